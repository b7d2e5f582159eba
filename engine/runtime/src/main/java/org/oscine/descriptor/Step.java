package org.oscine.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * Something that changes the machine, before a start or after a stop.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface Step<T> extends Kind<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R directory(Directory<T> it);

        R file(File<T> it);

        R touch(Touch<T> it);

        R remove(Remove<T> it);

        R kill(Kill<T> it);

        R command(Command<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> Step<S> map(Parts<T, S> parts);

    /**
     * Directories that must be there. Missing ones are made, with this owner and mode; one that is there is left as it is, and
     * must be writable by the owner.
     *
     * @param within a directory below which root makes them even where others could have said their names
     */
    record Directory<T>(List<T> paths, Optional<T> owner, Optional<T> group, Optional<T> mode, Optional<T> within)
            implements Step<T> {
        public Directory {
            paths = List.copyOf(paths);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.directory(this);
        }

        @Override
        public <S> Step<S> map(Parts<T, S> parts) {
            return new Directory<>(
                    parts.words("directory", Role.PATH, paths),
                    parts.unlessEmpty("owner", Role.OPTION, owner),
                    parts.unlessEmpty("group", Role.OPTION, group),
                    parts.unlessEmpty("mode", Role.TEXT, mode),
                    parts.unlessEmpty("within", Role.OPTION, within));
        }
    }

    /** A file written anew. */
    record File<T>(T path, T content, Optional<T> owner, Optional<T> group, Optional<T> mode) implements Step<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.file(this);
        }

        @Override
        public <S> Step<S> map(Parts<T, S> parts) {
            return new File<>(
                    parts.text("file", Role.PATH, path),
                    parts.text("content", Role.TEXT, content),
                    parts.unlessEmpty("owner", Role.OPTION, owner),
                    parts.unlessEmpty("group", Role.OPTION, group),
                    parts.unlessEmpty("mode", Role.TEXT, mode));
        }
    }

    /** Files that must be there, such as a log. A missing one is made, empty; one that is there is left as it is. */
    record Touch<T>(List<T> paths, Optional<T> owner, Optional<T> group, Optional<T> mode) implements Step<T> {
        public Touch {
            paths = List.copyOf(paths);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.touch(this);
        }

        @Override
        public <S> Step<S> map(Parts<T, S> parts) {
            return new Touch<>(
                    parts.words("touch", Role.PATH, paths),
                    parts.unlessEmpty("owner", Role.OPTION, owner),
                    parts.unlessEmpty("group", Role.OPTION, group),
                    parts.unlessEmpty("mode", Role.TEXT, mode));
        }
    }

    /** Files, sockets or links that must be gone; directories are never removed. */
    record Remove<T>(List<T> paths) implements Step<T> {
        public Remove {
            paths = List.copyOf(paths);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.remove(this);
        }

        @Override
        public <S> Step<S> map(Parts<T, S> parts) {
            return new Remove<>(parts.words("remove", Role.PATH, paths));
        }
    }

    /** The processes of a status probe, by its name, must be gone. */
    record Kill<T>(String probe) implements Step<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.kill(this);
        }

        @Override
        public <S> Step<S> map(Parts<T, S> parts) {
            return new Kill<>(probe);
        }
    }

    /** A command that must succeed. */
    record Command<T>(Run<T> run) implements Step<T>, Kind.Running<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }

        @Override
        public <S> Step<S> map(Parts<T, S> parts) {
            return new Command<>(parts.command("run", run));
        }
    }
}
