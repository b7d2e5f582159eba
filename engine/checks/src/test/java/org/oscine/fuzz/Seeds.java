package org.oscine.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Right inputs: what is shipped, and what other tests read. */
final class Seeds {
    private static final Path SHIPPED = Path.of("../descriptors");
    private static final Path SAMPLES = Path.of("../samples");
    private static final int CASES = 3;
    static final Path RESOURCES = Path.of("checks/src/test/resources");

    private Seeds() {}

    static List<String> descriptors() {
        Predicate<String> descriptor = name -> name.endsWith(".yaml") && !name.contains(".test.") && !name.contains(".conform.");
        List<String> seeds = texts(SHIPPED, descriptor);
        seeds.addAll(texts(SAMPLES, descriptor));
        seeds.addAll(texts(Path.of("../schema/suite/descriptors/right"), descriptor));
        return seeds;
    }

    /** Shipped test files in pieces of a few cases: a large one takes long to read, and a change in it is lost. */
    static List<String> testFiles() {
        List<String> whole = texts(SHIPPED, name -> name.endsWith(".test.yaml"));
        whole.addAll(texts(SAMPLES, name -> name.endsWith(".test.yaml")));
        List<String> seeds = new ArrayList<>();
        for (String text : whole) {
            int cases = text.indexOf("\ncases:\n") + "\ncases:\n".length();
            String[] each = text.substring(cases).split("\n(?=  \\S)");
            for (int i = 0; i < each.length; i += CASES) {
                List<String> few = List.of(each).subList(i, Math.min(each.length, i + CASES));
                seeds.add(text.substring(0, cases) + String.join("\n", few) + "\n");
            }
        }
        return seeds;
    }

    static List<String> setups() {
        List<String> seeds = texts(SHIPPED, name -> name.endsWith(".conform.yaml"));
        seeds.addAll(texts(SAMPLES, name -> name.endsWith(".conform.yaml")));
        return seeds;
    }

    static List<String> units() {
        return texts(Path.of("tools/src/test/resources/import/units"), name -> name.endsWith(".service"));
    }

    private static List<String> texts(Path directory, Predicate<String> named) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (named.test(file.getFileName().toString())) {
                    texts.add(Files.readString(file));
                }
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
