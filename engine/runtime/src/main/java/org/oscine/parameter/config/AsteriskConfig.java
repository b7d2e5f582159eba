package org.oscine.parameter.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.FileView;

/**
 * The configuration format of Asterisk, as its own loader reads it: {@code key = value} and {@code key => value},
 * {@code key += value} for more of it behind a blank;
 * {@code ;} begins a comment unless a backslash stands before it, {@code ;--} and {@code --;} enclose one; section
 * names and keys know no case; {@code [name](!)} is a template, {@code [name](base)} begins with what base holds,
 * {@code [name](+)} adds to a section; {@code #include} takes a path, also a pattern, from the configuration
 * directory where it is relative. The first section of a name that is no template counts, and in it the last key.
 *
 * <p>There is a bound for all that is kept.
 */
final class AsteriskConfig extends Dialect {
    /** Where the loader looks for relative includes while it reads its very first file. */
    private static final String INCLUDE_DIRECTORY = "/etc/asterisk/";

    /** Keys of all sections together, those that came from templates counted again. */
    private static final int MOST_KEYS = 20_000;

    private static final int LONGEST_VALUE = 64 * 1024;

    /** Characters of all values that were put together by +=, each time anew. */
    private static final int MOST_JOINED = 4 << 20;

    private final Map<String, Section> sections = new HashMap<>();
    private final Map<String, Section> firsts = new HashMap<>();
    private Section current = new Section(true);
    private boolean inComment;
    private int keys;
    private int joined;

    AsteriskConfig(FileView files, String path) {
        super(files, path, Counts.LAST);
    }

    @Override
    Optional<String> find(String section, String key) {
        Section found = sections.get(lower(section));
        return found == null ? Optional.empty() : found.last(key);
    }

    @Override
    public void take(String text, int depth) {
        Lines lines = new Lines(text);
        for (String raw = lines.next(); raw != null; raw = lines.next()) {
            if (!sources.hasRoom()) {
                return;
            }
            String line = withoutComments(raw).strip();
            if (line.startsWith("[")) {
                beginSection(line);
            } else if (line.startsWith("#")) {
                directive(line.substring(1), depth);
            } else {
                assignment(line);
            }
        }
    }

    private String withoutComments(String line) {
        if (!inComment && line.indexOf(';') < 0) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (inComment) {
                if (line.startsWith("--;", i)) {
                    inComment = false;
                    i += 2;
                }
            } else if (line.charAt(i) == '\\' && line.startsWith(";", i + 1)) {
                kept.append(';');
                i++;
            } else if (line.startsWith(";--", i) && !line.startsWith(";---", i)) {
                inComment = true;
                i += 2;
            } else if (line.charAt(i) == ';') {
                break;
            } else {
                kept.append(line.charAt(i));
            }
        }
        return kept.toString();
    }

    private void beginSection(String line) {
        int end = line.indexOf(']');
        if (end < 0) {
            return;
        }
        String name = lower(line.substring(1, end));
        String marks = marksOf(line.substring(end + 1));
        Section former = firsts.get(name);
        if (marks.contains("+") && former != null) {
            current = former;
            return;
        }
        current = new Section(marks.contains("!"));
        if (!sources.room(++keys <= MOST_KEYS, "more than " + MOST_KEYS + " keys")) {
            return;
        }
        for (String base : marks.split(",")) {
            Section from = firsts.get(lower(base.strip()));
            keys += from == null ? 0 : from.entries.size();
            if (from != null && sources.room(keys <= MOST_KEYS, "more than " + MOST_KEYS + " keys")) {
                current.entries.putAll(from.entries);
            }
        }
        firsts.putIfAbsent(name, current);
        if (!current.template) {
            sections.putIfAbsent(name, current);
        }
    }

    private static String marksOf(String rest) {
        String marks = rest.strip();
        return marks.startsWith("(") && marks.endsWith(")") ? marks.substring(1, marks.length() - 1) : "";
    }

    /** Names of sections and keys know no case. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void directive(String line, int depth) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (String word : List.of("include", "tryinclude")) {
            if (lower.startsWith(word) && lower.length() > word.length()
                    && !Character.isLetterOrDigit(lower.charAt(word.length()))) {
                String name = unquoted(line.substring(word.length()).strip());
                include(name.startsWith("/") ? name : INCLUDE_DIRECTORY + name, depth);
            }
        }
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() >= 2
                && (name.startsWith("\"") && name.endsWith("\"") || name.startsWith("<") && name.endsWith(">"));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private void assignment(String line) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            return;
        }
        boolean adds = line.charAt(equals - 1) == '+';
        String key = line.substring(0, adds ? equals - 1 : equals).strip();
        int from = !adds && line.startsWith("=>", equals) ? equals + 2 : equals + 1;
        String value = line.substring(from).strip();
        Optional<String> earlier = current.last(key);
        if (adds && earlier.isPresent()) {
            joined += earlier.get().length() + value.length();
            if (!sources.room(joined <= MOST_JOINED, "values that are too long")) {
                return;
            }
            value = earlier.get() + " " + value;
        }
        keys += earlier.isPresent() ? 0 : 1;
        if (sources.room(keys <= MOST_KEYS, "more than " + MOST_KEYS + " keys")
                && sources.room(value.length() <= LONGEST_VALUE, "values that are too long")) {
            current.entries.put(lower(key), value);
        }
    }

    private static final class Section {
        private final boolean template;
        private final Map<String, String> entries = new HashMap<>();

        Section(boolean template) {
            this.template = template;
        }

        Optional<String> last(String key) {
            return Optional.ofNullable(entries.get(lower(key)));
        }
    }
}
