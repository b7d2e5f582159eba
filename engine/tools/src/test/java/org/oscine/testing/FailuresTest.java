package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    @Test
    void whatDifferedIsShownAsADiffAtThePlaceOfTheStep() {
        assertThat(Plays.failures("""
                a life:
                  steps:
                    - action: start
                    - action: stop
                      effects: [signal INT server, remove /run/xd.pid]
                """)).isEqualTo("""
                xd.test.yaml:14:9: failed: a life (step 2, stop)
                  effects
                    - signal INT server
                    + signal TERM server
                      remove /run/xd.pid

                """);
    }

    @Test
    void aCodeThatDiffersComesWithItsReason() {
        assertThat(Plays.failures("it runs:\n  action: monitor\n")).isEqualTo("""
                xd.test.yaml:11:3: failed: it runs
                  code
                    - OCF_SUCCESS
                    + OCF_NOT_RUNNING
                  reason
                    -\040
                    + server: no matching process; /run/xd.pid is missing

                """);
    }

    @Test
    void noSecretStandsInAReport() {
        Suite.Outcome outcome = Plays.play("""
                agent: xd
                version: 1.0.0
                summary: A daemon
                parameters:
                  password: { type: secret, default: sesame, summary: Password }
                values:
                  read: { config-file: /etc/xd.conf, key: password, secret: true }
                status:
                  server: { pidfile: /run/xd.pid, executable: /usr/sbin/xd }
                monitor:
                  deep: { run: [xctl], environment: { ONE: "${password}", OTHER: "${read}" } }
                start:
                  command: [xd]
                stop:
                  steps:
                    kill: { signal: KILL }
                """, """
                it is asked:
                  given:
                    processes: { server: { argv: [/usr/sbin/xd], running: true } }
                    files:
                      /run/xd.pid: "4711"
                      /etc/xd.conf: "password = open-sesame-open"
                    commands: { deep: { argv: [xctl], output: "sesame and open-sesame-open\\n", exit: 1 } }
                  action: monitor
                  effects: []
                """);
        String text = TextReport.failures(outcome) + JUnitReport.render(List.of(outcome));
        assertThat(text).contains("run xctl [ONE=***, OTHER=***]", "deep: xctl exited with 1: *** and ***").doesNotContain("sesame");
    }

    @Test
    void whatFollowsAFailedStepIsNotPlayed() {
        assertThat(Plays.play("""
                a life:
                  steps:
                    - { action: monitor }
                    - { action: stop, code: OCF_ERR_GENERIC }
                """).failed()).singleElement().satisfies(verdict -> assertThat(verdict.failures()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "code: OCF_ERR_GENERIC         | code",
        "reason: it works              | reason",
        "reason: { matches: works }    | reason",
        "effects: []                   | effects",
        "effects: [start xd]           | effects",
        "log: ['INFO: stopped']        | log",
        "log: ['INFO: started', 'INFO: started'] | log",
        "gone: [server]                | gone",
        "alive: [other]                | alive",
        "exists: [/run/other.pid]      | exists",
        "missing: [/run/xd.pid]        | missing",
        "output: [words]               | output",
        "within: 0s                    | within",
        "not-before: 10s               | not-before",
    })
    void eachExpectationCanFail(String expectation, String what) {
        Suite.Outcome outcome = Plays.play("""
                it starts:
                  given:
                    processes: { other: { argv: [/bin/other] } }
                    commands: { xd: { takes: 2s } }
                  action: start
                  %s
                """.formatted(expectation));
        assertThat(outcome.failed()).singleElement().satisfies(verdict ->
                assertThat(verdict.failures().getFirst().differences()).extracting(Difference::what).contains(what));
    }

    @Test
    void eachExpectationCanHold() {
        assertThat(Plays.failures("""
                it starts:
                  given: { commands: { xd: { takes: 2s } } }
                  action: start
                  code: OCF_SUCCESS
                  reason: ""
                  effects: [start xd -c /etc/xd.conf]
                  log: ["INFO: started"]
                  alive: [server]
                  exists: [/run/xd.pid]
                  missing: [/run/other.pid]
                  within: 2100ms
                  not-before: 2s
                """)).isEmpty();
    }
}
