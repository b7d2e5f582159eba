package org.oscine.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Needed;

class TrustTest {
    @TempDir
    private Path directory;

    private Path inner;
    private Path file;

    @BeforeEach
    void aFileOfOurs() throws IOException {
        inner = Files.createDirectory(directory.resolve("inner"));
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxr-xr-x"));
        file = Files.writeString(inner.resolve("x.yaml"), "agent: x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void whatOnlyWeCanWriteIsTrusted() {
        assertThat(fault(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-r--rw-", "rw-rw-rw-"})
    void aFileThatOthersMayWriteIsNot(String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThat(fault(file)).contains(file.getFileName().toString(), "is writable by users other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
    void norIsOneInADirectoryThatOthersMayWrite(String mode) throws IOException {
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString(mode));
        assertThat(fault(file)).startsWith(inner.toRealPath() + " is writable by users other");
    }

    @Test
    void aLinkIsJudgedByWhatItNames() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), file);
        assertThat(fault(link)).isEmpty();

        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(fault(link)).startsWith(inner.toRealPath().toString());
    }

    @Test
    void aDirectoryLikeTmpKeepsOthersFromReplacingWhatIsOurs() throws IOException {
        Files.setAttribute(inner, "unix:mode", 01777);
        assertThat(fault(file)).isEmpty();
        assertThat(fault(inner)).as("the folder itself holds other people's files").contains("mode 1777");
    }

    @Test
    void anotherOwnersFileIsNotTrusted() throws IOException {
        Needed.root("that only root gives files away");
        Files.setAttribute(file, "unix:uid", 4711);
        assertThat(fault(file)).contains("belongs to user 4711");
    }

    @Test
    void anotherOwnersDirectoryIsNotTrusted() throws IOException {
        Needed.root("that only root gives files away");
        Files.setAttribute(inner, "unix:uid", 4711);
        assertThat(fault(file)).isEqualTo(inner.toRealPath() + " belongs to user 4711, not to root");
    }

    @Test
    void whatIsNotThereIsNotTrusted() {
        assertThat(fault(directory.resolve("nothing"))).contains("cannot be examined");
    }

    private static String fault(Path path) {
        return Trust.fault(path, Trust.self()).cause();
    }
}
