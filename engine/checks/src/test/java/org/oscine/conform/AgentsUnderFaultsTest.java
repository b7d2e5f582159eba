package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Needed;
import org.oscine.conform.subject.Means;
import org.oscine.conform.trial.TrialAborted;

/**
 * Faults about whose process, whose file and whose time, on agents whose right or wrong is known. They run real processes, some of them in containers, and
 * wait for them.
 */
@Tag("real")
class AgentsUnderFaultsTest {
    private static final Means SECOND = new Means(Optional.of(Map.of()), Optional.empty(), Optional.empty());

    @TempDir
    private Path directory;

    private ScriptedAgent agent;

    @BeforeEach
    void asRoot() {
        Needed.root("the faults of conform, on scripted agents");
        agent = new ScriptedAgent(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"containers", "in-container", "other-user", "other-directory", "pager", "many-words", "server-hangs-would-end",
        "never-ready", "title-rewritten", "pidfile-fifo", "pidfile-directory", "pidfile-socket", "pidfile-loop", "pidfile-endless",
        "pidfile-huge", "program-missing-probe", "config-missing-probe", "secrets", "without-ptrace"})
    void anAgentThatGoesByItsOwnNoteIsRight(String fault) throws IOException {
        assertThat(agent.violations(fault)).isEmpty();
    }

    /** It takes for its own whatever has the words of its service. */
    @ParameterizedTest
    @ValueSource(strings = {"containers", "other-user", "other-directory", "pager"})
    void anAgentThatSearchesForWordsIsFoundBeforeItHasHitAnybody(String fault) throws IOException {
        agent.but("alive", "pid=$(pgrep -of $PWD/daemon) && [ -n \"$pid\" ]");
        assertThat(violationsUntilAbandoned(fault)).first().asString().startsWith("monitor [probe] answered 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"containers", "other-user", "other-directory", "pager"})
    void whomItSignalsIsSeen(String fault) throws IOException {
        agent.but("down", "pkill -f $PWD/daemon; sleep 0.1; rm -rf $note pid; return 0");
        assertThat(violationsUntilAbandoned(fault)).anyMatch(it -> it.matches(
                "stop \\[no server of its own runs\\] (signalled \\(15\\)|ended) process [0-9]+, .*, which does not belong to the service"));
    }

    @Test
    void whoeverReadsAllWordsOfAllProcessesIsFound() throws IOException {
        agent.but("look", "for words in /proc/[0-9]*/cmdline; do [ $(wc -c <$words) -lt 65536 ] || return 1; done; alive || return 7");
        assertThat(violationsUntilAbandoned("many-words")).contains("monitor [probe] answered 1 (error), expected 7 (not running)");
    }

    @Test
    void twoInstancesHaveAProcessEach() throws IOException {
        assertThat(agent.with(SECOND).violations("second-instance")).isEmpty();
    }

    @Test
    void anAgentWithOneNoteForAllInstancesIsFound() throws IOException {
        agent.with(SECOND).but("told", "note=$PWD/note; [ -s $note ] && read pid when <$note");
        assertThat(violationsUntilAbandoned("second-instance")).anyMatch(it -> it.startsWith("monitor [probe, for it-second] answered 0"))
                .anyMatch(it -> it.startsWith("the second start answered 0, but for both resources there is 1 server"))
                .anyMatch(it -> it.startsWith("the stop of the second resource has ended process"));
    }

    @Test
    void aStopThatWaitsForAHungServerIsLate() throws IOException {
        agent.but("down", "alive || return 0; kill $pid; n=0; while alive && [ $n -lt 30 ]; do sleep 0.1; n=$((n + 1)); done; "
                + "kill -KILL $pid 2>/dev/null; while alive; do sleep 0.05; done; rm -rf $note pid");
        assertThat(agent.violations("server-hangs-would-end")).singleElement().asString().startsWith("the stop took 3.");
    }

    @Test
    void whoIgnoresSigtermIsEnded() throws IOException {
        assertThat(agent.children("deaf deaf").violations("family-deaf")).isEmpty();
        assertThat(new ScriptedAgent(directory).children("deaf").but("down", "for one in $(family); do kill $one; done; sleep 0.2; "
                + "rm -rf $note pid").violations("family-deaf")).singleElement().asString().startsWith("still runs after the stop");
    }

    @Test
    void whereNobodyIgnoresItThereIsNothingToTry() {
        assertThatThrownBy(() -> agent.violations("family-deaf")).isInstanceOf(TrialAborted.class).hasMessageContaining("none of its processes");
        assertThatThrownBy(() -> agent.violations("family-outlives")).isInstanceOf(TrialAborted.class).hasMessageContaining("one process");
    }

    @Test
    void whatADeadMainProcessLeavesIsItsOwn() throws IOException {
        assertThat(agent.children("other").violations("family-outlives")).isEmpty();
        List<String> wrong = new ScriptedAgent(directory).children("other").but("look", "alive || return 7")
                .but("down", "alive && kill $pid; while alive; do sleep 0.05; done; rm -rf $note pid").violations("family-outlives");
        assertThat(wrong).first().asString().startsWith("monitor answered 7 (not running), expected an error");
        assertThat(wrong).anyMatch(it -> it.startsWith("still runs after the stop"));
    }

    @Test
    void aStartThatGivesUpAndLeavesItsServerIsFound() throws IOException {
        agent.but("up", "run; sleep 5; read pid <pid; "
                + "[ \"$(cut -d ' ' -f 3 /proc/$pid/stat)\" = S ] || return 1; echo $pid $(since $pid) >$note").but("family", ":");
        assertThat(agent.violations("never-ready")).anyMatch(it -> it.startsWith("start answered 1 (error), but its server is still running"))
                .anyMatch(it -> it.startsWith("still runs after the stop"));
    }

    @Test
    void anAgentThatKnowsItsServerByTheTitleIsFound() throws IOException {
        agent.but("alive", "told && grep -q daemon /proc/$pid/cmdline");
        assertThat(agent.violations("title-rewritten")).first().asString().startsWith("2 servers run at the same time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pidfile-fifo      | [ ! -p pid ]
            pidfile-directory | [ ! -d pid ]
            pidfile-socket    | [ ! -S pid ]
            pidfile-loop      | [ ! -L pid ]
            pidfile-endless   | [ ! -c pid ]
            pidfile-huge      | [ ! -s pid ] || [ $(wc -c <pid) -lt 65536 ]
            """)
    void aStopThatMindsWhatThePidfileIsIsFound(String fault, String test) throws IOException {
        agent.but("down", test + " || return 1; alive && kill $pid; while alive; do sleep 0.05; done; rm -rf $note pid");
        assertThat(agent.violations(fault)).contains("stop [timeout 15 s] answered 1 (error), expected 0 (success)")
                .anyMatch(it -> it.startsWith("still runs after the stop"));
    }

    @Test
    void parametersInEnvironmentsAreFound() throws IOException {
        agent.but("run", "env MARK=$note $PWD/daemon $PWD").but("ask", "$PWD/asker");
        assertThat(agent.violations("secrets")).hasSize(2).allMatch(it -> it.startsWith("in the environment of"))
                .allMatch(it -> it.contains("OCF_RESKEY_conform_secret"));
    }

    @Test
    void whoMayNotLookAndSaysThatNothingRunsIsFound() throws IOException {
        agent.but("alive", "told && [ \"$(readlink /proc/$pid/exe)\" = /usr/bin/perl ]").but("family", ":");
        assertThat(violationsUntilAbandoned("without-ptrace")).first().asString()
                .startsWith("monitor [without CAP_SYS_PTRACE] answered 7 (not running)");
    }

    @Test
    void aStopThatGoesByABrokenDescriptorIsFound() throws IOException {
        Path descriptor = directory.resolve("agent.yaml");
        agent.with(new Means(Optional.empty(), Optional.empty(), Optional.of(descriptor)));
        for (String fault : List.of("descriptor-broken", "descriptor-gone")) {
            Files.writeString(descriptor, "start:\nstop:\n");
            assertThat(agent.violations(fault)).isEmpty();
        }
        assertThat(descriptor).hasContent("start:\nstop:\n");
        agent.but("told", "grep -q ^stop: agent.yaml || exit 5; [ -s $note ] && read pid when <$note");
        assertThat(agent.violations("descriptor-broken")).contains("monitor answered 5 (not installed), expected 0 (success)",
                "stop answered 5 (not installed), expected 0 (success)");
    }

    @Test
    void whatAConfigurationNamesIsNotGivenAway() throws IOException {
        agent.with(new Means(Optional.empty(), Optional.of("directory=" + directory + "/trap"), Optional.empty()));
        assertThat(agent.violations("config-hostile")).isEmpty();
        agent.but("run", "case $(cat config) in *directory=*) chown nobody $(sed -n 's/directory=//p' config) ;; esac; "
                + "env -i MARK=$note $PWD/daemon $PWD");
        assertThat(agent.violations("config-hostile")).first().asString().startsWith("start has changed root's files: trap root:root")
                .contains("became trap nobody:root");
        assertThat(directory.resolve("config")).hasContent("\n");
        assertThat(directory.resolve("trap")).doesNotExist();
    }

    /** Whatever kept the trial from its end. */
    private List<String> violationsUntilAbandoned(String fault) throws IOException {
        try {
            return agent.violations(fault);
        } catch (TrialAborted early) {
            return agent.seen();
        }
    }
}
