package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.oscine.setupfile.SetupReader;

/** Reader and schema of setup files. */
class SetupLintTest {

    private static OtherFiles wrong() throws IOException {
        return new OtherFiles(ExpectedMessages.setups(ExpectedMessages.WRONG_SETUPS), SchemaCheck.ofSetups(),
                document -> SetupReader.read(document).diagnostics());
    }

    @TestFactory
    Stream<DynamicTest> aMistakeIsToldOnceAtItsPlace() throws IOException {
        assertThat(wrong().wrong()).hasSizeGreaterThan(20);
        return wrong().aMistakeIsToldOnceAtItsPlace();
    }

    @TestFactory
    Stream<DynamicTest> theReaderAndTheSchemaAgree() throws IOException {
        return wrong().readerAndSchemaAgree();
    }

    @Test
    void theShippedSetupsAreRight() throws IOException {
        List<Path> files = new ArrayList<>(ExpectedMessages.setups(Path.of("../descriptors")));
        files.addAll(ExpectedMessages.setups(Path.of("../samples")));
        assertThat(files).hasSizeGreaterThan(8);
        OtherFiles.areRight(files);
    }
}
