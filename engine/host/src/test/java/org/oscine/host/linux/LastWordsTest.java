package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Family;
import org.oscine.host.Invocation;
import org.oscine.host.ProcessControl.Launched;

/** How a program that was launched has ended, and what it said last in its logs. */
class LastWordsTest {
    private static final Optional<String> NONE = Optional.empty();

    private final TestDirectory directory = new TestDirectory();
    private final Started started = new Started();
    private final LinuxHost host = new LinuxHost();

    @AfterEach
    void cleanUp() {
        host.control().forgetLaunched();
        started.close();
        directory.close();
    }

    @Test
    void howALaunchedProgramEndedIsKnown() {
        String log = directory.path("log");
        TestDirectory.write(log, "before\n", "600");

        assertThat(endOf(plain("sh", "-c", "echo dying; exit 3"), log, "")).contains(new Ended.Exited(3, "dying\n"));
        assertThat(endOf(plain("sh", "-c", "echo out; echo err >&2; kill -SEGV $$"), log, directory.path("errors")))
                .contains(new Ended.Exited(128 + 11, "err\n"));
        assertThat(endOf(plain("sh", "-c", "echo lost; exit 4"), "", "")).contains(new Ended.Exited(4, ""));
        assertThat(endOf(plain("sh", "-c", "head -c 100000 /dev/zero | tr '\\0' x; exit 5"), log, ""))
                .contains(new Ended.Exited(5, "x".repeat(4096)));
        assertThat(endOf(plain("sh", "-c", "echo after; : >\"$0\"; exit 6", log), log, "")).contains(new Ended.Exited(6, ""));
        assertThat(host.control().endOf(launched(plain("sleep", "50")))).as("runs").isEmpty();
        assertThat(host.control().endOf(host.processes().self())).as("another").isEmpty();
    }

    @Test
    void aLogIsReadThoughAnotherOneComesToStandInItsPlace() {
        String log = directory.path("log");
        TestDirectory.write(directory.path("other"), "x".repeat(100), "600");

        assertThat(endOf(plain("sh", "-c", "echo mine; mv \"$0\" \"$1\"; exit 1", directory.path("other"), log), log, ""))
                .contains(new Ended.Exited(1, "mine\n"));
    }

    @Test
    @NeedsRoot
    void aLogThatIsNotTheProgramsOwnIsNotRead() {
        String log = directory.path("log");
        TestDirectory.write(log, "", "644");
        Invocation nobodys = new Invocation(List.of("sh", "-c", "echo secret; exit 3"), Optional.of("nobody"), NONE, Map.of(), "/",
                NONE, Map.of());

        assertThat(endOf(nobodys, log, "")).contains(new Ended.Exited(3, ""));
        assertThat(endOf(nobodys, directory.path("made"), "")).contains(new Ended.Exited(3, "secret\n"));
    }

    /** Else its file system could not be unmounted as long as the engine lives. */
    @Test
    void aLogIsHeldOpenNoLongerThanItIsWanted() throws IOException {
        String log = directory.path("log");
        Path ours = Path.of("/proc/self/fd");

        int pid = ((Launched.Running) host.control().launch(plain("sleep", "50"), Family.NONE, log, log + ".errors")).pid();
        started.adopt(pid);
        assertThat(OpenFiles.of(ours)).contains(log, log + ".errors");
        host.control().forgetLaunched();
        assertThat(OpenFiles.of(ours)).doesNotContain(log, log + ".errors");
        assertThat(host.control().endOf(pid)).isEmpty();

        assertThat(host.control().launch(plain("/no/such"), Family.NONE, log, log + ".errors")).isInstanceOf(Launched.Refused.class);
        assertThat(OpenFiles.of(ours)).doesNotContain(log, log + ".errors");
    }

    private int launched(Invocation invocation) {
        int pid = ((Launched.Running) host.control().launch(invocation, Family.NONE, "", "")).pid();
        started.adopt(pid);
        return pid;
    }

    private Optional<Ended.Exited> endOf(Invocation invocation, String output, String errors) {
        Launched launched = host.control().launch(invocation, Family.NONE, output, errors);
        int pid = ((Launched.Running) launched).pid();
        assertThat(Started.soon(() -> !started.alive(pid))).isTrue();
        return host.control().endOf(pid);
    }

    private static Invocation plain(String... argv) {
        return Invocation.of(List.of(argv));
    }
}
