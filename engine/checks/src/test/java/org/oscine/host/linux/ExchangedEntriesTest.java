package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A user who owns the directory in which root makes something puts another of root's own in the place of what is made, at
 * the very moment. Whatever comes of the start, root's own stays root's.
 */
@Tag("real")
@NeedsRoot
class ExchangedEntriesTest {
    private static final int TRIES = 100;
    private static final Optional<String> NONE = Optional.empty();
    private static final String NOBODY = "65534";

    private final TestDirectory directory = new TestDirectory();
    private final LinuxHost host = new LinuxHost();
    private Path open;
    private Process attacker;

    @BeforeEach
    void setUp() throws Exception {
        open = Path.of(directory.make("open"));
        Files.setAttribute(open, "unix:uid", Integer.parseInt(NOBODY));
        run("gcc", "-O2", "-o", directory.path("exchange"), "checks/src/test/c/exchange.c");
    }

    @AfterEach
    void cleanUp() throws Exception {
        attacker.getOutputStream().write('\n');
        attacker.getOutputStream().flush();
        attacker.waitFor(5, TimeUnit.SECONDS);
        attacker.destroyForcibly().waitFor();
        directory.close();
    }

    private static void run(String... words) throws Exception {
        Process process = new ProcessBuilder(words).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
    }

    private void attack(String prefix, String target) throws IOException {
        attacker = new ProcessBuilder("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--",
                directory.path("exchange"), open.toString(), prefix, target)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(attacker.inputReader().readLine()).isEqualTo("ready");
    }

    @Test
    void aFileThatIsWrittenGivesAwayNoOther() throws IOException {
        attack(".x.conf.", "precious");
        for (int i = 0; i < TRIES; i++) {
            clear();
            Files.writeString(open.resolve("precious"), "root's own");
            Files.setPosixFilePermissions(open.resolve("precious"), PosixFilePermissions.fromString("rw-------"));
            Object key = Files.getAttribute(open.resolve("precious"), "unix:ino");

            host.changes().write(open + "/x.conf", "hello\n", "644", Optional.of("nobody"), NONE);

            assertThat(rightsOf(key)).as("try " + i).isEqualTo("0 600");
        }
    }

    @Test
    void aDirectoryThatIsMadeGivesAwayNoOther() throws IOException {
        attack("", "precious"); // the name that is made, or the one that it has until then
        for (int i = 0; i < TRIES; i++) {
            clear();
            Files.createDirectory(open.resolve("precious"), PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------")));
            if (i % 2 == 0) {
                Files.writeString(open.resolve("precious/file"), "root's own");
            } else {
                Files.setLastModifiedTime(open.resolve("precious"), java.nio.file.attribute.FileTime.fromMillis(0));
            }
            Object key = Files.getAttribute(open.resolve("precious"), "unix:ino");

            host.changes().makeDirectory(open + "/sub", Optional.of("nobody"), NONE, Optional.of("755"));

            assertThat(rightsOf(key)).as("try " + i).isEqualTo("0 700");
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> all = Files.walk(open)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).filter(path -> !path.equals(open)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Owner and mode of the entry with this inode. */
    private String rightsOf(Object inode) throws IOException {
        try (Stream<Path> all = Files.list(open)) {
            for (Path path : all.toList()) {
                var facts = Files.readAttributes(path, "unix:ino,uid,mode", LinkOption.NOFOLLOW_LINKS);
                if (facts.get("ino").equals(inode)) {
                    return facts.get("uid") + " " + Integer.toOctalString((int) facts.get("mode") & 0777);
                }
            }
        }
        return "gone";
    }
}
