package org.oscine.descriptor;

import java.util.List;
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

        R text(Text<T> it);

        R command(Command<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> Value<S> map(Parts<T, S> parts);

    /** A key of a configuration file; the default where file, section or key is missing. */
    record ConfigFile<T>(T path, Format format, String section, String key, Optional<T> defaultValue)
            implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.configFile(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new ConfigFile<>(
                    parts.text("config-file", Role.PATH, path), format, section, key,
                    parts.text("default", Role.TEXT, defaultValue));
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

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new FirstExisting<>(
                    parts.words("first-existing", Role.PATH, paths), parts.text("default", Role.TEXT, defaultValue));
        }
    }

    /** A text put together of parameters, other values and facts of the call; the default where it is empty. */
    record Text<T>(T text, Optional<T> defaultValue) implements Value<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.text(this);
        }

        @Override
        public <S> Value<S> map(Parts<T, S> parts) {
            return new Text<>(parts.text("text", Role.TEXT, text), parts.text("default", Role.TEXT, defaultValue));
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

    /** The formats of configuration files that can be read. */
    enum Format {
        /** [section] and key = value; comments with # or ;. */
        INI(true),
        /** NAME=value, as systemd reads an EnvironmentFile. */
        ASSIGNMENTS(false),
        /** NAME=value, as a shell reads it. */
        SHELL(false),
        /** A key, blanks, a value, perhaps a semicolon: for what has no format of its own. */
        DIRECTIVES(false),
        /** The configuration of Apache's httpd: containers, definitions, includes. */
        APACHE(true),
        /** The dialect of Asterisk and its modules: = and =>, ; and ;-- --;, templates, #include. */
        ASTERISK(true),
        /** conntrackd.conf: blocks, a setting a line. */
        CONNTRACKD(true),
        /** LDIF, such as the files of slapd.d: a section is the DN of an entry. */
        LDIF(true),
        /** my.cnf of MariaDB and MySQL: groups, includes. */
        MYSQL(true),
        /** named.conf: statements, blocks, three kinds of comments, includes. */
        NAMED(true),
        /** nginx.conf: statements, blocks, quotes, includes. */
        NGINX(true),
        /** postgresql.conf, with postgresql.auto.conf. */
        POSTGRESQL(false),
        /** rsyncd.conf: names without case and blanks, continued lines, includes. */
        RSYNC(true),
        /** sshd_config: the first setting, includes; without what is below Match. */
        SSHD(false);

        private final boolean hasSections;

        Format(boolean hasSections) {
            this.hasSections = hasSections;
        }

        /** Whether a key is in a section, or can be. */
        public boolean hasSections() {
            return hasSections;
        }

        /** The word in a descriptor. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
