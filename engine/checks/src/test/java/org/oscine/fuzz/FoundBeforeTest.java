package org.oscine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What random input has found is tried again by every build. */
class FoundBeforeTest {
    @TempDir
    private static Path directory;

    @TestFactory
    Stream<DynamicTest> allOfItHolds() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Subject subject : Fuzzer.subjects(directory).stream().distinct().toList()) {
            for (Path file : files(Seeds.RESOURCES.resolve("fuzz").resolve(subject.name()))) {
                tests.add(dynamicTest(subject.name() + "/" + file.getFileName(), () -> {
                    Finding finding = Finding.of(subject, Escapes.input(Files.readString(file)));
                    assertThat(finding == null ? "" : finding.why()).isEmpty();
                }));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void anInputComesBackFromItsFile() {
        String input = "a: \"\\uD800\"\r\n\t# \u2028\uD800\u0000\uFEFF \\n\n\n";
        assertThat(Escapes.input(Escapes.of(input))).isEqualTo(input);
    }

    /** Or all that is found to hold would hold for nothing. */
    @Test
    void whatDoesNotHoldIsFound() {
        Subject never = new PidfileSubject() {
            @Override
            public boolean holds(String input, java.util.random.RandomGenerator choice) {
                throw new IllegalStateException(input);
            }
        };
        assertThat(Finding.of(never, "x")).isNotNull().extracting(Finding::kind).asString().startsWith("IllegalStateException");
        Fuzzer fuzzer = new Fuzzer(List.of(never), 1, 1_000);
        fuzzer.run(0, 5, Long.MAX_VALUE);
        assertThat(fuzzer.findings()).isNotEmpty();
    }
}
