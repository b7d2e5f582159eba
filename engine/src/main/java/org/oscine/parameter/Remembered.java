package org.oscine.parameter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.FileChanges;
import org.oscine.host.FileView;

/**
 * The values with which a service was started, kept in its state folder: a line each, name@file, a tab, and the
 * value. Where the file said nothing it is remembered that it did not, since the default may have changed.
 */
public final class Remembered {
    private Remembered() {}

    /** Where they are kept. */
    public static String file(String stateDirectory) {
        return stateDirectory + "/values";
    }

    static String key(String name, String path) {
        return name + "@" + path;
    }

    /** As {@link #key}, for a value of which nothing was said. */
    static String absence(String key) {
        return "-" + key;
    }

    static Map<String, String> read(FileView files, String stateDirectory) {
        Map<String, String> values = new LinkedHashMap<>();
        if (files.read(file(stateDirectory)) instanceof FileView.Reading.Content content) {
            for (String line : content.text().split("\n")) {
                int tab = line.lastIndexOf('\t');
                if (tab > 0) {
                    values.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        }
        return values;
    }

    /** Keeps them; returns an empty text, or why they could not be kept. */
    public static String write(FileChanges changes, String stateDirectory, Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> value : values.entrySet()) {
            boolean oneLine = (value.getKey() + value.getValue()).indexOf('\n') < 0 && value.getValue().indexOf('\t') < 0;
            if (oneLine) {
                lines.append(value.getKey()).append('\t').append(value.getValue()).append('\n');
            }
        }
        return changes.write(file(stateDirectory), lines.toString(), "600", Optional.empty(), Optional.empty());
    }
}
