package org.oscine.descriptor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that can be looked at without changing it. The first three look at processes and files and may stand
 * under {@code status}; the others ask the service and may stand under {@code monitor} and {@code ready}; a
 * command may stand in all of them.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface Probe<T> extends Kind<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R pidfile(Pidfile<T> it);

        R processPattern(ProcessPattern<T> it);

        R canary(Canary<T> it);

        R command(Command<T> it);

        R tcp(Tcp<T> it);

        R unixSocket(UnixSocket<T> it);

        R http(Http<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> Probe<S> map(Parts<T, S> parts);

    /**
     * The process that a file names. It counts only if its executable, and its user and arguments where given,
     * are the declared ones; a lost or unreadable file makes the engine look for such a process instead.
     *
     * @param arguments words that must follow each other in its argv; none given: a process is adopted without
     *     the file only if it has the start command's whole argv
     * @param workingDirectory the folder that it must work in, where arguments do not tell instances apart
     */
    record Pidfile<T>(T path, T executable, List<T> arguments, Optional<T> user, Optional<T> workingDirectory)
            implements Probe<T> {
        public Pidfile {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.pidfile(this);
        }

        @Override
        public <S> Probe<S> map(Parts<T, S> parts) {
            return new Pidfile<>(
                    parts.text("pidfile", Role.PATH, path),
                    parts.text("executable", Role.PROGRAM, executable),
                    parts.words("arguments", Role.WORD, arguments),
                    parts.unlessEmpty("user", Role.OPTION, user),
                    parts.unlessEmpty("working-directory", Role.PATH, workingDirectory));
        }
    }

    /**
     * Any process whose command line matches, as pgrep -f would find it (an extended regular expression over the
     * arguments joined by blanks), and whose executable is the declared one.
     */
    record ProcessPattern<T>(T pattern, Optional<T> executable, Optional<T> user) implements Probe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.processPattern(this);
        }

        @Override
        public <S> Probe<S> map(Parts<T, S> parts) {
            return new ProcessPattern<>(
                    parts.text("process", Role.TEXT, pattern),
                    parts.unlessEmpty("executable", Role.PROGRAM, executable),
                    parts.unlessEmpty("user", Role.OPTION, user));
        }
    }

    /**
     * A companion that touches a file to show that it lives: its process, which names the file as an argument of
     * its own, and the freshness of the file. Counts only while the service itself is up.
     */
    record Canary<T>(T file, T executable, Optional<Duration> maxAge) implements Probe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.canary(this);
        }

        @Override
        public <S> Probe<S> map(Parts<T, S> parts) {
            return new Canary<>(
                    parts.text("canary", Role.PATH, file),
                    parts.text("executable", Role.PROGRAM, executable),
                    maxAge);
        }
    }

    /** A command whose end tells. */
    record Command<T>(Run<T> run) implements Probe<T>, Kind.Running<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }

        @Override
        public <S> Probe<S> map(Parts<T, S> parts) {
            return new Command<>(parts.command("run", run));
        }
    }

    /** A TCP port, {@code host:port}, that takes a connection and answers as expected. */
    record Tcp<T>(T address, Optional<T> send, Optional<T> expect) implements Probe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.tcp(this);
        }

        @Override
        public <S> Probe<S> map(Parts<T, S> parts) {
            return new Tcp<>(
                    parts.text("tcp", Role.ADDRESS, address),
                    parts.text("send", Role.TEXT, send),
                    parts.text("expect", Role.TEXT, expect));
        }
    }

    /** A Unix socket that takes a connection and answers as expected. */
    record UnixSocket<T>(T path, Optional<T> send, Optional<T> expect) implements Probe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.unixSocket(this);
        }

        @Override
        public <S> Probe<S> map(Parts<T, S> parts) {
            return new UnixSocket<>(
                    parts.text("unix-socket", Role.PATH, path),
                    parts.text("send", Role.TEXT, send),
                    parts.text("expect", Role.TEXT, expect));
        }
    }

    /** A web address: its status (an exit-map-like list of ranges) and a regular expression found in its body. */
    record Http<T>(T url, List<StatusRange> status, Optional<T> body) implements Probe<T> {
        public Http {
            status = status.isEmpty() ? List.of(new StatusRange(200, 299)) : List.copyOf(status);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.http(this);
        }

        @Override
        public <S> Probe<S> map(Parts<T, S> parts) {
            return new Http<>(
                    parts.text("http", Role.ADDRESS, url), status, parts.text("body", Role.TEXT, body));
        }
    }

    /** HTTP statuses, both ends included. */
    record StatusRange(int from, int to) {
        public boolean contains(int status) {
            return from <= status && status <= to;
        }
    }
}
