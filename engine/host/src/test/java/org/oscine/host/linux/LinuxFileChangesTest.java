package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.Account;
import org.oscine.host.FileView.Reading;
import org.oscine.ocf.Failure;

/** Changes as root in directories of others, and what only a real kernel shows. */
@NeedsRoot
class LinuxFileChangesTest {

    private static final Optional<String> NONE = Optional.empty();
    private static final int NOBODY = 65534;

    private final TestDirectory directory = new TestDirectory();
    private final Started started = new Started();
    private final LinuxHost host = new LinuxHost();
    private String open;

    @BeforeEach
    void setUp() throws IOException {
        open = directory.make("open");
        Files.setAttribute(Path.of(open), "unix:uid", NOBODY);
    }

    @AfterEach
    void cleanUp() {
        started.close();
        directory.close();
    }

    @Test
    void aDirectoryThatIsExchangedForALinkBetweenLookAndChangeIsNotEntered() throws IOException {
        Files.createDirectory(Path.of(open, "sub"));
        TestDirectory.write(open + "/sub/file", "own", "600");
        directory.make("precious");
        TestDirectory.write(directory.path("precious/file"), "kept", "600");
        SafePath place = SafePath.locate(open + "/sub/file", true, 0);
        assertThat(place.exposed()).isTrue();

        Files.move(Path.of(open, "sub"), Path.of(open, "away"));
        TestDirectory.link(open + "/sub", directory.path("precious"));

        assertThatThrownBy(() -> SafeDirectory.holding(place).close()).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsExchangedForALinkBetweenLookAndChangeIsNotTouched() throws IOException {
        TestDirectory.write(open + "/file", "own", "600");
        TestDirectory.write(directory.path("precious"), "kept", "600");
        SafePath place = SafePath.locate(open + "/file", true, 0);
        try (SafeDirectory held = SafeDirectory.holding(place)) {
            Files.delete(Path.of(open, "file"));
            TestDirectory.link(open + "/file", directory.path("precious"));

            assertThatThrownBy(() -> held.openToAppend("file", Rights.UNCHANGED)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> held.create("file", "lost", Rights.UNCHANGED)).isInstanceOf(IOException.class);
        }
        assertThat(mode(directory.path("precious"))).isEqualTo(0600);
    }

    @Test
    void allWhoMakeDirectoriesOfOneNewDirectoryAtOnceGetTheirs() throws Exception {
        int makers = 4;
        try (ExecutorService pool = Executors.newFixedThreadPool(makers)) {
            for (int round = 0; round < 100; round++) {
                String shared = directory.path("shared" + round + "/agent");
                CyclicBarrier together = new CyclicBarrier(makers);
                List<Future<Failure>> faults = new ArrayList<>();
                for (int maker = 0; maker < makers; maker++) {
                    String own = shared + "/instance" + maker;
                    faults.add(pool.submit(() -> {
                        together.await();
                        return host.changes().makeDirectory(own, NONE, NONE, NONE);
                    }));
                }
                for (Future<Failure> fault : faults) {
                    assertThat(fault.get()).isEqualTo(Failure.NONE);
                }
            }
        }
    }

    @Test
    void aSecondNameOfAForeignFileIsNoLog() throws IOException {
        TestDirectory.write(directory.path("precious"), "kept", "600");
        Files.createLink(Path.of(open, "file"), Path.of(directory.path("precious")));
        LinuxFileChanges changes = (LinuxFileChanges) host.changes();

        assertThatThrownBy(() -> changes.openToAppend(open + "/file", NONE, NONE)).hasMessageContaining("another hard link");
        assertThatThrownBy(() -> changes.openToAppend(open + "/file", Optional.of("nobody"), NONE))
                .hasMessageContaining("another hard link");

        assertThat(mode(directory.path("precious"))).isEqualTo(0600);
        assertThat(owner(directory.path("precious"))).isZero();
    }

    @Test
    void aFileOfRootsThatWasMovedIntoTheLogsPlaceIsNoLogOfAnother() throws IOException {
        TestDirectory.write(open + "/rootonly", "kept", "600");
        LinuxFileChanges changes = (LinuxFileChanges) host.changes();

        assertThatThrownBy(() -> changes.openToAppend(open + "/rootonly", Optional.of("nobody"), NONE))
                .hasMessageContaining("belongs to user 0");
        assertThatThrownBy(() -> changes.openToAppend(open + "/rootonly", Account.of("65534")))
                .hasMessageContaining("Permission denied");
    }

    @Test
    void aNewLogIsTheUsersAndAnOldOneKeepsItsOwner() throws IOException {
        LinuxFileChanges changes = (LinuxFileChanges) host.changes();
        changes.openToAppend(directory.path("log"), Optional.of("nobody"), NONE).close();
        assertThat(owner(directory.path("log"))).isEqualTo(NOBODY);
        assertThat(mode(directory.path("log"))).isEqualTo(0644);

        TestDirectory.write(directory.path("old"), "kept", "640");
        changes.openToAppend(directory.path("old"), Optional.of("nobody"), NONE).close();
        assertThat(owner(directory.path("old"))).isZero();
        assertThat(mode(directory.path("old"))).isEqualTo(0640);
    }

    @Test
    void aRootDirectoryInsideADirectoryOfOthersIsNotTrustedEither() throws IOException {
        Files.createDirectory(Path.of(open, "roots"));
        TestDirectory.link(open + "/roots/link", "/etc/hostname");

        assertThat(host.changes().write(open + "/roots/link", "lost", "644", NONE, NONE).cause()).contains("symbolic link");
    }

    @Test
    void directoriesAboveAreRootsAndOnlyTheLastIsGivenAway() throws IOException {
        String path = directory.path("a/b/c");

        assertThat(host.changes().makeDirectory(
                path, Optional.of("nobody"), Optional.of("daemon"), Optional.of("2750")).cause()).isEmpty();

        assertThat(mode(directory.path("a"))).isEqualTo(0755);
        assertThat(owner(directory.path("a/b"))).isZero();
        assertThat(mode(path)).isEqualTo(02750);
        assertThat(owner(path)).isEqualTo(NOBODY);
        assertThat((int) Files.getAttribute(Path.of(path), "unix:gid")).isEqualTo(1);
    }

    @Test
    void whatIsMadeInADirectoryOfOthersIsWholeAndLeavesNoOtherTrace() throws IOException {
        assertThat(host.changes().makeDirectory(open + "/sub", Optional.of("nobody"), NONE, Optional.of("2750")).cause()).isEmpty();

        assertThat(mode(open + "/sub")).isEqualTo(02750);
        assertThat(owner(open + "/sub")).isEqualTo(NOBODY);
        assertThat(Path.of(open).toFile().list()).containsExactly("sub");
    }

    @Test
    void writtenFilesHaveTheirModeAndOwnerAndLeaveNoOtherTrace() throws IOException {
        assertThat(host.changes().write(open + "/file", "x", "640", Optional.of("nobody"), Optional.of("daemon")).cause())
                .isEmpty();

        assertThat(mode(open + "/file")).isEqualTo(0640);
        assertThat(owner(open + "/file")).isEqualTo(NOBODY);
        assertThat(Path.of(open).toFile().list()).containsExactly("file");
    }

    @Test
    void aWriteThatFailsSaysSoAndLeavesTheOldContent() throws IOException {
        String path = directory.path("file");
        TestDirectory.write(path, "old", "600");
        started.start("chattr", "+i", path).onExit().join();
        try {
            assertThat(host.changes().write(path, "new", "600", NONE, NONE).cause()).startsWith("cannot write " + path);
            assertThat(host.changes().write("/proc/none", "new", "600", NONE, NONE).cause()).startsWith("cannot write");
        } finally {
            started.start("chattr", "-i", path).onExit().join();
        }
        assertThat(host.files().read(path)).isEqualTo(new Reading.Content("old"));
        assertThat(host.files().matching(directory.path(".*"))).isEmpty();
    }

    @Test
    void socketsAndFifosAreRemovedButNotRead() throws IOException {
        String fifo = directory.path("fifo");
        started.start("mkfifo", fifo).onExit().join();

        assertThat(host.files().read(fifo)).isEqualTo(new Reading.Odd("it is a FIFO"));
        assertThat(host.changes().makeDirectory(fifo, Optional.of("nobody"), NONE, NONE).cause()).contains("not a directory");
        assertThat(host.changes().remove(fifo).cause()).isEmpty();
        assertThat(Files.exists(Path.of(fifo), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void pathsThatCannotBeAreFaults() {
        assertThat(host.changes().remove("relative").cause()).contains("not an absolute path");
        assertThat(host.changes().remove("/").cause()).contains("not an absolute path");
        assertThat(host.changes().remove("/x\0y").cause()).contains("not a path");
        assertThat(host.changes().remove("/no/such/folder/file").cause()).isEmpty();
    }

    @Test
    void aLockHoldsAgainstOtherProcessesAndEndsWithItsHolder() throws Exception {
        String lock = directory.path("lock");
        Process holder = started.start(ChildJvm.argv(ChildJvm.TakesLock.class, lock, directory.path("held")));
        assertThat(Started.soon(() -> Files.exists(Path.of(directory.path("held"))))).isTrue();

        assertThat(host.changes().tryLock(lock)).isEmpty();
        holder.destroyForcibly().waitFor();

        try (AutoCloseable ours = host.changes().tryLock(lock).orElseThrow()) {
            assertThat(host.changes().tryLock(lock)).isEmpty();
            Process other = started.start(ChildJvm.argv(ChildJvm.TakesLock.class, lock, directory.path("other")));
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).as("the second try must not have given the lock back").isEqualTo(3);
            assertThat(ours).isNotNull();
        }
        assertThat(mode(lock)).isEqualTo(0600);
    }

    private static int mode(String path) throws IOException {
        return (int) Files.getAttribute(Path.of(path), "unix:mode") & 07777;
    }

    private static int owner(String path) throws IOException {
        return (int) Files.getAttribute(Path.of(path), "unix:uid");
    }
}
