package org.oscine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.oscine.testfile.TestFileReader;

/** Reader and schema of test files. */
class TestFileLintTest {

    private static OtherFiles wrong() throws IOException {
        return new OtherFiles(ExpectedMessages.testFiles(ExpectedMessages.WRONG_TEST_FILES), SchemaCheck.ofTestFiles(),
                document -> TestFileReader.read(document).diagnostics());
    }

    @TestFactory
    Stream<DynamicTest> aMistakeIsToldOnceAtItsPlace() throws IOException {
        assertThat(wrong().wrong()).hasSizeGreaterThan(25);
        return wrong().aMistakeIsToldOnceAtItsPlace();
    }

    @TestFactory
    Stream<DynamicTest> theReaderAndTheSchemaAgree() throws IOException {
        return wrong().readerAndSchemaAgree();
    }

    @Test
    void theShippedTestFilesAreRight() throws IOException {
        List<Path> files = ExpectedMessages.shippedTestFiles();
        assertThat(files).hasSizeGreaterThan(8);
        OtherFiles.areRight(files);
    }
}
