package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.oscine.host.FileView;

/**
 * The configuration format of Asterisk, as its own loader reads it: {@code key = value} and {@code key => value},
 * {@code key += value} for more of it behind a blank;
 * {@code ;} begins a comment unless a backslash stands before it, {@code ;--} and {@code --;} enclose one; section
 * names and keys know no case; {@code [name](!)} is a template, {@code [name](base)} begins with what base holds,
 * {@code [name](+)} adds to a section; {@code #include} takes a path, also a pattern, from the configuration
 * folder where it is relative. The first section of a name that is no template counts, and in it the last key.
 */
final class AsteriskConfig {
    /** Where the loader looks for relative includes while it reads its very first file. */
    private static final String INCLUDE_FOLDER = "/etc/asterisk/";

    private static final int DEEPEST_INCLUDE = 10;

    private final FileView files;
    private final List<Section> sections = new ArrayList<>();
    private Section current = new Section("", true);
    private boolean inComment;

    /** Reads a file, and those that it includes. */
    AsteriskConfig(FileView files, String path) {
        this.files = files;
        load(path, 0);
    }

    Optional<String> find(String section, String key) {
        for (Section candidate : sections) {
            if (!candidate.template && candidate.name.equalsIgnoreCase(section)) {
                return candidate.last(key);
            }
        }
        return Optional.empty();
    }

    private void load(String path, int depth) {
        Optional<String> text = ConfigFile.lines(files, path);
        if (text.isEmpty() || depth > DEEPEST_INCLUDE) {
            return;
        }
        for (String raw : text.get().split("\n")) {
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
        String name = line.substring(1, end);
        String marks = marksOf(line.substring(end + 1));
        Section former = first(name);
        if (marks.contains("+") && former != null) {
            current = former;
            return;
        }
        current = new Section(name, marks.contains("!"));
        for (String base : marks.split(",")) {
            Section from = first(base.strip());
            if (from != null) {
                current.entries.addAll(from.entries);
            }
        }
        sections.add(current);
    }

    private static String marksOf(String rest) {
        String marks = rest.strip();
        return marks.startsWith("(") && marks.endsWith(")") ? marks.substring(1, marks.length() - 1) : "";
    }

    /** The first section of a name; null where there is none. */
    private Section first(String name) {
        for (Section section : sections) {
            if (section.name.equalsIgnoreCase(name)) {
                return section;
            }
        }
        return null;
    }

    private void directive(String line, int depth) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (String word : List.of("include", "tryinclude")) {
            if (lower.startsWith(word) && lower.length() > word.length()
                    && !Character.isLetterOrDigit(lower.charAt(word.length()))) {
                include(unquoted(line.substring(word.length()).strip()), depth);
            }
        }
    }

    private void include(String name, int depth) {
        for (String path : files.matching(name.startsWith("/") ? name : INCLUDE_FOLDER + name)) {
            load(path, depth + 1);
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
        if (adds) {
            Optional<String> earlier = current.last(key);
            value = earlier.isPresent() ? earlier.get() + " " + value : value;
        }
        current.entries.add(new String[] {key, value});
    }

    private static final class Section {
        private final String name;
        private final boolean template;
        private final List<String[]> entries = new ArrayList<>();

        Section(String name, boolean template) {
            this.name = name;
            this.template = template;
        }

        Optional<String> last(String key) {
            Optional<String> last = Optional.empty();
            for (String[] entry : entries) {
                last = entry[0].equalsIgnoreCase(key) ? Optional.of(entry[1]) : last;
            }
            return last;
        }
    }
}
