package org.oscine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.oscine.descriptor.Descriptor;
import org.oscine.document.Document;
import org.oscine.reader.DescriptorReader;
import org.oscine.testfile.TestFile;
import org.oscine.testfile.TestFileReader;
import org.oscine.yaml.YamlParser;

/** The test files that lie beside the shipped descriptors, and their reading. */
final class ShippedTests {
    static final Path ASTERISK = Path.of("../descriptors/asterisk.test.yaml");

    private ShippedTests() {}

    /** The descriptors that are installed. */
    static List<Path> descriptors() throws IOException {
        return in(Path.of("../descriptors"), name -> name.endsWith(".yaml") && name.indexOf('.') == name.length() - 5);
    }

    /** The test file that belongs beside a descriptor. */
    static Path casesOf(Path descriptor) {
        return descriptor.resolveSibling(descriptor.getFileName().toString().replace(".yaml", ".test.yaml"));
    }

    /** All test files that are shipped, of the samples too. */
    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(in(Path.of("../descriptors"), TestFile::isNamedSo));
        files.addAll(in(Path.of("../samples"), TestFile::isNamedSo));
        return files;
    }

    private static List<Path> in(Path directory, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
        }
    }

    static Descriptor descriptor(Path file) throws IOException {
        return DescriptorReader.read(document(file)).descriptor().orElseThrow();
    }

    static Document document(Path file) throws IOException {
        YamlParser.Parsed parsed = YamlParser.parse(file.toString(), Files.readString(file));
        return parsed.document().orElseThrow(() -> new AssertionError(parsed.diagnostics()));
    }

    static TestFile tests(Path file) throws IOException {
        TestFileReader.Reading reading = TestFileReader.read(document(file));
        return reading.testFile().orElseThrow(() -> new AssertionError(reading.diagnostics()));
    }

    static Suite suite(Path file) throws IOException {
        TestFile tests = tests(file);
        return new Suite(tests, descriptor(file.resolveSibling(tests.descriptor())));
    }
}
