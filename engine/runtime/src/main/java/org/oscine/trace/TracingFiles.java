package org.oscine.trace;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.FileView;
import org.oscine.trust.Origin;

/** Tells which files are looked at. What stands in them may be anything, also a password: only numbers are shown. */
record TracingFiles(FileView files, Trace trace) implements FileView.Forwarding {
    private static final int LONGEST_NUMBER = 20;

    @Override
    public Kind kind(String path) {
        Kind kind = files.kind(path);
        trace.look(path, kind.name().toLowerCase(Locale.ROOT));
        return kind;
    }

    @Override
    public Reading read(String path) {
        return told("read " + path, files.read(path));
    }

    @Override
    public Reading readAs(Account account, String path) {
        return told("read " + path + " as " + account.shown(), files.readAs(account, path));
    }

    private Reading told(String what, Reading reading) {
        trace.look(what, reading.match(new Words()));
        return reading;
    }

    private final class Words implements Reading.Cases<String> {
        @Override
        public String content(Reading.Content it) {
            return trace.isHushed() ? it.text().length() + " characters" : shown(it.text());
        }

        @Override
        public String missing(Reading.Missing it) {
            return "missing";
        }

        @Override
        public String odd(Reading.Odd it) {
            return "not text, " + it.cause();
        }

        @Override
        public String unreadable(Reading.Unreadable it) {
            return "unreadable, " + it.cause();
        }
    }

    /** Asked only of the program that processes are compared with, which the trace has told already. */
    @Override
    public String beginning(String path) {
        return files.beginning(path);
    }

    private static String shown(String content) {
        String text = content.strip();
        boolean number = text.length() <= LONGEST_NUMBER && text.matches("[0-9]+");
        return number ? text : content.length() + " characters";
    }

    @Override
    public Optional<Instant> modified(String path) {
        Optional<Instant> modified = files.modified(path);
        trace.look(path + " was last written", modified.isEmpty() ? "unknown" : modified.get().toString());
        return modified;
    }

    @Override
    public Optional<String> realPath(String path) {
        Optional<String> real = files.realPath(path);
        if (!real.equals(Optional.of(path))) {
            trace.look(path + " points to", real.orElse("nothing"));
        }
        return real;
    }

    @Override
    public Optional<Integer> owner(String path) {
        Optional<Integer> owner = files.owner(path);
        trace.look(path + " belongs to user", owner.isEmpty() ? "unknown" : owner.get().toString());
        return owner;
    }

    @Override
    public List<String> matching(String pattern) {
        List<String> matching = files.matching(pattern);
        trace.look("files " + pattern, matching.isEmpty() ? "none" : String.join(" ", matching));
        return matching;
    }

    @Override
    public boolean executable(String path) {
        boolean executable = files.executable(path);
        trace.look(path + " is executable", executable ? "yes" : "no");
        return executable;
    }

    @Override
    public Origin writers(String path) {
        Origin writers = files.writers(path);
        if (!writers.isRoot()) {
            trace.look(path + " is writable by", writers.who());
        }
        return writers;
    }

    @Override
    public Access writableBy(String path, String user) {
        Access access = files.writableBy(path, user);
        trace.look(path + " is writable by " + user, access.name().toLowerCase(Locale.ROOT));
        return access;
    }
}
