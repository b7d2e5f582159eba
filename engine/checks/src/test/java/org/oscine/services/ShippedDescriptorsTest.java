package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.Machine;

/** What holds for every descriptor that is shipped. */
class ShippedDescriptorsTest {
    private static final Path DIRECTORY = Machine.project().resolve("descriptors");

    static List<Path> descriptors() throws IOException {
        List<Path> descriptors = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DIRECTORY, "*.yaml")) {
            for (Path file : files) {
                if (file.getFileName().toString().chars().filter(letter -> letter == '.').count() == 1) {
                    descriptors.add(file);
                }
            }
        }
        return descriptors;
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void itIsReadInAMinute(Path descriptor) throws IOException {
        assertThat(Files.readAllLines(descriptor)).hasSizeBetween(20, 150);
    }

    /** Asterisk and the engine by org.oscine.real, the others here: each before ocf-tester, too. */
    @Test
    void eachIsDrivenOnItsRealService() throws IOException {
        List<String> shipped = descriptors().stream()
                .map(file -> file.getFileName().toString().replace(".yaml", "")).toList();
        assertThat(Stream.concat(Agents.NAMES.stream(), Stream.of("asterisk", "engine"))).containsExactlyInAnyOrderElementsOf(shipped);
    }

    /** Or nobody finds out how it differs from the agent whose place it takes. */
    @ParameterizedTest
    @MethodSource("descriptors")
    void itHasALineOnThePageOfTheAgents(Path descriptor) throws IOException {
        String name = descriptor.getFileName().toString().replace(".yaml", "");
        assertThat(Files.readString(Machine.project().resolve("docs/agents/README.md"))).containsPattern("\\| \\[?" + name + "\\b");
    }
}
