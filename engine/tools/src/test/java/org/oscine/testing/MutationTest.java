package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Descriptor;
import org.oscine.reader.DescriptorReader;
import org.oscine.testfile.TestFile;

/** The shipped cases are worth something: of the mistakes that the reader cannot see they find nearly all. */
class MutationTest {

    static List<Path> descriptors() throws IOException {
        return ShippedTests.descriptors();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void theCasesFindNearlyEveryMistake(Path file) throws IOException {
        TestFile tests = ShippedTests.tests(ShippedTests.casesOf(file));
        Descriptor right = ShippedTests.descriptor(file);
        int tried = 0;
        List<String> survivors = new ArrayList<>();
        for (Mutations.Mutation mutation : Mutations.of(ShippedTests.document(file))) {
            Optional<Descriptor> mutant = DescriptorReader.read(mutation.document()).descriptor();
            // A line that says what holds without it is no mistake where it is missing.
            if (mutant.isPresent() && !mutant.get().equals(right)) {
                tried++;
                if (new Suite(tests, mutant.get()).passes()) {
                    survivors.add(mutation.what());
                }
            }
        }
        System.out.println("mutations of " + file.getFileName() + ": " + (tried - survivors.size()) + " of " + tried
                + " found; not " + survivors);
        assertThat(tried).isGreaterThanOrEqualTo(40);
        assertThat(survivors).hasSizeLessThanOrEqualTo(tried / 10);
    }
}
