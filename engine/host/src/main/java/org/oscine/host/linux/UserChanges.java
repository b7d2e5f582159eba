package org.oscine.host.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.Account;
import org.oscine.host.Accounts;
import org.oscine.host.Commands;
import org.oscine.host.Commands.Ended;
import org.oscine.host.FileChanges;
import org.oscine.host.FileMode;
import org.oscine.host.Invocation;
import org.oscine.ocf.Failure;

/** Changes that Linux's own programs make with the right of an account, so that the kernel judges each of them. */
final class UserChanges implements FileChanges {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CONTENT = "CONTENT";

    /** The content comes by the environment, which only root and this account can look into. */
    private static final String WRITE = "set -C; umask 077; printf %s \"$" + CONTENT + "\" >\"$1\" && chmod \"$2\" \"$1\""
            + " && { [ -z \"$3\" ] || chgrp \"$3\" \"$1\"; } && mv -fT \"$1\" \"$4\" || { rm -f \"$1\"; exit 1; }";

    /** With set -C, the shell makes it only if nothing is there; what somebody else has made meanwhile is as good. */
    private static final String MAKE = "set -C; umask 077; if [ -e \"$1\" ]; then [ -f \"$1\" ] || { echo 'x: not a regular file'; exit 1; }; "
            + "else : >\"$1\" && chmod \"$2\" \"$1\" && { [ -z \"$3\" ] || chgrp \"$3\" \"$1\"; }; fi";

    private final Account account;
    private final Accounts accounts;
    private final Commands commands;

    UserChanges(Account account, Accounts accounts, Commands commands) {
        this.account = account;
        this.accounts = accounts;
        this.commands = commands;
    }

    @Override
    public FileChanges as(Account other) {
        return new UserChanges(other, accounts, commands);
    }

    @Override
    public Failure makeDirectory(String path, Optional<String> owner, Optional<String> group, Optional<String> mode) {
        Failure fault = notItself(owner);
        if (!fault.exists() && mode.isPresent() && FileMode.parse(mode.get()).isEmpty()) {
            fault = Failure.of(mode.get() + " is not an octal mode");
        }
        if (!fault.exists()) {
            fault = run("mkdir", "-p", "-m", mode.orElse("755"), "--", path);
        }
        if (!fault.exists() && group.isPresent() && !isOwn(group.get())) {
            fault = run("chgrp", "--", group.get(), path);
        }
        return failed("create", path, fault);
    }

    @Override
    public Failure write(String path, String content, String mode, Optional<String> owner, Optional<String> group) {
        Failure fault = notItself(owner);
        Path file = Path.of(path);
        if (!fault.exists() && file.getParent() != null) {
            String fresh = file.resolveSibling(NewEntry.name(file.getFileName().toString())).toString();
            String other = group.isPresent() && !isOwn(group.get()) ? group.get() : "";
            fault = run(Map.of(CONTENT, Optional.of(content)), "sh", "-c", WRITE, "sh", fresh, mode, other, path);
        }
        return failed("write", path, fault);
    }

    @Override
    public Failure makeFile(String path, String mode, Optional<String> owner, Optional<String> group) {
        Failure fault = notItself(owner);
        if (!fault.exists()) {
            String other = group.isPresent() && !isOwn(group.get()) ? group.get() : "";
            fault = run("sh", "-c", MAKE, "sh", path, mode, other);
        }
        return failed("create", path, fault);
    }

    @Override
    public Failure remove(String path) {
        return isThere(path) ? failed("remove", path, run("rm", "-f", "--", path)) : Failure.NONE;
    }

    /** Without a process where there is nothing; whether there is something the kernel tells only of the way that root sees. */
    private static boolean isThere(String path) {
        try {
            return Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException cannotBe) {
            return false;
        }
    }

    /** Makes an empty file, if it is missing; returns why it cannot be added to. */
    Failure touch(String path) {
        Failure fault = run("sh", "-c", "umask 022; : >>\"$1\"", "sh", path);
        return fault.exists() ? Failure.of(fault.cause() + " (as " + account.shown() + ")") : fault;
    }

    @Override
    public Optional<AutoCloseable> tryLock(String path) {
        throw new UncheckedIOException(new IOException("a lock is the engine's own"));
    }

    /** Only root could give it to another. */
    private Failure notItself(Optional<String> owner) {
        if (owner.isEmpty()) {
            return Failure.NONE;
        }
        Optional<Integer> wanted = accounts.user(owner.get());
        if (wanted.isEmpty()) {
            return Failure.of("there is no user " + owner.get());
        }
        return wanted.equals(accounts.user(account.user()))
                ? Failure.NONE : Failure.of("only root can change its owner to " + owner.get());
    }

    private boolean isOwn(String group) {
        Optional<Integer> user = accounts.user(account.user());
        Optional<Integer> wanted = accounts.group(group);
        Optional<Integer> own = user.isPresent() ? accounts.primaryGroup(user.get()) : Optional.empty();
        return wanted.isPresent() && wanted.equals(own);
    }

    private Failure failed(String what, String path, Failure fault) {
        return fault.after("cannot " + what + " " + path + " as " + account.shown() + ": ");
    }

    private Failure run(String... words) {
        return run(Map.of(), words);
    }

    /** Why the program failed, in the kernel's words. */
    private Failure run(Map<String, Optional<String>> variables, String... words) {
        List<String> argv = new ArrayList<>(Arrays.asList(words));
        Invocation invocation = new Invocation(argv, Optional.of(account.user()), account.group(), variables, "/",
                Optional.empty(), Map.of());
        return commands.run(invocation, PATIENCE).match(new Ended.Cases<Failure>() {
            @Override
            public Failure exited(Ended.Exited it) {
                return it.code() == 0 ? Failure.NONE : Failure.of(reason(it.output(), words[0]));
            }

            @Override
            public Failure timedOut(Ended.TimedOut it) {
                return Failure.of(words[0] + " does not end");
            }

            @Override
            public Failure notStarted(Ended.NotStarted it) {
                return Failure.of(it.cause());
            }
        });
    }

    /** What follows the last colon of the first line: "rm: cannot remove '/x': Permission denied". */
    private static String reason(String output, String program) {
        String line = output.strip();
        int end = line.indexOf('\n');
        line = end < 0 ? line : line.substring(0, end);
        int colon = line.lastIndexOf(": ");
        return colon < 0 ? program + " failed" : line.substring(colon + 2);
    }
}
