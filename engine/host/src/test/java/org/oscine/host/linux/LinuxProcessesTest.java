package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.ProcessTable.Stat;

/** What /proc really says. */
class LinuxProcessesTest {

    private final TestDirectory directory = new TestDirectory();
    private final Started started = new Started();
    private final LinuxProcesses processes = new LinuxProcesses();

    @AfterEach
    void cleanUp() {
        started.close();
        directory.close();
    }

    @Test
    void aProgramsNameMayLookLikeTheRestOfTheLine() {
        String line = "77 (a) Z 1 (x) y) S 5 6 7 8 9 0 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2 3\n";

        assertThat(Stat.parse(line)).contains(new Stat(77, 'S', 5, 6, 7, 987654));
        assertThat(Stat.parse("")).isEmpty();
        for (int length = 0; length < line.indexOf(" 1 2 3\n"); length++) {
            assertThat(Stat.parse(line.substring(0, length))).as(line.substring(0, length)).isEmpty();
        }
    }

    @Test
    void theStartTimeIsFieldTwentyTwo() {
        int pid = (int) started.start("sleep", "50").pid();

        String[] fields = ProcFile.text(ProcFile.of(pid, "stat")).split(" ");
        assertThat(processes.stat(pid)).hasValueSatisfying(
                stat -> assertThat(stat.startTime()).isEqualTo(Long.parseLong(fields[21])));
    }

    @Test
    void theEffectiveUserCounts() {
        assertThat(LinuxProcesses.effectiveUser("Name:\tUid:\t9\nUid:\t1\t2\t3\t4\nGid:\t0\t0\t0\t0\n")).contains(2);
        assertThat(LinuxProcesses.effectiveUser("")).isEmpty();
    }

    @Test
    void aProgramThatWasReplacedKeepsItsPlainName() throws IOException {
        String program = directory.path("my tool)");
        Files.copy(Path.of("/bin/sleep"), Path.of(program));
        int pid = (int) started.start(program, "50").pid();

        Files.delete(Path.of(program));

        assertThat(processes.executable(pid)).contains(program);
        assertThat(processes.stat(pid)).hasValueSatisfying(stat -> assertThat(stat.startTime()).isPositive());
    }

    @Test
    void anEmptyArgumentIsAnArgument() {
        int pid = (int) started.start("sh", "-c", "sleep 1; :", "", "b").pid();

        assertThat(processes.arguments(pid)).containsExactly("sh", "-c", "sleep 1; :", "", "b");
    }
}
