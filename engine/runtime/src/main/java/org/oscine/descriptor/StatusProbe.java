package org.oscine.descriptor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What may stand under {@code status}: it looks at processes and files, or runs a command, to tell whether the service is
 * there.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface StatusProbe<T> extends Kind<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R pidfile(Pidfile<T> it);

        R processPattern(ProcessPattern<T> it);

        R canary(Canary<T> it);

        R command(Command<T> it);

        R kept(Kept<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> StatusProbe<S> map(Parts<T, S> parts);

    /**
     * The process that a file names. It counts only if its executable, and its user and arguments where given,
     * are the declared ones; a lost or unreadable file makes the engine look for such a process instead.
     *
     * @param arguments words that must follow each other in its argv; none given: a process is adopted without
     *     the file only if it has the start command's whole argv
     * @param workingDirectory the directory that it must work in, where arguments do not tell instances apart
     */
    record Pidfile<T>(T path, T executable, Optional<T> user, List<T> arguments, Optional<T> workingDirectory)
            implements StatusProbe<T> {
        public Pidfile {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.pidfile(this);
        }

        @Override
        public <S> StatusProbe<S> map(Parts<T, S> parts) {
            return new Pidfile<>(
                    parts.text("pidfile", Role.PATH, path),
                    parts.text("executable", Role.PROGRAM, executable),
                    parts.unlessEmpty("user", Role.OPTION, user),
                    parts.words("arguments", Role.WORD, arguments),
                    parts.unlessEmpty("working-directory", Role.PATH, workingDirectory));
        }
    }

    /**
     * Any process whose command line matches, as pgrep -f would find it (an extended regular expression over the
     * arguments joined by blanks), and whose executable is the declared one.
     */
    record ProcessPattern<T>(T pattern, Optional<T> executable, Optional<T> user) implements StatusProbe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.processPattern(this);
        }

        @Override
        public <S> StatusProbe<S> map(Parts<T, S> parts) {
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
    record Canary<T>(T file, T executable, Optional<Duration> maxAge) implements StatusProbe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.canary(this);
        }

        @Override
        public <S> StatusProbe<S> map(Parts<T, S> parts) {
            return new Canary<>(
                    parts.text("canary", Role.PATH, file),
                    parts.text("executable", Role.PROGRAM, executable),
                    maxAge);
        }
    }

    /** A command whose end tells. */
    record Command<T>(Run<T> run) implements StatusProbe<T>, Kind.Running<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }

        @Override
        public <S> StatusProbe<S> map(Parts<T, S> parts) {
            return new Command<>(parts.command("run", run));
        }
    }

    /** The engine's own record of start and stop, for what has no process. */
    record Kept<T>() implements StatusProbe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.kept(this);
        }

        @Override
        public <S> StatusProbe<S> map(Parts<T, S> parts) {
            return new Kept<>();
        }
    }
}
