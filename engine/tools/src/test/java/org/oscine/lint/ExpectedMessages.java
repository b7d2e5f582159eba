package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.oscine.setupfile.Setup;
import org.oscine.testfile.TestFile;

/**
 * What a wrong descriptor is expected to be told, in the file NAME.expected beside NAME.yaml: lines that begin with
 * who says it, {@code editor} or {@code lint}. With {@code -Doscine.update=true} the file is written, not compared.
 */
public record ExpectedMessages(Path file, List<String> lines) {
    /** The descriptors with one mistake each. */
    public static final Path WRONG = Path.of("../schema/suite/schema/wrong");

    /** The test files with one mistake each. */
    public static final Path WRONG_TEST_FILES = Path.of("../schema/suite/testfiles/wrong");

    /** The setup files with one mistake each. */
    public static final Path WRONG_SETUPS = Path.of("../schema/suite/setups/wrong");

    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");

    /** The expectations for a descriptor. */
    public static ExpectedMessages of(Path yaml) throws IOException {
        String name = yaml.getFileName().toString();
        Path file = yaml.resolveSibling(name.substring(0, name.length() - ".yaml".length()) + ".expected");
        return new ExpectedMessages(file, Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    /** The descriptors in a directory in the order of their names. */
    public static List<Path> yamlFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(ExpectedMessages::isDescriptor)
                    .sorted().toList();
        }
    }

    /** The test files in a directory in the order of their names. */
    public static List<Path> testFiles(Path directory) throws IOException {
        return named(directory, TestFile::isNamedSo);
    }

    /** The setup files in a directory in the order of their names. */
    public static List<Path> setups(Path directory) throws IOException {
        return named(directory, Setup::isNamedSo);
    }

    private static List<Path> named(Path directory, Predicate<String> fits) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> fits.test(file.toString())).sorted().toList();
        }
    }

    /** The test files that are shipped with the descriptors and the samples. */
    public static List<Path> shippedTestFiles() throws IOException {
        List<Path> files = new ArrayList<>(testFiles(Path.of("../descriptors")));
        files.addAll(testFiles(Path.of("../samples")));
        return files;
    }

    /** NAME.test.yaml and its like lie beside NAME.yaml. */
    private static boolean isDescriptor(Path file) {
        String name = file.getFileName().toString();
        return name.indexOf('.') == name.lastIndexOf('.');
    }

    /** Compares what somebody says with what is expected of them. */
    public void verify(String who, List<String> said) throws IOException {
        List<String> actual = said.stream().map(line -> who + " " + line).toList();
        if (UPDATE) {
            List<String> updated = new ArrayList<>(lines);
            updated.removeIf(line -> line.startsWith(who + " "));
            updated.addAll(actual);
            updated.sort(null);
            Files.write(file, updated);
            return;
        }
        assertThat(lines.stream().filter(line -> line.startsWith(who + " ")).toList()).isEqualTo(actual);
    }
}
