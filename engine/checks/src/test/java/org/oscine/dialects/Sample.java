package org.oscine.dialects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration file with those that it includes, from a file of the tests: samples are parted by lines of four minuses, and
 * a line {@code >>> NAME} begins a further file of a sample. DIR stands for the directory of the sample.
 */
record Sample(String text, Map<String, String> others) {
    private static final String PART = "----\n";
    private static final String FURTHER = ">>> ";

    /** All samples of a file of the tests. */
    static List<Sample> all(String name) {
        try (InputStream stream = Sample.class.getResourceAsStream("/dialects/" + name)) {
            List<Sample> samples = new ArrayList<>();
            for (String text : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split(PART)) {
                samples.add(of(text));
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(String text) {
        String[] files = ("\n" + text).split("\n" + FURTHER);
        Map<String, String> others = new LinkedHashMap<>();
        for (int i = 1; i < files.length; i++) {
            int end = files[i].indexOf('\n');
            others.put(files[i].substring(0, end), files[i].substring(end + 1) + "\n");
        }
        return new Sample(files[0].substring(1) + (others.isEmpty() ? "" : "\n"), others);
    }

    /** Lays it into a directory; gives the path of its first file. */
    Path lay(Path directory, String name) {
        others.forEach((other, content) -> write(directory.resolve(other), content, directory));
        return write(directory.resolve(name), text, directory);
    }

    private static Path write(Path file, String content, Path directory) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content.replace("DIR", directory.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return text.replace("\n", "⏎") + (others.isEmpty() ? "" : " " + others.keySet());
    }
}
