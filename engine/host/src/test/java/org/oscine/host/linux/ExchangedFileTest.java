package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.oscine.host.FileView.Reading;

/** Files of a directory that is somebody else's, who exchanges them while the engine looks. */
@NeedsRoot
@Timeout(60)
class ExchangedFileTest {
    private final TestDirectory directory = new TestDirectory();
    private final Started started = new Started();
    private final LinuxHost host = new LinuxHost();

    @AfterEach
    void cleanUp() {
        started.close();
        directory.close();
    }

    /** Whoever opens the FIFO waits for ever; between the look and the opening are some microseconds, so it is tried often. */
    @Test
    void aFifoThatComesBetweenTheLookAndTheOpeningHoldsNobody() throws IOException, InterruptedException {
        String named = directory.make("theirs") + "/pid";
        Files.setAttribute(Path.of(named).getParent(), "unix:uid", 65534);
        TestDirectory.write(named + ".file", "4711\n", "644");
        Thread exchanger = new Thread(() -> exchange(named));
        exchanger.setDaemon(true);
        exchanger.start();
        int hung = 0;
        try {
            for (int i = 0; i < 3000 && hung < 2; i++) {
                long before = System.nanoTime();
                Reading reading = host.files().read(named);
                hung += System.nanoTime() - before > Duration.ofSeconds(1).toNanos() ? 1 : 0;
                assertThat(reading).isIn(new Reading.Content("4711\n"), new Reading.Odd("it is a FIFO"),
                        new Reading.Odd("it is not a regular file"), new Reading.Missing(), new Reading.Content(""));
            }
        } finally {
            exchanger.interrupt();
            exchanger.join();
        }
    }

    private static void exchange(String named) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Path link = Path.of(named + ".new");
                Files.createLink(link, Path.of(named + ".file"));
                Files.move(link, Path.of(named), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                new ProcessBuilder("mkfifo", link.toString()).start().onExit().join();
                Files.move(link, Path.of(named), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The log of the kernel is a regular file that is waited for: the next line may come any time. */
    @Test
    void aRegularFileThatIsWaitedForHoldsNobody() throws IOException {
        String named = directory.make("theirs") + "/pid";
        Files.setAttribute(Path.of(named).getParent(), "unix:uid", 65534);
        TestDirectory.link(named, "/proc/kmsg");

        assertThat(host.files().read(named)).isNotInstanceOf(Reading.Missing.class);
        assertThat(host.files().beginning(named).startsWith("#!")).isFalse();
    }

    @Test
    void theEnginesOwnFilesAndThoseOfRootAreReadStraightAway() throws IOException {
        TestDirectory.write(directory.path("plain"), "x", "600");

        assertThat(new RegularFile("/nowhere/").read("/etc/passwd", 4)).hasSize(4);
        assertThat(host.files().read(directory.path("plain"))).isEqualTo(new Reading.Content("x"));
    }
}
