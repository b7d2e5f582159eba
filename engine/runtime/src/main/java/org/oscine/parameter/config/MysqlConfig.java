package org.oscine.parameter.config;

import java.util.List;
import java.util.Optional;
import org.oscine.host.FileView;

/**
 * my.cnf as MariaDB and MySQL read it: groups, {@code key} and {@code key = value}, where - and _ are one; a # begins a comment
 * outside of quotes; quotes around a value are taken off, and backslashes count; {@code !include} and {@code !includedir}. The last
 * setting counts. Without a section: the groups that a MariaDB server of any version reads.
 */
final class MysqlConfig extends Dialect {
    private static final List<String> OF_THE_SERVER = List.of("mysqld", "server", "mariadb", "mariadbd", "client-server", "galera");
    private static final String INCLUDE = "!include";
    private static final String INCLUDE_DIRECTORY = "!includedir";
    private static final String LOOSE = "loose_";

    MysqlConfig(FileView files, String path) {
        super(files, path, Counts.LAST);
    }

    @Override
    public void take(String text, int depth) {
        String group = "";
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null && sources.hasRoom(); raw = lines.next()) {
            String line = raw.strip();
            int end = line.indexOf(']');
            if (line.startsWith("[") && end > 0) {
                group = line.substring(1, end).strip();
            } else if (line.startsWith(INCLUDE_DIRECTORY)) {
                include(line.substring(INCLUDE_DIRECTORY.length()).strip() + "/*.cnf", depth);
            } else if (line.startsWith(INCLUDE)) {
                sources.load(line.substring(INCLUDE.length()).strip(), depth + 1, this);
            } else if (!group.isEmpty() && !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                setting(group, withoutComment(line));
            }
        }
    }

    private void setting(String group, String line) {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals).strip();
        String value = equals < 0 ? "" : unescaped(unquoted(line.substring(equals + 1).strip()));
        keep(group, key, value);
        if (OF_THE_SERVER.contains(group)) {
            keep("", key, value);
        }
    }

    private static String withoutComment(String line) {
        char quote = 0;
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char it = line.charAt(i);
            if (quote == 0 && it == '#') {
                return line.substring(0, i).strip();
            }
            if ((it == '\'' || it == '"') && !escaped) {
                quote = quote == 0 ? it : it == quote ? 0 : quote;
            }
            escaped = quote != 0 && it == '\\' && !escaped;
        }
        return line;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder unescaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char it = value.charAt(i);
            char next = it == '\\' && i + 1 < value.length() ? value.charAt(i + 1) : 0;
            int letter = next == 0 ? -1 : "ntrbs\"'\\".indexOf(next);
            unescaped.append(letter < 0 ? it : "\n\t\r\b \"'\\".charAt(letter));
            i += letter < 0 ? 0 : 1;
        }
        return unescaped.toString();
    }

    @Override
    Optional<String> find(String section, String key) {
        return super.find(section.strip(), key);
    }

    /** An option that may be unknown to the server is one all the same. */
    @Override
    String folded(String key) {
        String folded = key.replace('-', '_');
        return folded.startsWith(LOOSE) ? folded.substring(LOOSE.length()) : folded;
    }
}
