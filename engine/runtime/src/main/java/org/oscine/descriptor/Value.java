package org.oscine.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that is derived, never set by an administrator.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface Value<T> extends Kind<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R configFile(ConfigFile<T> it);

        R firstExisting(FirstExisting<T> it);

        R directoryOf(DirectoryOf<T> it);

        R text(Text<T> it);

        R command(Command<T> it);

        R words(Words<T> it);

        R join(Join<T> it);

        R choose(Choose<T> it);

        R translation(Translation<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> Value<S> map(Parts<T, S> parts);

    /**
     * A key of a configuration file; the default where file, section or key is missing.
     *
     * @param all every occurrence of the key, as a list, and not one alone
     */
    record ConfigFile<T>(T path, Format format, String section, String key, boolean all, Optional<T> defaultValue)
            implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.configFile(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new ConfigFile<>(
                    parts.text("config-file", Role.PATH, path), format, section, key, all,
                    parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /** The first of these paths that exists; the default where none does. */
    record FirstExisting<T>(List<T> paths, Only only, Optional<T> defaultValue) implements Value<T> {
        /** What counts as existing. */
        public enum Only { ANYTHING, FILE, DIRECTORY }

        public FirstExisting {
            paths = List.copyOf(paths);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.firstExisting(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new FirstExisting<>(
                    parts.words("first-existing", Role.PATH, paths), only, parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /** The directory that holds what a path names; the default where the path is empty, or names none. */
    record DirectoryOf<T>(T path, Optional<T> defaultValue) implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.directoryOf(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new DirectoryOf<>(parts.text("directory-of", Role.TEXT, path), parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /**
     * A text put together of parameters, other values and facts of the call; the default where it is empty.
     *
     * @param output a regular expression that picks a part of it: its first group, or all that matches
     */
    record Text<T>(T text, Optional<T> output, Optional<T> defaultValue) implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.text(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new Text<>(parts.text("text", Role.TEXT, text), parts.text("output", Role.TEXT, output),
                    parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /**
     * What a command prints, such as the service's own report of its settings; the default where it fails. Its
     * {@code output} picks the value: the first group, or all that matches; without it, the first line that is not
     * empty.
     */
    record Command<T>(Run<T> run, Optional<T> defaultValue) implements Value<T>, Kind.Running<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new Command<>(parts.command("run", run), parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /** Words for the argument vectors of several commands: each may become several, or none. */
    record Words<T>(List<T> words) implements Value<T> {
        public Words {
            words = List.copyOf(words);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.words(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new Words<>(parts.words("list", Role.WORD, words));
        }
    }

    /** Words put together to one text; the default where that is empty. */
    record Join<T>(List<T> words, T separator, Optional<T> defaultValue) implements Value<T> {
        public Join {
            words = List.copyOf(words);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.join(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new Join<>(parts.words("join", Role.TEXT, words), parts.text("separator", Role.TEXT, separator),
                    parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /** The first of several texts whose condition holds; the default where none does, or where it is empty. */
    record Choose<T>(T choice, Optional<T> defaultValue) implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.choose(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new Choose<>(parts.text("choose", Role.TEXT, choice), parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /**
     * What a table says of a text; the default where it says nothing.
     *
     * @param table by text; that of {@link #OTHER} is for any other
     */
    record Translation<T>(T text, Map<String, T> table, Optional<T> defaultValue) implements Value<T> {
        /** The key of the last row, which stands for any other text. */
        public static final String OTHER = "other";

        public Translation {
            table = Ordered.copyOf(table);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.translation(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new Translation<>(parts.text("map", Role.TEXT, text), parts.named("to", Role.TEXT, table),
                    parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /** The formats of configuration files that can be read. */
    enum Format {
        /** [section] and key = value; comments with # or ;. */
        INI(true, true),
        /** NAME=value, as systemd reads an EnvironmentFile. */
        ASSIGNMENTS(false, false),
        /** NAME=value, as a shell reads it. */
        SHELL(false, false),
        /** A key, blanks, a value, perhaps a semicolon: for what has no format of its own. */
        DIRECTIVES(false, true),
        /** The configuration of Apache's httpd: containers, definitions, includes. */
        APACHE(true, true),
        /** The dialect of Asterisk and its modules: = and =>, ; and ;-- --;, templates, #include. */
        ASTERISK(true, false),
        /** conntrackd.conf: blocks, a setting a line. */
        CONNTRACKD(true, true),
        /** LDIF, such as the files of slapd.d: a section is the DN of an entry. */
        LDIF(true, true),
        /** my.cnf of MariaDB and MySQL: groups, includes. */
        MYSQL(true, true),
        /** named.conf: statements, blocks, three kinds of comments, includes. */
        NAMED(true, true),
        /** nginx.conf: statements, blocks, quotes, includes. */
        NGINX(true, true),
        /** postgresql.conf, with postgresql.auto.conf. */
        POSTGRESQL(false, false),
        /** rsyncd.conf: names without case and blanks, continued lines, includes. */
        RSYNC(true, false),
        /** sshd_config: the first setting, includes; without what is below Match. */
        SSHD(false, true);

        private final boolean hasSections;
        private final boolean repeats;

        Format(boolean hasSections, boolean repeats) {
            this.hasSections = hasSections;
            this.repeats = repeats;
        }

        /** Whether a key is in a section, or can be. */
        public boolean hasSections() {
            return hasSections;
        }

        /** Whether a key can occur several times, and each occurrence say something. */
        public boolean repeats() {
            return repeats;
        }

        /** The word in a descriptor. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
