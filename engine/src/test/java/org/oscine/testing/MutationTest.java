package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Descriptor;
import org.oscine.reader.DescriptorReader;
import org.oscine.testfile.TestFile;

/** The shipped cases are worth something: of the mistakes that the reader cannot see they find nearly all. */
class MutationTest {

    @Test
    void theCasesOfAsteriskFindNearlyEveryMistake() throws IOException {
        TestFile tests = ShippedTests.tests(ShippedTests.ASTERISK);
        int tried = 0;
        List<String> survivors = new ArrayList<>();
        for (Mutations.Mutation mutation : Mutations.of(ShippedTests.document(Path.of("../descriptors/asterisk.yaml")))) {
            Optional<Descriptor> mutant = DescriptorReader.read(mutation.document()).descriptor();
            if (mutant.isPresent()) {
                tried++;
                if (new Suite(tests, mutant.get()).passes()) {
                    survivors.add(mutation.what());
                }
            }
        }
        System.out.println("mutations of asterisk.yaml: " + (tried - survivors.size()) + " of " + tried + " found; not "
                + survivors);
        assertThat(tried).isGreaterThanOrEqualTo(100);
        assertThat(survivors).hasSizeLessThanOrEqualTo(tried / 10);
    }
}
