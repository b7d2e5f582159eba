package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All shipped test files pass, and leave no part of their descriptors out. */
class ShippedCasesTest {

    @TestFactory
    Stream<DynamicNode> everyFilePassesAndReachesAll() throws IOException {
        return ShippedTests.files().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Suite suite = ShippedTests.suite(file);
            assertThat(suite.faults()).isEmpty();
            Suite.Outcome outcome = suite.run(name -> true);
            assertThat(TextReport.failures(outcome)).isEmpty();
            assertThat(outcome.coverage().unreached()).isEmpty();
            assertThat(outcome.verdicts()).hasSizeGreaterThanOrEqualTo(5);
        }));
    }

    @Test
    void everyShippedDescriptorHasATestFile() throws IOException {
        assertThat(ShippedTests.files()).containsAll(
                ShippedTests.descriptors().stream().map(ShippedTests::casesOf).toList());
        assertThat(ShippedTests.descriptors()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void theFlagshipAndTheSampleAreAmongThem() throws IOException {
        assertThat(ShippedTests.files()).contains(ShippedTests.ASTERISK, Path.of("../samples/cache.test.yaml"));
    }
}
