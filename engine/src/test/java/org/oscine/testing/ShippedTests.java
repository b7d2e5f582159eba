package org.oscine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    static List<Path> files() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("../descriptors"));
                Stream<Path> samples = Files.list(Path.of("../samples"))) {
            return Stream.concat(descriptors, samples)
                    .filter(file -> file.toString().endsWith(".test.yaml"))
                    .sorted()
                    .toList();
        }
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
        Descriptor descriptor = DescriptorReader.read(document(file.resolveSibling(tests.descriptor()))).descriptor().orElseThrow();
        return new Suite(tests, descriptor);
    }
}
