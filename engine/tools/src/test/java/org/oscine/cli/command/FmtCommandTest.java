package org.oscine.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    private static final String WILD = "stop:\n    steps: {}\nagent: xd   \n";
    private static final String TAME = "agent: xd\n\nstop:\n  steps: {}\n";

    @TempDir
    private Path directory;

    private Path wild;
    private Path tame;

    @BeforeEach
    void write() throws IOException {
        wild = Files.writeString(directory.resolve("wild.yaml"), WILD);
        tame = Files.writeString(directory.resolve("tame.yaml"), TAME);
    }

    @Test
    void aFileIsBroughtIntoItsCanonicalForm() throws IOException {
        assertThat(fmt(wild, tame)).isEqualTo(new ToolRun(0, "changed " + wild + "\n", ""));
        assertThat(wild).hasContent(TAME);
        assertThat(fmt(wild)).as("again").isEqualTo(new ToolRun(0, "", ""));
    }

    @Test
    void aCheckOnlyTells() throws IOException {
        assertThat(fmt("--check", wild, tame)).isEqualTo(new ToolRun(1, "would change " + wild + "\n", ""));
        assertThat(Files.readString(wild)).isEqualTo(WILD);
        assertThat(fmt("--check", tame).status()).isZero();
    }

    @Test
    void modeAndLinkStayAndNothingElseIsLeft() throws IOException {
        Files.setPosixFilePermissions(wild, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), wild);
        assertThat(fmt(link).status()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(wild).hasContent(TAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wild))).isEqualTo("rw-r-----");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(wild, tame, link);
        }
    }

    @Test
    void whatIsNoYamlIsToldAndTheOthersAreDone() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "agent: [xd\n");
        ToolRun run = fmt(broken, wild);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith(broken + ":");
        assertThat(broken).hasContent("agent: [xd\n");
        assertThat(wild).hasContent(TAME);
    }

    @Test
    void aFileThatIsNotThereIsNotUnderstood() {
        ToolRun run = fmt(wild, directory.resolve("none.yaml"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(wild).hasContent(WILD);
    }

    private static ToolRun fmt(Object... arguments) {
        return ToolRun.of(FmtCommand::new, arguments);
    }
}
