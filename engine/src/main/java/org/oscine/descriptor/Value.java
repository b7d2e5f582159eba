package org.oscine.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * A value that is derived, never set by an administrator.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface Value<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R configFile(ConfigFile<T> it);

        R firstExisting(FirstExisting<T> it);

        R text(Text<T> it);

        R command(Command<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    /** A key of a configuration file; the default where file, section or key is missing. */
    record ConfigFile<T>(T path, Format format, String section, String key, Optional<T> defaultValue)
            implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.configFile(this);
        }
    }

    /** The first of these paths that exists; the default where none does. */
    record FirstExisting<T>(List<T> paths, Optional<T> defaultValue) implements Value<T> {
        public FirstExisting {
            paths = List.copyOf(paths);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.firstExisting(this);
        }
    }

    /** A text put together of parameters, other values and facts of the call; the default where it is empty. */
    record Text<T>(T text, Optional<T> defaultValue) implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.text(this);
        }
    }

    /**
     * What a command prints, such as the service's own report of its settings; the default where it fails. Its
     * {@code output} picks the value: the first group, or all that matches; without it, the first line that is not
     * empty.
     */
    record Command<T>(Run<T> run, Optional<T> defaultValue) implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }
    }

    /** The formats of configuration files that can be read. */
    enum Format {
        /** [section] and key = value; comments with # or ;. */
        INI,
        /** NAME=value, as in /etc/default; quotes are taken off. */
        ASSIGNMENTS,
        /** A key, blanks, a value, perhaps a semicolon: sshd, nginx, Apache. No sections. */
        DIRECTIVES,
        /** The dialect of Asterisk and its modules: = and =>, ; and ;-- --;, templates, #include. */
        ASTERISK;

        /** The word in a descriptor. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
