package org.oscine.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.reader.DescriptorText;
import org.oscine.testfile.TestFile;
import org.oscine.testfile.TestFileReader;
import org.oscine.testing.Suite;
import org.oscine.testing.TextReport;
import org.oscine.yaml.YamlParser;

/** Test files: lint and the reader agree, and cases can be played whatever stands in them, pidfiles and all. */
final class TestFileSubject implements Subject {
    private static final String FILE = "xd.test.yaml";
    private static final int PLAYED = 2;

    private final Map<String, Descriptor> descriptors = new HashMap<>();

    @Override
    public String name() {
        return "test-file";
    }

    @Override
    public List<String> seeds() {
        return Seeds.testFiles();
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) throws Exception {
        List<Diagnostic> found = Findings.of(FILE, input);
        Formatting.holds(FILE, input);
        YamlParser.Parsed parsed = YamlParser.parse(FILE, input);
        if (parsed.document().isEmpty() || !parsed.diagnostics().isEmpty()) {
            Check.that(Findings.hasErrors(found), "lint takes what is no YAML");
            return false;
        }
        TestFileReader.Reading reading = TestFileReader.read(parsed.document().get());
        Findings.areSound(reading.diagnostics(), input);
        if (reading.testFile().isEmpty()) {
            Check.that(Findings.hasErrors(found), "lint takes what the reader refuses: " + Findings.told(reading.diagnostics()));
            return false;
        }
        Check.that(!Findings.refused(found), "the reader takes what lint refuses: " + Findings.told(found));
        play(reading.testFile().get(), choice);
        return true;
    }

    private void play(TestFile tests, RandomGenerator choice) throws IOException {
        Optional<Descriptor> descriptor = descriptor(tests.descriptor());
        if (descriptor.isEmpty() || tests.cases().isEmpty()) {
            return;
        }
        int first = choice.nextInt(tests.cases().size());
        List<TestFile.Case> few = tests.cases().subList(first, Math.min(first + PLAYED, tests.cases().size()));
        Suite suite = new Suite(new TestFile(tests.file(), tests.descriptor(), few), descriptor.get());
        if (suite.faults().isEmpty()) {
            TextReport.failures(suite.run(name -> true));
        }
    }

    private Optional<Descriptor> descriptor(String name) throws IOException {
        if (!name.matches("[a-z]+\\.yaml")) {
            return Optional.empty();
        }
        for (String directory : List.of("../descriptors", "../samples")) {
            Path file = Path.of(directory, name);
            if (Files.exists(file) && !descriptors.containsKey(name)) {
                descriptors.put(name, DescriptorText.read(name, Files.readString(file)).descriptor().orElseThrow());
            }
        }
        return Optional.ofNullable(descriptors.get(name));
    }
}
