package org.oscine.parameter.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.FileView;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/**
 * A configuration with all that it includes, as the program that it is written for reads it. What a dialect cannot read, such
 * as the output of a command in a shell file, is a fault for whoever asks for that key, and for nobody else.
 */
abstract class Dialect implements Sources.Reader {
    private static final int MOST_KEYS = 20_000;

    final Sources sources;
    private final String path;
    private final Counts counts;
    private final Map<String, List<String>> settings = new HashMap<>();
    private final Map<String, String> riddles = new HashMap<>();
    private int keys;

    /** Which of several settings of one key the program obeys. */
    enum Counts { FIRST, LAST }

    /** Reads nothing yet. */
    Dialect(FileView files, String path, Counts counts) {
        this.sources = new Sources(files, path);
        this.path = path;
        this.counts = counts;
    }

    /** Reads the file, and those that it includes. */
    final Dialect read() {
        sources.load(path, 0, this);
        complete();
        return this;
    }

    /** What the program reads after that file. */
    void complete() {}

    /** The path of the first file. */
    final String path() {
        return path;
    }

    /** The directory of the first file, with a slash at its end. */
    final String directory() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** @param section empty: before the first one, or outside of all */
    Optional<String> find(String section, String key) {
        List<String> all = all(section, key);
        return all.isEmpty() ? Optional.empty() : Optional.of(counts == Counts.FIRST ? all.getFirst() : all.getLast());
    }

    /** Every setting of a key, in the order in which they were read. */
    final List<String> all(String section, String key) {
        String place = place(section, key);
        String riddle = riddles.get(place);
        if (riddle != null) {
            sources.unreadable(key, riddle);
        }
        return settings.getOrDefault(place, List.of());
    }

    /** Keeps a setting that has been read. */
    final void keep(String section, String key, String value) {
        if (hasRoomForOne()) {
            String place = place(section, key);
            List<String> all = settings.get(place);
            if (all == null) {
                all = new ArrayList<>(1);
                settings.put(place, all);
            }
            all.add(value);
            if (counts == Counts.LAST) {
                riddles.remove(place);
            }
        }
    }

    /** Keeps that a setting is there whose value only the program itself can tell. */
    final void keepRiddle(String section, String key, String why) {
        String place = place(section, key);
        if (hasRoomForOne() && (counts == Counts.LAST || settings.get(place) == null)) {
            riddles.put(place, why);
        }
    }

    /** Whether a key's value is there and only the program itself can tell it. */
    final boolean isRiddle(String section, String key) {
        return riddles.containsKey(place(section, key));
    }

    private boolean hasRoomForOne() {
        return sources.room(++keys <= MOST_KEYS, "more than " + MOST_KEYS + " keys");
    }

    private String place(String section, String key) {
        return foldedSection(section) + '\n' + folded(key);
    }

    /** A key, so that all of its spellings are one. */
    String folded(String key) {
        return key;
    }

    /** A section, so that all of its spellings are one. */
    String foldedSection(String section) {
        return section;
    }

    /** Reads the files that a pattern matches, in the order of their names. */
    final void include(String pattern, int depth) {
        for (String file : sources.files().matching(pattern)) {
            sources.load(file, depth + 1, this);
        }
    }

    /** What was left out, and why. */
    final Failure fault() {
        return sources.fault();
    }

    /** Who, besides root, could have written any of the files that were read. */
    final Origin writers() {
        return sources.writers();
    }
}
