package org.oscine.descriptor;

import java.util.Optional;

/**
 * Something that must hold on a node before the service can run there.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface Check<T> extends Kind<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R binary(Binary<T> it);

        R file(File<T> it);

        R directory(Directory<T> it);

        R device(Device<T> it);

        R user(User<T> it);

        R group(Group<T> it);

        R root(Root<T> it);

        R command(Command<T> it);

        R refuse(Refuse<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> Check<S> map(Parts<T, S> parts);

    /** A program: an executable file, or a name found on the PATH. */
    record Binary<T>(T program) implements Check<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.binary(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new Binary<>(parts.text("binary", Role.PROGRAM, program));
        }
    }

    /** A regular file that can be read. */
    record File<T>(T path) implements Check<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.file(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new File<>(parts.text("file", Role.PATH, path));
        }
    }

    /** A directory, writable by a user where one is given. */
    record Directory<T>(T path, Optional<T> writableBy) implements Check<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.directory(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new Directory<>(
                    parts.text("directory", Role.PATH, path),
                    parts.unlessEmpty("writable-by", Role.OPTION, writableBy));
        }
    }

    /** A block or character device. */
    record Device<T>(T path) implements Check<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.device(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new Device<>(parts.text("device", Role.PATH, path));
        }
    }

    /** A user that the node knows. */
    record User<T>(T name) implements Check<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.user(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new User<>(parts.text("user", Role.ACCOUNT, name));
        }
    }

    /** A group that the node knows. */
    record Group<T>(T name) implements Check<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.group(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new Group<>(parts.text("group", Role.ACCOUNT, name));
        }
    }

    /** The agent runs as root. */
    record Root<T>() implements Check<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.root(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new Root<>();
        }
    }

    /** A command, for instance the service's own test of its configuration. */
    record Command<T>(Run<T> run) implements Check<T>, Kind.Running<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new Command<>(parts.command("run", run));
        }
    }

    /** What cannot be, whatever the node is like: it fails wherever its condition holds, with this sentence for the reason. */
    record Refuse<T>(T sentence) implements Check<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.refuse(this);
        }

        @Override
        public <S> Check<S> map(Parts<T, S> parts) {
            return new Refuse<>(parts.text("refuse", Role.TEXT, sentence));
        }
    }
}
