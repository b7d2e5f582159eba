package org.oscine.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessImportTest {
    private static final Path PROC = Path.of("/proc");

    @TempDir
    private Path run;
    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private String draft(int pid) {
        return Drafts.text(ProcessImport.draft("", new ProcDirectory(PROC, run, pid)));
    }

    @Test
    void aProgramInTheForeground() throws IOException {
        process = new ProcessBuilder("sh", "-c", "ulimit -n 123; cd /var; umask 027; exec sleep 100").start();
        awaitSleep();
        String text = draft((int) process.pid());
        assertThat(text).containsPattern("foreground: \\[\\S*/(sleep|coreutils), \"100\"]")
                .contains("working-directory: /var").contains("umask: \"0027\"").contains("limits: { nofile: 123 }");
        assertThat(Drafts.faults(text)).isEmpty();
    }

    private void awaitSleep() throws IOException {
        while (!Files.readString(PROC.resolve(process.pid() + "/cmdline")).startsWith("sleep")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aProcessWithPidfileAndPort() throws IOException {
        int self = (int) ProcessHandle.current().pid();
        Files.createDirectory(run.resolve("xd"));
        Files.writeString(run.resolve("other.pid"), "1\n");
        Files.writeString(run.resolve("xd/xd.pid"), self + "\n");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String text = draft(self);
            assertThat(text).contains("pidfile: " + run + "/xd/xd.pid")
                    .contains("port " + socket.getLocalPort() + ": { tcp: \"127.0.0.1:" + socket.getLocalPort() + "\" }")
                    .contains("  command:");
            // The run directory of this test may lie in the temporary directory, which lint is right to warn of.
            assertThat(Drafts.faults(text)).allMatch(fault -> fault.contains("[shared-temporary-folder]"));
        }
    }

    @Test
    void whoIsNotThereIsRefused() throws IOException, InterruptedException {
        process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(ProcessImport.draft("", new ProcDirectory(PROC, run, (int) process.pid())))
                .isEqualTo(new DraftResult.Refused("there is no process " + process.pid() + " that runs a program"));
    }

    /** What a service's user may lay into its directory under /run. */
    @Test
    void pipesDevicesAndLinksAreNoPidfiles() throws Exception {
        int self = (int) ProcessHandle.current().pid();
        Files.createDirectory(run.resolve("svc"));
        assertThat(new ProcessBuilder("mkfifo", run.resolve("svc/a.pid").toString()).start().waitFor()).isZero();
        Files.createSymbolicLink(run.resolve("svc/b.pid"), Path.of("/dev/zero"));
        Files.createSymbolicLink(run.resolve("c.pid"), Path.of("c.pid"));
        Files.createDirectory(run.resolve("d.pid"));
        Files.writeString(run.resolve("e.pid"), self + "0".repeat(100_000));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThat(draft(self)).contains("no pidfile was found"));
    }
}
