package org.oscine.parameter.config;

import java.util.Locale;
import java.util.Optional;
import org.oscine.host.FileView;

/**
 * postgresql.conf as the server reads it: names, which know no case, perhaps an equals sign, and a value, perhaps in single
 * quotes, in which a doubled quote and backslashes count; {@code include}, {@code include_if_exists} and {@code include_dir} from
 * the directory of the file that has them; then postgresql.auto.conf in the data directory. The last setting counts.
 */
final class PostgresqlConfig extends Dialect {
    private static final String AUTOMATIC = "postgresql.auto.conf";
    private static final int OCTAL = 8;
    private static final int MOST_OCTAL_DIGITS = 3;

    PostgresqlConfig(FileView files, String path) {
        super(files, path, Counts.LAST);
    }

    @Override
    public void take(String text, int depth) {
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null && sources.hasRoom(); raw = lines.next()) {
            String line = raw.strip();
            int end = 0;
            while (end < line.length() && isOfName(line.charAt(end))) {
                end++;
            }
            String rest = line.substring(end).strip();
            Optional<String> value = end == 0 ? Optional.empty() : value(rest.startsWith("=") ? rest.substring(1).strip() : rest);
            if (value.isPresent()) {
                setting(line.substring(0, end), value.get(), depth);
            }
        }
    }

    private static boolean isOfName(char it) {
        return Character.isLetterOrDigit(it) || it == '_' || it == '$' || it == '.';
    }

    /** Nothing where there is none. */
    private static Optional<String> value(String text) {
        if (text.startsWith("'")) {
            return quoted(text);
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '#') {
            end++;
        }
        return end == 0 ? Optional.empty() : Optional.of(text.substring(0, end));
    }

    private static Optional<String> quoted(String text) {
        StringBuilder value = new StringBuilder();
        int at = 1;
        while (at < text.length()) {
            char it = text.charAt(at);
            if (it == '\\' && at + 1 < text.length()) {
                at = escaped(text, at + 1, value);
            } else if (it == '\'' && !text.startsWith("''", at)) {
                return Optional.of(value.toString());
            } else {
                value.append(it);
                at += it == '\'' ? 2 : 1;
            }
        }
        return Optional.empty();
    }

    private static int escaped(String text, int from, StringBuilder value) {
        int code = 0;
        int at = from;
        while (at < text.length() && at - from < MOST_OCTAL_DIGITS && text.charAt(at) >= '0' && text.charAt(at) < '0' + OCTAL) {
            code = code * OCTAL + text.charAt(at) - '0';
            at++;
        }
        if (at > from) {
            value.append((char) code);
            return at;
        }
        char it = text.charAt(from);
        switch (it) {
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            default -> value.append(it);
        }
        return from + 1;
    }

    private void setting(String name, String value, int depth) {
        switch (folded(name)) {
            case "include", "include_if_exists" -> sources.load(absolute(value), depth + 1, this);
            case "include_dir" -> include(absolute(value) + "/*.conf", depth);
            default -> keep("", name, value);
        }
    }

    private String absolute(String path) {
        return path.startsWith("/") ? path : sources.directory() + path;
    }

    @Override
    void complete() {
        Optional<String> data = find("", "data_directory");
        sources.load(data.isPresent() ? data.get() + "/" + AUTOMATIC : directory() + AUTOMATIC, 1, this);
    }

    @Override
    String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
