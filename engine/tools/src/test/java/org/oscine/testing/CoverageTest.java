package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

    @Test
    void withoutACallNothingIsReached() {
        Coverage coverage = Plays.play("it is told:\n  action: meta-data\n").coverage();
        assertThat(coverage.unreached()).containsExactly("validate/program", "status/server", "monitor/port",
                "monitor/deep", "monitor/deep exit 0", "monitor/deep exit 3", "start", "stop.steps/terminate",
                "stop.steps/kill");
        assertThat(coverage.all()).isEqualTo(9);
    }

    @Test
    void whatAnActionComesToIsReachedAndNothingElse() {
        assertThat(Plays.play("it starts:\n  action: start\n").coverage().unreached()).containsExactly(
                "monitor/deep", "monitor/deep exit 0", "monitor/deep exit 3", "stop.steps/terminate", "stop.steps/kill");
    }

    @Test
    void aRowOfAnExitMapIsReachedByItsStatusAlone() {
        assertThat(Plays.play("""
                a deep look:
                  given:
                    processes: { server: { argv: [/usr/sbin/xd, -c, /etc/xd.conf], running: true } }
                    commands: { deep: { argv: [xctl], exit: 3 } }
                  action: monitor
                  check-level: 10
                  code: OCF_NOT_RUNNING
                """).coverage().unreached()).contains("monitor/deep exit 0")
                .doesNotContain("monitor/deep", "monitor/deep exit 3");
    }

    @Test
    void eachRowOfAMapOfOutputsCounts() {
        String yaml = """
                agent: xd
                version: 1.0.0
                summary: A daemon
                status: { it: { run: [xctl], outputs: { ^up: OCF_SUCCESS, down: OCF_NOT_RUNNING, other: OCF_ERR_GENERIC } } }
                start: { command: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """;
        assertThat(Plays.play(yaml, """
                it is down:
                  given: { commands: { xctl: { argv: [xctl], output: "down, not up\\n" } } }
                  action: monitor
                  code: OCF_NOT_RUNNING
                """).coverage().unreached()).contains("status/it output ^up", "status/it output other")
                .doesNotContain("status/it output down", "status/it");
    }

    @Test
    void anEntryForEachItemOfAListIsOnePartAndItsReasonTellsTheItem() {
        String yaml = """
                agent: xd
                version: 1.0.0
                summary: A daemon
                parameters: { suffixes: { type: arguments, default: dc=a dc=b, summary: Suffixes } }
                status: { it: { run: [xctl] } }
                monitor: { suffix: { run: [search, "${each}"], each: suffixes } }
                start: { command: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """;
        Suite.Outcome suite = Plays.play(yaml, """
                one does not answer:
                  given: { commands: { xctl: { argv: [xctl] }, search: { argv: [search] }, fails: { argv: [search, dc=b], exit: 32 } } }
                  action: monitor
                  code: OCF_ERR_GENERIC
                  reason: "suffix dc=b: search exited with 32"
                """);
        assertThat(TextReport.summary(suite)).startsWith("xd.test.yaml: 1 of 1 case passed; 2 of 4");
        assertThat(suite.coverage().all()).isEqualTo(4);
        assertThat(suite.coverage().unreached()).containsExactly("start", "stop.steps/kill");
    }

    @Test
    void eachRowOfAMapOfStatusesCounts() {
        String yaml = """
                agent: xd
                version: 1.0.0
                summary: A daemon
                status: { it: { run: [xctl] } }
                monitor: { page: { http: "http://x/", codes: { 200: OCF_SUCCESS, 500-599: OCF_DEGRADED, other: OCF_ERR_GENERIC } } }
                start: { command: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """;
        assertThat(Plays.play(yaml, """
                it is degraded:
                  given: { commands: { xctl: { argv: [xctl] } }, listeners: { "http://x/": { status: 503 } } }
                  action: monitor
                  code: OCF_DEGRADED
                """).coverage().unreached()).contains("monitor/page status 200", "monitor/page status other")
                .doesNotContain("monitor/page", "monitor/page status 500-599");
    }

    @Test
    void theSummaryNamesWhatIsMissing() {
        assertThat(TextReport.summary(Plays.play("it is told:\n  action: meta-data\n"))).isEqualTo(
                "xd.test.yaml: 1 of 1 case passed; 0 of 9 parts of the descriptor reached, but not validate/program, "
                + "status/server, monitor/port, monitor/deep, monitor/deep exit 0 and 4 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "status/it pidfile: /run/xd.pid, executable: xd",
        "status/it process: ^xd",
        "status/it process: ^xd, executable: /usr/sbin/xd",
        "status/it run: [xctl]",
        "monitor/it run: [xctl]",
        "monitor/it tcp: 'localhost:1'",
        "monitor/it unix-socket: /run/xd.ctl",
        "monitor/it http: http://localhost/",
        "validate/it binary: xd",
        "validate/it file: /etc/xd.conf",
        "validate/it directory: /etc",
        "validate/it user: root",
        "validate/it group: root",
        "validate/it root: true",
        "validate/it run: [xctl]",
        "start.before/it directory: /run/xd",
        "start.before/it file: /run/xd/f, content: x",
        "start.before/it remove: /run/xd/f",
        "start.before/it kill: xd",
        "start.before/it run: [xctl]",
        "start.ready/it tcp: 'localhost:1'",
        "stop.after/it remove: /run/xd.pid",
        "stop.after/it kill: xd",
        "stop.steps/it signal: HUP",
        "stop.steps/it run: [xctl]",
        "reload/it signal: HUP",
        "reload/it run: [xctl]",
    })
    void everyKindOfPartIsSeen(String part) {
        String name = part.substring(0, part.indexOf(' '));
        String entry = "it: { " + part.substring(part.indexOf(' ') + 1) + " }";
        String section = name.substring(0, name.indexOf('/'));
        String inner = section.substring(section.indexOf('.') + 1);
        StringBuilder yaml = new StringBuilder("agent: xd\nversion: 1.0.0\nsummary: A daemon\n");
        yaml.append("status:\n  xd: { pidfile: /run/xd.pid, executable: xd, arguments: [-f] }\n");
        yaml.append(section.equals("status") ? "  " + entry + "\n" : "");
        yaml.append("start:\n  command: [xd, -f]\n").append(under(section, "start.", inner, entry));
        yaml.append("stop:\n").append(section.equals("stop.steps") ? "" : "  steps:\n    kill: { signal: KILL }\n");
        yaml.append(under(section, "stop.", inner, entry));
        yaml.append(section.contains(".") || section.equals("status") ? "" : section + ":\n  " + entry + "\n");
        assertThat(Plays.play(yaml.toString(), "it is told:\n  action: meta-data\n").coverage().unreached()).contains(name);
        assertThat(Plays.play(yaml.toString(), """
                a life:
                  given:
                    files: { /etc/xd.conf: "" }
                    processes: { server: { argv: [/usr/sbin/xd, -f] } }
                    commands: { any: { argv: [xctl] } }
                    listeners: { "localhost:1": {}, /run/xd.ctl: {}, "http://localhost/": { status: 200 } }
                  action: start
                a life that runs:
                  given:
                    processes: { server: { argv: [/usr/sbin/xd, -f], running: true } }
                    commands: { any: { argv: [xctl] } }
                  action: %s
                """.formatted(inner.equals("reload") ? "reload" : "stop")).coverage().unreached()).doesNotContain(name);
    }

    private static String under(String section, String prefix, String inner, String entry) {
        return section.startsWith(prefix) ? "  " + inner + ":\n    " + entry + "\n" : "";
    }
}
