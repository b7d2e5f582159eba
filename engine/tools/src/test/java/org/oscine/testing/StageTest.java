package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.host.FileView;
import org.oscine.testfile.Scene;
import org.oscine.testfile.TestFileReader;
import org.oscine.yaml.YamlParser;

/** What a case can say of its machine. */
class StageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{ ends: server }                                     | OCF_NOT_RUNNING",
        "{ turns: server, into: zombie }                      | OCF_NOT_RUNNING",
        "{ reboots: true }                                    | OCF_NOT_RUNNING",
        "{ removes: /run/xd.pid }                             | OCF_SUCCESS",
        "{ lays: { /run/xd.pid: '' } }                        | OCF_SUCCESS",
        "[{ ends: server, after: 0s }, { starts: server }]    | OCF_SUCCESS",
        "{ ends: server, after: 1h }                          | OCF_SUCCESS",
    })
    void eventsHappen(String events, String code) {
        assertThat(Plays.failures("""
                it is there:
                  given: { processes: { server: { argv: [/usr/sbin/xd, -c, /etc/xd.conf], running: true } } }
                  action: monitor
                  events: %s
                  code: %s
                """.formatted(events, code))).isEmpty();
    }

    @Test
    void aStepChangesTheMachineForThoseThatFollow() {
        assertThat(Plays.failures("""
                a life:
                  steps:
                    - { action: start }
                    - action: monitor
                      given: { listeners: { "127.0.0.1:99": } }
                      code: OCF_ERR_GENERIC
                      reason: "port: 127.0.0.1:99: Connection refused"
                    - { action: monitor, given: { listeners: { "127.0.0.1:99": { hangs: true } } },
                        code: OCF_ERR_GENERIC, not-before: 15s }
                    - { action: monitor, given: { listeners: { "127.0.0.1:99": { hangs: false, answers: ok } } } }
                    - { action: stop, given: { faults: { /run/xd.pid: read-only } }, log: ["WARNING: cannot remove /run/xd.pid: \
                Read-only file system"] }
                    - { action: start, given: { faults: { /run/xd.pid: } } }
                    - { action: monitor, given: { processes: { server: } }, code: OCF_NOT_RUNNING }
                """)).isEmpty();
    }

    @Test
    void aStepSaysOnlyWhatIsDifferent() {
        assertThat(Plays.failures("""
                a life:
                  given: { listeners: { "127.0.0.1:99": { takes: 2s } } }
                  steps:
                    - { action: start, not-before: 2s }
                    - { action: monitor, given: { processes: { server: { on-signal: { TERM: [] } } } }, not-before: 2s }
                    - { action: monitor, given: { listeners: { "127.0.0.1:99": { takes: 1s } } }, not-before: 1s, within: 1s }
                    - { action: monitor, given: { listeners: { "127.0.0.1:99": { answers: no } } }, code: OCF_ERR_GENERIC }
                    - { action: stop, effects: [signal TERM server, remove /run/xd.pid] }
                    - { action: start, given: { listeners: { "127.0.0.1:99": { answers: ok } } }, within: 1s }
                    - { action: stop, effects: [signal TERM server, signal KILL server, remove /run/xd.pid] }
                """)).isEmpty();
    }

    @Test
    void aListenerHoldsItsSideOfADialogue() {
        String yaml = """
                agent: xd
                version: 1.0.0
                summary: A mail server
                status: { it: { run: [xctl] } }
                monitor:
                  talk: { tcp: "127.0.0.1:25", dialogue: [{ expect: ^220 }, { send: "EHLO x", expect: ^250 }, { send: QUIT, expect: ^221 }] }
                  encrypted: { tcp: "localhost:465", tls: true, expect: ^220 }
                start: { command: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """;
        assertThat(TextReport.failures(Plays.play(yaml, """
                a life:
                  given:
                    commands: { xctl: { argv: [xctl] } }
                    listeners:
                      "127.0.0.1:25": { dialogue: [{ answers: "220 x\\n" }, { asked: EHLO x, answers: "250 x\\n" }, { answers: "221\\n" }] }
                      "localhost:465": { answers: "220 x", tls: true }
                  steps:
                    - { action: monitor }
                    - action: monitor
                      given: { listeners: { "localhost:465": { tls: false } } }
                      code: OCF_ERR_GENERIC
                      reason: "encrypted: localhost:465: it does not speak TLS"
                    - action: monitor
                      given: { listeners: { "127.0.0.1:25": { dialogue: [{ answers: "220 x\\n" }, { answers: "550 no\\n" }] } } }
                      code: OCF_ERR_GENERIC
                      reason: "talk: 127.0.0.1:25 did not answer '^250' in step 2 of 3: 550 no"
                    - action: monitor
                      given: { listeners: { "127.0.0.1:25": { dialogue: [{ answers: "220 x\\n" }, { asked: HELO, answers: "250" }] } } }
                      code: OCF_ERR_GENERIC
                      reason: "talk: 127.0.0.1:25 gave no answer in step 2 of 3 within 9 s"
                """))).isEmpty();
    }

    @Test
    void aCaseCanSayWhatACommandReads() {
        String yaml = """
                agent: xd
                version: 1.0.0
                summary: A page with a password
                parameters: { password: { type: secret, summary: Password } }
                status: { it: { run: [xctl] } }
                monitor: { page: { run: [curl, -K, "-"], input: "user = me:${password}" } }
                start: { command: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """;
        assertThat(TextReport.failures(Plays.play(yaml, """
                it logs in:
                  given:
                    commands:
                      xctl: { argv: [xctl] }
                      in: { argv: [curl], input: "user = me:hidden" }
                      out: { argv: [curl], exit: 22, output: "401" }
                  steps:
                    - { action: monitor, parameters: { password: hidden } }
                    - { action: monitor, parameters: { password: other }, code: OCF_ERR_GENERIC, reason: "page: curl exited with 22: 401" }
                """))).isEmpty();
    }

    @Test
    void theCommandWithMostWordsAnswers() {
        assertThat(Plays.failures("""
                a deep look:
                  given:
                    processes: { server: { argv: [/usr/sbin/xd, -c, /etc/xd.conf], running: true } }
                    commands:
                      deep: { argv: [xctl, deep], exit: 3, times: 1 }
                      any: { argv: [xctl] }
                      server only: { argv: [xctl, deep, look], exit: 9 }
                  steps:
                    - { action: monitor, check-level: 10, code: OCF_NOT_RUNNING }
                    - { action: monitor, check-level: 10 }
                    - { action: monitor, effects: [] }
                """)).isEmpty();
    }

    @Test
    void aProcessReactsAsItIsSaidTo() {
        assertThat(Plays.failures("""
                it saves before it ends:
                  given:
                    processes:
                      server:
                        argv: [/usr/sbin/xd, -c, /etc/xd.conf]
                        running: true
                        on-signal: { TERM: { ends: server, after: 3s } }
                        ended: { lays: { /var/saved: "" } }
                  action: stop
                  effects: [signal TERM server, remove /run/xd.pid]
                  exists: /var/saved
                  not-before: 3s
                  within: 3200ms
                """)).isEmpty();
    }

    @Test
    void aProcessThatRunsHasStartedThoseThatAreNamedAfterIt() {
        assertThat(Plays.failures("""
                its worker goes with it:
                  given:
                    processes:
                      server: { argv: [/usr/sbin/xd, -c, /etc/xd.conf], running: true, started: [{ starts: worker }] }
                      worker: { argv: [/usr/sbin/xd, -w], parent: server }
                  steps:
                    - { action: monitor, alive: [server, worker], code: OCF_ERR_GENERIC,
                        given: { listeners: { "127.0.0.1:99": { needs: /run/none } } } }
                    - { action: stop, gone: [server, worker] }
                """)).isEmpty();
    }

    @Test
    void whatIsDeadDoesNothingMore() {
        assertThat(Plays.failures("""
                it dies before it is ready:
                  given:
                    processes: { server: { started: { after: 2s, lays: { /run/late: "" } } } }
                  steps:
                    - { action: start, gone: [server], events: { after: 10ms, ends: server },
                        given: { listeners: { "127.0.0.1:99": { takes: 1s } } }, code: OCF_ERR_GENERIC }
                    - { action: monitor, wait: 5s, code: OCF_NOT_RUNNING, missing: [/run/late] }
                """)).isEmpty();
    }

    @Test
    void aProcessWorksInItsDirectoryAndAListenerWaitsForItsQuestion() {
        String descriptor = """
                agent: xd
                version: 1.0.0
                summary: A daemon
                status:
                  server: { pidfile: /run/xd.pid, executable: /usr/sbin/xd, arguments: [-f], working-directory: /srv/one }
                monitor:
                  port: { tcp: "127.0.0.1:99", send: hello, expect: ok }
                  page: { http: "http://127.0.0.1/" }
                start: { foreground: [xd, -f], log: /var/log/xd, error-log: /var/log/xd.err, working-directory: /srv/one }
                stop: { steps: { kill: { signal: KILL } } }
                """;
        assertThat(TextReport.failures(Plays.play(descriptor, """
                of two instances the one that works in the folder is meant:
                  given:
                    files: { /var/log: { folder: true } }
                    processes:
                      other: { argv: [/usr/sbin/xd, -f], working-directory: /srv/two, running: true }
                      server: { argv: [/usr/sbin/xd, -f] }
                    commands: { xd: { argv: [xd], becomes: server } }
                    listeners: { "127.0.0.1:99": { asked: hello }, "http://127.0.0.1/": { needs: server } }
                  steps:
                    - { action: monitor, code: OCF_NOT_RUNNING }
                    - { action: start, effects: ["launch xd -f [in /srv/one] > /var/log/xd 2> /var/log/xd.err"] }
                    - { action: monitor }
                    - action: monitor
                      given: { listeners: { "127.0.0.1:99": { asked: bye, answers: ok } } }
                      code: OCF_ERR_GENERIC
                      reason: { matches: gave no answer }
                    - action: monitor
                      given: { listeners: { "127.0.0.1:99": { asked: hello }, "http://127.0.0.1/": { status: 404 } } }
                      code: OCF_ERR_GENERIC
                      reason: "page: http://127.0.0.1/ answered with status 404"
                """))).isEmpty();
    }

    @Test
    void whatStandsInAFilesPlaceNeedBeNoFile() {
        Scene scene = scene("""
                files:
                  /run/fifo: { fifo: true, owner: xd, mode: "600" }
                  /run/zero: { device: true }
                  /run/huge: { size: 2097152 }
                  /run/loop: { link: /run/loop }
                """);
        FileView files = new Stage(scene).host().files();
        assertThat(files.kind("/run/fifo")).isEqualTo(FileView.Kind.OTHER);
        assertThat(files.kind("/run/zero")).isEqualTo(FileView.Kind.DEVICE);
        assertThat(files.read("/run/huge")).isInstanceOf(FileView.Reading.Odd.class);
        assertThat(files.read("/run/loop")).isNotInstanceOf(FileView.Reading.Content.class);
        assertThat(new Stage(scene).host().fileAt("/run/huge").orElseThrow().content()).hasSize(2_097_152);
    }

    @Test
    void aProcessMayBeInAContainer() {
        Scene scene = scene("processes: { twin: { argv: [/usr/sbin/xd], namespace: other, running: true }, server: { argv: [xd] } }\n");
        assertThat(scene.processes().get("twin").orElseThrow().namespace()).contains(Scene.Namespace.OTHER);
        assertThat(scene.processes().get("server").orElseThrow().namespace()).isEmpty();
        assertThat(new Stage(scene).alive("twin")).isTrue();
    }

    private static Scene scene(String given) {
        String text = "descriptor: xd.yaml\ngiven:\n  users: { xd: [] }\n" + given.indent(2) + "cases: { a: { action: monitor } }\n";
        return TestFileReader.read(YamlParser.parse("xd.test.yaml", text).document().orElseThrow()).testFile().orElseThrow()
                .cases().getFirst().scene();
    }
}
