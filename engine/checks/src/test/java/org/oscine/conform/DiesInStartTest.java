package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oscine.conform.fault.Fault;
import org.oscine.conform.machine.Watch;
import org.oscine.conform.subject.AgentMetadata;
import org.oscine.conform.subject.Anatomy;
import org.oscine.conform.subject.Means;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialAborted;
import org.oscine.conform.trial.TrialLog;
import org.oscine.conform.trial.Violation;
import org.oscine.host.linux.LinuxHost;

/** The fault dies-in-start, on agents whose right or wrong is known. */
@Tag("real")
class DiesInStartTest {
    private static final String SERVER = """
            #!/bin/sh
            if [ "$1" = fork ]; then
                setsid "$0" >/dev/null 2>&1 &
                echo $! >"${0%/*}/pid"
                sleep "$2"
                exit 0
            fi
            while :; do sleep 0.1; done
            """;

    /** What stands in the place of START has a server that is up, and must say what becomes of it. */
    private static final String AGENT = """
            #!/bin/sh
            cd FOLDER
            alive() {
                [ -s pid ] && read pid <pid && read stat </proc/$pid/stat 2>/dev/null && case $stat in *") Z "*) false ;; esac
            }
            held() { case $stat in *") T "*) ;; *) false ;; esac; }
            case $1 in
            start) START ;;
            stop) alive && kill -KILL $pid; while alive; do sleep 0.05; done; rm -f pid ;;
            monitor) LAST_WORDS; alive || exit 7 ;;
            esac
            """;
    private static final String UNTIL_READY = "n=0; while [ $n -lt 40 ]; do alive || exit 1; held || n=$((n + 1)); sleep 0.05; done";

    @TempDir
    private Path directory;

    private Path server;
    private TrialLog log;

    @BeforeEach
    void program() throws IOException {
        server = executable(directory.resolve("server"), SERVER);
    }

    @Test
    void aStartThatFailsAtOnceIsRight() throws IOException {
        assertThat(violations("$PWD/server fork 0; " + UNTIL_READY)).isEmpty();
        assertThat(log.events()).filteredOn(event -> event instanceof Event.Called called && called.label().equals("start"))
                .singleElement().satisfies(event -> assertThat(((Event.Called) event).call().exit()).isEqualTo(1));
    }

    @Test
    void aStartThatDoesNotLookIsFound() throws IOException {
        assertThat(violations("$PWD/server fork 0; sleep 9")).first()
                .isEqualTo("start answered 0 (success), expected an error, neither 0 nor 7");
    }

    /** It runs the same program, has a session of its own, and is gone in a moment: its death is no death of the server. */
    @Test
    void whoBringsTheServerUpIsNotTakenForIt() throws IOException {
        assertThat(violations("setsid $PWD/server fork 0.1; " + UNTIL_READY)).isEmpty();
    }

    /** The server may die as soon as the start has seen it ready: no start can tell. */
    @Test
    void aStartThatHasSeenItsServerReadyMayTakeItsTimeToEnd() {
        assertThatThrownBy(() -> violations("$PWD/server fork 0; alive && sleep 1.8", "sleep 0.7"))
                .isInstanceOf(TrialAborted.class).hasMessageContaining("its start ends before");
        assertThat(log.events()).flatMap(Event::violations).isEmpty();
    }

    private List<String> violations(String start) throws IOException {
        return violations(start, ":");
    }

    private List<String> violations(String start, String lastWords) throws IOException {
        String text = AGENT.replace("FOLDER", directory.toString()).replace("START", start).replace("LAST_WORDS", lastWords);
        Files.createDirectories(directory.resolve("resource.d/test"));
        Path agent = executable(directory.resolve("resource.d/test/agent"), text);
        LinuxHost host = new LinuxHost();
        log = new TrialLog(new Watch(host.processes(), "test" + System.nanoTime()), System.nanoTime(), new TrialLog.Numbers());
        try (Trial trial = new Trial(subject(agent), host, log, new Random(1))) {
            Fault fault = Conformance.faults().stream().filter(it -> it.name().equals("dies-in-start")).findFirst().orElseThrow();
            fault.arrange(trial);
            fault.expect(trial);
        }
        return log.events().stream().flatMap(event -> event.violations().stream())
                .filter(violation -> violation.kind() != Violation.Kind.REASON).map(Violation::text).toList();
    }

    private Subject subject(Path agent) {
        Anatomy known = new Anatomy(Optional.of(directory.resolve("pid")), Optional.empty(), Optional.empty(),
                List.of(server), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), false);
        AgentMetadata metadata = new AgentMetadata("agent", List.of(), Map.of());
        return new Subject(agent, false, "it", metadata, Map.of(), Map.of(), known, Means.NONE, directory, 0, Optional.of(Duration.ofSeconds(15)));
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
