package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.conform.fault.Fault;
import org.oscine.setupfile.SetupKeys;

class FaultsTest {

    @Test
    void everyFaultHasANameOfItsOwnAndSaysWhatMustHold() {
        List<Fault> faults = Conformance.faults();
        assertThat(faults.stream().map(Fault::name)).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z-]*"));
        assertThat(faults.stream().map(Fault::title)).doesNotHaveDuplicates().noneMatch(title -> title.endsWith("."));
        assertThat(faults.stream().map(Fault::rule)).allMatch(rule -> rule.endsWith("."));
    }

    @Test
    void aSetupCanSkipEachByItsName() {
        assertThat(Conformance.faults().stream().map(Fault::name)).containsExactlyElementsOf(SetupKeys.SKIP);
    }

    @Test
    void theReferenceSaysOfEachWhatIsRight() throws IOException {
        String reference = Files.readString(Path.of(System.getProperty("oscine.root", "..")).resolve("docs/reference/conform.md"));
        for (Fault fault : Conformance.faults()) {
            assertThat(reference).contains("`" + fault.name() + "`");
        }
    }
}
