package org.oscine.parameter.config;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.oscine.host.FileView;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/**
 * The files that one configuration is made of. Includes can lead anywhere and multiply, also by an oversight: there is a bound
 * for all that is read.
 */
final class Sources {
    private static final int DEEPEST_INCLUDE = 10;

    private static final int MOST_FILES = 500;

    /** Of all files together. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final FileView files;
    private final String path;
    private final Set<String> beingRead = new HashSet<>();
    private String current = "";
    private int read;
    private int characters;
    private Failure fault = Failure.NONE;
    private Origin writers = Origin.ROOT;

    /** @param path of the first file */
    Sources(FileView files, String path) {
        this.files = files;
        this.path = path;
    }

    /** What takes the text of a file, and asks for the files that it includes. */
    interface Reader {
        /** @param depth of the file: 0 is the first one */
        void take(String text, int depth);
    }

    /** Hands over a file's text, if there is one and the bounds allow it. */
    void load(String file, int depth, Reader reader) {
        String real = depth == 0 ? file : files.realPath(file).orElse(file);
        boolean wanted = room(depth <= DEEPEST_INCLUDE, "more than " + DEEPEST_INCLUDE + " levels of includes")
                && room(!beingRead.contains(real), "a loop of includes")
                && room(++read <= MOST_FILES, "more than " + MOST_FILES + " files");
        if (wanted) {
            beingRead.add(real);
            Optional<String> text = ConfigFile.lines(files, file);
            if (text.isPresent()) {
                String outer = current;
                current = file;
                writers = writers.and(files.writers(file));
                characters += text.get().length();
                reader.take(text.get(), depth);
                current = outer;
            }
            beingRead.remove(real);
        }
    }

    /** The directory of the file that is being read, with a slash at its end. */
    String directory() {
        return current.substring(0, current.lastIndexOf('/') + 1);
    }

    /** Whether there is room for more of what has been read. */
    boolean hasRoom() {
        return room(characters <= MOST_CHARACTERS, "more than one mebibyte");
    }

    /** Whether a bound is kept; what is over it is left out, and {@link #fault} says so. */
    boolean room(boolean enough, String bound) {
        if (!enough) {
            fault = Failure.of(path + " with its includes has " + bound + "; the rest is not read");
        }
        return enough;
    }

    /** A key was asked for whose value is there and cannot be read. */
    void unreadable(String key, String why) {
        fault = Failure.of(path + ": cannot read " + key + ": " + why);
    }

    /** What was left out, and why. */
    Failure fault() {
        return fault;
    }

    /** Who, besides root, could have written any of the files that were read. */
    Origin writers() {
        return writers;
    }

    FileView files() {
        return files;
    }
}
