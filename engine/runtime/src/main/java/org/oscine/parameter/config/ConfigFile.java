package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;
import org.oscine.host.FileView;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/**
 * The door to the formats of configuration files. Each file is read once, or not at all. What a service's user writes there
 * can neither keep the engine busy for long nor fill its memory: what is over a bound is left out, and {@link #fault} says so.
 */
public final class ConfigFile {
    private final FileView files;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Dialect> dialects = new HashMap<>();
    private Failure excess = Failure.NONE;

    public ConfigFile(FileView files) {
        this.files = files;
    }

    /** For one question. */
    static Optional<String> find(FileView files, String path, Value.Format format, String section, String key) {
        return new ConfigFile(files).find(path, format, section, key);
    }

    /**
     * What a configuration file says.
     *
     * @param section the section, for formats that have them
     * @return the value as the service itself would read it; absent where file, section or key is missing
     */
    public Optional<String> find(String path, Value.Format format, String section, String key) {
        return usable(switch (format) {
            case INI, DIRECTIVES -> last(all(path, format, section, key));
            default -> dialect(path, format).find(section, key);
        });
    }

    /**
     * Every occurrence of a key that says something, in the order of the file.
     *
     * @param format one in which a key can occur several times
     */
    public List<String> findAll(String path, Value.Format format, String section, String key) {
        List<String> items = new ArrayList<>();
        for (String item : all(path, format, section, key)) {
            if (items.size() == Template.Each.MOST) {
                excess = Failure.of(path + " has '" + key + "' more than " + Template.Each.MOST + " times; the rest is not read");
                return items;
            }
            if (!item.isEmpty() && item.indexOf(0) < 0) {
                items.add(item);
            }
        }
        return items;
    }

    private List<String> all(String path, Value.Format format, String section, String key) {
        return switch (format) {
            case INI -> new Ini(text(path)).all(section, key);
            case DIRECTIVES -> new Directives(text(path)).all(key);
            default -> dialect(path, format).all(section, key);
        };
    }

    private static Optional<String> last(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    /** A value that can be given to a process or be a name: one with a NUL can not, and counts as not there. */
    public static Optional<String> usable(Optional<String> value) {
        return value.isPresent() && value.get().indexOf(0) >= 0 ? Optional.empty() : value;
    }

    /** What was left out of the files that were read, and why. */
    public Failure fault() {
        for (Dialect read : dialects.values()) {
            if (read.fault().exists()) {
                return read.fault();
            }
        }
        return excess;
    }

    /** Who, besides root, could have written what a configuration file says, with all that it includes. */
    public Origin writers(String path, Value.Format format) {
        return switch (format) {
            case INI, DIRECTIVES -> files.writers(path);
            default -> dialect(path, format).writers();
        };
    }

    /** Nothing at all where the file cannot be read. */
    private String text(String path) {
        String known = texts.get(path);
        if (known == null) {
            known = lines(files, path).orElse("");
            texts.put(path, known);
        }
        return known;
    }

    private Dialect dialect(String path, Value.Format format) {
        String name = format.word() + " " + path;
        Dialect known = dialects.get(name);
        if (known == null) {
            Dialect dialect = switch (format) {
                case ASSIGNMENTS -> new AssignmentsConfig(files, path);
                case APACHE -> new ApacheConfig(files, path);
                case CONNTRACKD -> new ConntrackdConfig(files, path);
                case LDIF -> new LdifConfig(files, path);
                case MYSQL -> new MysqlConfig(files, path);
                case NAMED -> new NamedConfig(files, path);
                case NGINX -> new NginxConfig(files, path);
                case POSTGRESQL -> new PostgresqlConfig(files, path);
                case RSYNC -> new RsyncConfig(files, path);
                case SHELL -> new ShellConfig(files, path);
                case SSHD -> new SshdConfig(files, path);
                default -> new AsteriskConfig(files, path);
            };
            known = dialect.read();
            dialects.put(name, known);
        }
        return known;
    }

    static Optional<String> lines(FileView files, String path) {
        return files.read(path) instanceof FileView.Reading.Content content
                ? Optional.of(content.text())
                : Optional.empty();
    }
}
