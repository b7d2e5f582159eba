package org.oscine.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/**
 * The values with which a service was started, kept in its state directory: a line each, name@file, who besides root could
 * have said it, and the value, with tabs between them. Where the file said nothing it is remembered that it did not, since the default may have changed.
 */
public final class SavedValues {
    private static final String ABSENT = "-";
    private static final String COMMAND = "$ ";
    private static final String ORIGIN = "\tby ";

    private SavedValues() {}

    static String key(String name, String path) {
        return name + "@" + path;
    }

    static String commandKey(String name, List<String> argv) {
        return key(name, COMMAND + String.join(" ", argv));
    }

    /** As {@link #key}, for a value of which nothing was said: the text beside it was the default then. */
    static String absence(String key) {
        return ABSENT + key;
    }

    /** The value's name in a key of what is remembered. */
    public static String nameIn(String key) {
        return key.substring(key.startsWith(ABSENT) ? ABSENT.length() : 0, key.indexOf('@'));
    }

    /** The file that a key of what is remembered speaks of; absent where that is a command. */
    public static Optional<String> fileIn(String key) {
        String source = key.substring(key.indexOf('@') + 1);
        return source.startsWith(COMMAND) ? Optional.empty() : Optional.of(source);
    }

    static Map<String, Said> read(FileView files, String stateDirectory) {
        Map<String, Said> values = new LinkedHashMap<>();
        if (files.read(Note.VALUES.in(stateDirectory)) instanceof FileView.Reading.Content content) {
            for (String line : content.text().split("\n")) {
                int tab = line.lastIndexOf('\t');
                if (tab > 0) {
                    put(values, line.substring(0, tab), line.substring(tab + 1));
                }
            }
        }
        return values;
    }

    /** A line without an origin was written by an engine that kept none: then it is not known who could have said it. */
    private static void put(Map<String, Said> values, String head, String value) {
        int mark = head.lastIndexOf(ORIGIN);
        String key = mark < 0 ? head : head.substring(0, mark);
        String source = key.substring(key.indexOf('@') + 1);
        Origin origin = mark < 0 ? Origin.unknown(source) : Origin.parse(head.substring(mark + ORIGIN.length()), source);
        values.put(key, new Said(value, origin));
    }

    /** Keeps them. */
    public static Failure write(FileChanges changes, String stateDirectory, Map<String, Said> values) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Said> value : values.entrySet()) {
            String text = value.getValue().text();
            boolean oneLine = (value.getKey() + text).indexOf('\n') < 0 && text.indexOf('\t') < 0;
            if (oneLine) {
                lines.append(value.getKey()).append(ORIGIN).append(value.getValue().origin().word()).append('\t')
                        .append(text).append('\n');
            }
        }
        return changes.write(Note.VALUES.in(stateDirectory), lines.toString(), "600", Optional.empty(), Optional.empty());
    }
}
