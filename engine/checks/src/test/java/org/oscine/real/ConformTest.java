package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oscine.Machine;
import org.oscine.Needed;

/** oscine conform tells a right agent from a wrong one. A short form of it: all of it takes some minutes a mode. */
@RealAsterisk
class ConformTest {
    private static final Path SHELL_AGENT = Path.of("/usr/lib/ocf/resource.d/heartbeat/asterisk");

    /** Quick ones, of each family. */
    private static final List<String> SHORT = List.of("metadata", "life-cycle", "server-killed", "pidfile-lost",
            "pidfile-empty", "pidfile-garbage", "pidfile-foreign", "pidfile-negative", "pidfile-reused", "pidfile-zombie",
            "config-missing-stop", "program-missing-stop", "user-missing-stop", "server-hangs-short-stop",
            "two-starts", "folders-not-folders", "parameters-wrong", "config-odd-name", "reasons");

    @TempDir
    private Path directory;

    /** @param text all that it printed */
    private record Run(int exit, String text) {}

    @Test
    void theAgentOfTheEngineDoesAllAsItMust() throws Exception {
        Run run = conform("asterisk", SHORT, "--mode", "plain", "--seed", "1", "--report", page().toString());
        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text()).contains(" 0 wrong, 0 undecided");
        assertThat(Files.readString(page())).contains("The agent behaved correctly: ").contains("pidfile-reused");
        leavesNothing();
    }

    @Test
    void theCanaryIsPartOfTheService() throws Exception {
        Run run = conform("asterisk", List.of("companion-killed", "lookalikes"), "--mode", "realtime");
        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text()).contains("right   realtime/companion-killed").contains("right   realtime/lookalikes");
    }

    @Test
    void theShellAgentDoesAtLeastTenThingsWrong() throws Exception {
        Needed.file(SHELL_AGENT, "conform before the shell agent");
        Path xml = directory.resolve("shell.xml");
        Run run = conform(SHELL_AGENT.toString(), SHORT, "--mode", "plain", "--junit", xml.toString());
        assertThat(run.exit()).as(run.text()).isEqualTo(1);
        List<String> wrong = failures(Files.readString(xml));
        assertThat(wrong).as(run.text()).hasSizeGreaterThanOrEqualTo(10).contains("pidfile-lost", "pidfile-reused",
                "pidfile-zombie", "config-missing-stop", "reasons").doesNotContain("metadata", "life-cycle");
        // Whether its two starts at the same time make two servers is a matter of luck.
        assertThat(run.text()).contains("foreign process").contains("left behind");
        leavesNothing();
    }

    @Test
    void theShellAgentKillsWhoeverNamesTheCanary() throws Exception {
        Needed.file(SHELL_AGENT, "conform before the shell agent");
        Run run = conform(SHELL_AGENT.toString(), List.of("lookalikes"), "--mode", "realtime");
        assertThat(run.exit()).as(run.text()).isEqualTo(1);
        assertThat(run.text()).contains("foreign process: start ended process").contains("'astcanary ");
        leavesNothing();
    }

    @Test
    void whatAClusterManagesIsLeftAlone() throws Exception {
        Path cib = directory.resolve("cib.xml");
        Files.writeString(cib, "<cib validate-with=\"pacemaker-3.9\" epoch=\"1\" num_updates=\"0\" admin_epoch=\"0\">"
                + "<configuration><crm_config/><nodes/><resources><primitive id=\"pbx\" class=\"ocf\" provider=\"heartbeat\""
                + " type=\"asterisk\"/></resources><constraints/></configuration><status/></cib>");
        Run run = execute(List.of("env", "CIB_file=" + cib, launcher(), "conform", "asterisk", "--only", "metadata"));
        assertThat(run.exit()).as(run.text()).isEqualTo(2);
        assertThat(run.text()).contains("a cluster that has a resource of this type is reachable");
    }

    @Test
    void aServiceThatRunsAlreadyIsLeftAlone() throws Exception {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            asterisk.agent().run("start");
            int server = asterisk.server().pid();
            Run run = conform("asterisk", List.of("server-killed"), "--mode", "plain", "-o", "config=" + asterisk.config());
            assertThat(run.exit()).as(run.text()).isEqualTo(2);
            assertThat(run.text()).contains("already running");
            assertThat(asterisk.server().pid()).isEqualTo(server);
        }
    }

    private Path page() {
        return directory.resolve("report.html");
    }

    private static List<String> failures(String junit) {
        return Pattern.compile("name=\"([^\"]+)\" time=\"[^\"]*\">\\s*<failure").matcher(junit).results()
                .map((MatchResult found) -> found.group(1)).toList();
    }

    private static Run conform(String agent, List<String> faults, String... options) throws Exception {
        List<String> argv = new ArrayList<>(List.of("env", "OSCINE_ASTERISK=" + Machine.asterisk(), launcher(), "conform", agent));
        faults.forEach(fault -> argv.addAll(List.of("--only", fault)));
        argv.addAll(List.of(options));
        return execute(argv);
    }

    private static String launcher() {
        return Machine.project().resolve("oscine").toString();
    }

    private static Run execute(List<String> argv) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), text);
    }

    /** Whatever other runs have there at the same time, no process mentions a directory that has been gone for long. */
    private static void leavesNothing() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!left().isEmpty() && System.nanoTime() < until) {
            AsteriskInstance.pause(Duration.ofMillis(100));
        }
        assertThat(left()).isEmpty();
    }

    private static List<Proc> left() {
        return Proc.mentioning("/var/cache/oscine/conform/").stream()
                .filter(process -> process.argv().stream().anyMatch(ConformTest::isGone)).toList();
    }

    private static boolean isGone(String word) {
        String mark = "/var/cache/oscine/conform/";
        int at = word.indexOf(mark);
        if (at < 0) {
            return false;
        }
        String name = word.substring(at + mark.length()).split("/")[0];
        return !Files.exists(Path.of(mark, name));
    }
}
