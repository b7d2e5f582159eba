package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;

/** What the engine notes of a service: believed only where root alone could have written it, and bounded whatever a daemon prints. */
@NeedsPrograms({"cc", "setsid", "mount"})
class NotesTest {
    private static final int NOBODY = 65534;

    private final String seconds = Long.toString(920_000_000_000L + System.nanoTime() % 1_000_000_000);
    private final List<Process> others = new ArrayList<>();
    private static ResidentEngineProcess engine;
    private Path directory;
    private Path state;

    @BeforeAll
    static void oneEngine() throws IOException {
        Path sources = Machine.scratch("notes-src");
        try {
            engine = new ResidentEngineProcess(descriptor(sources, "stays", "start: { foreground: [\"true\"] }").toString(),
                    descriptor(sources, "chatty", "start: { foreground: [\"true\"] }").toString());
            engine.start();
        } finally {
            Machine.remove(sources);
        }
    }

    @AfterAll
    static void noEngine() {
        engine.close();
    }

    private static Path descriptor(Path directory, String name, String start) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".yaml"), """
                agent: NAME
                version: 1.0.0
                summary: A service
                START
                stop:
                  steps:
                    kill: { signal: KILL }
                """.replace("NAME", name).replace("START", start.strip()));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @BeforeEach
    void aService() throws IOException {
        directory = Machine.scratch("notes");
        state = directory.resolve("state");
        descriptor(directory, "stays", "start: { foreground: [sleep, \"" + seconds + "\"] }");
        descriptor(directory, "chatty", """
                status:
                  daemon: { pidfile: "FOLDER/pid", executable: FOLDER/chatty, arguments: ["SECONDS"] }
                start:
                  command: [sh, -c, 'echo starting; "$$0" "$$1" & echo $$! >"$$2"', "FOLDER/chatty", "SECONDS", "FOLDER/pid"]
                """.replace("FOLDER", directory.toString()).replace("SECONDS", seconds));
    }

    @AfterEach
    void nothingIsLeft() {
        others.forEach(Process::destroyForcibly);
        Proc.mentioning(seconds).forEach(process -> Proc.signal("KILL", process.pid()));
        Machine.remove(directory);
    }

    private AgentCall agent(String name) {
        return engine.agent(name).instance("p_notes").environment("OSCINE_PATH", directory.toString())
                .environment("OSCINE_STATE_DIR", state.toString());
    }

    private Process bystander() throws IOException {
        Process process = new ProcessBuilder("sleep", "1000").start();
        others.add(process);
        return process;
    }

    private void forge(Process victim) throws IOException {
        Path instance = Files.createDirectories(state.resolve("stays/p_notes"));
        String stat = Files.readString(Path.of("/proc", Long.toString(victim.pid()), "stat"));
        String started = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
        Files.writeString(instance.resolve("identity"), Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                + victim.pid() + " " + started + " settled\n");
    }

    private void givenTo(String path) throws IOException {
        Files.setAttribute(state.resolve(path), "unix:uid", NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stays", "stays/p_notes"})
    void aDirectoryOfAnotherIsNeitherBelievedNorUsed(String foreign) throws IOException {
        Process victim = bystander();
        forge(victim);
        givenTo(foreign);

        for (String socket : List.of("/nonexistent", engine.socket().toString())) {
            Call monitor = agent("stays").environment("OSCINE_SOCKET", socket).recurring().run("monitor")
                    .refuses(OCF_NOT_RUNNING);
            assertThat(monitor.stderr()).contains("is ignored: ", "belongs to user 65534, not to root");
        }
        Call start = agent("stays").run("start").refuses(OCF_ERR_PERM);
        assertThat(start.reasons().getFirst()).contains("is not safe: ");
        assertThat(Proc.mentioning(seconds)).as("nothing was started").noneMatch(it -> it.argv().getFirst().equals("sleep"));
        assertThat(agent("stays").run("stop").gives(OCF_SUCCESS).stderr()).contains("is ignored: ");
        assertThat(victim.isAlive()).as("whom the forged note names").isTrue();
        assertThat(state.resolve("stays/p_notes")).isDirectoryContaining(file -> file.endsWith("identity"));
    }

    @Test
    void aStopFindsWhatRunsWithoutTheNotes() throws IOException {
        agent("stays").run("start").gives(OCF_SUCCESS);
        givenTo("stays");

        assertThat(agent("stays").recurring().run("monitor").gives(OCF_SUCCESS).stderr()).contains("is ignored: ");
        agent("stays").run("stop").gives(OCF_SUCCESS);

        assertThat(Proc.mentioning(seconds)).noneMatch(it -> it.argv().getFirst().equals("sleep"));
    }

    @Test
    void aDirectoryThatOthersMayWriteAndALinkOfTheirsAreRefusedToo() throws IOException {
        Process victim = bystander();
        forge(victim);
        Files.setPosixFilePermissions(state.resolve("stays"), PosixFilePermissions.fromString("rwxrwxrwx"));
        agent("stays").run("start").refuses(OCF_ERR_PERM);
        agent("stays").recurring().run("monitor").refuses(OCF_NOT_RUNNING);

        Files.setPosixFilePermissions(state.resolve("stays"), PosixFilePermissions.fromString("rwx------"));
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.move(state.resolve("stays/p_notes/identity"), elsewhere.resolve("identity"));
        Files.setAttribute(elsewhere, "unix:uid", NOBODY);
        Files.delete(state.resolve("stays/p_notes"));
        Files.createSymbolicLink(state.resolve("stays/p_notes"), elsewhere);
        agent("stays").run("start").refuses(OCF_ERR_PERM);
        agent("stays").run("stop").gives(OCF_SUCCESS);

        Files.delete(state.resolve("stays/p_notes"));
        forge(victim);
        givenTo("stays/p_notes/identity");
        assertThat(agent("stays").run("start").refuses(OCF_ERR_PERM).reasons().getFirst()).contains("p_notes/identity");
        agent("stays").run("stop").gives(OCF_SUCCESS);
        assertThat(victim.isAlive()).isTrue();
    }

    @Test
    void whatKilledCallsHaveLeftIsTakenAway() throws IOException {
        agent("stays").run("start").gives(OCF_SUCCESS);
        Path notes = state.resolve("stays/p_notes");
        long gone = bystander().destroyForcibly().onExit().join().pid();
        long here = ProcessHandle.current().pid();
        List<String> kept = List.of(".identity." + here + "-12345", "starter-" + here + "-1-12345", "starter-notes", ".identity.x-1");
        for (String name : kept) {
            Files.writeString(notes.resolve(name), "");
        }
        for (String name : List.of(".identity." + gone + "-12345", ".values." + gone + "-99", "starter-" + gone + "-1-12345")) {
            Files.writeString(notes.resolve(name), "");
        }

        agent("stays").run("stop").gives(OCF_SUCCESS);

        try (Stream<Path> left = Files.list(notes)) {
            assertThat(left.map(file -> file.getFileName().toString())).contains(kept.toArray(new String[0]))
                    .hasSize(kept.size() + 1).contains("lock");
        }
    }

    private static final String CHATTY = """
            #include <fcntl.h>
            #include <stdio.h>
            #include <string.h>
            #include <unistd.h>
            int main(void)
            {
                static char text[65536];
                char told[32];
                int file = open(TOLD, O_WRONLY | O_CREAT | O_TRUNC, 0644);
                setsid();
                memset(text, 'x', sizeof text);
                for (long i = 1;; i++) {
                    if (write(1 + i % 2, text, sizeof text) != sizeof text)
                        return 1;
                    pwrite(file, told, sprintf(told, "%08ld", i), 0);
                    if (i > 20)
                        usleep(2000);
                }
            }
            """;

    @Test
    void aDaemonThatPrintsOnFillsNothing() throws Exception {
        Path source = Files.writeString(directory.resolve("chatty.c"), CHATTY.replace("TOLD", "\"" + directory + "/told\""));
        Machine.run("cc", "-Wall", "-Wextra", "-Werror", "-o", directory.resolve("chatty").toString(), source.toString());
        Files.createDirectory(state);
        Machine.run("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "notes", state.toString());
        try {
            agent("chatty").run("start").gives(OCF_SUCCESS);
            AsteriskInstance.await("32 MiB are printed", () -> told() > 512);

            agent("chatty").recurring().run("monitor").gives(OCF_SUCCESS);
            assertThat(Files.getFileStore(state).getUsableSpace()).as("bytes left of 4 MiB").isGreaterThan(3_900_000);
            agent("stays").run("start").gives(OCF_SUCCESS);
            long before = told();
            AsteriskInstance.await("it prints on", () -> told() > before + 100);
            agent("stays").run("stop").gives(OCF_SUCCESS);
            agent("chatty").run("stop").gives(OCF_SUCCESS);
        } finally {
            Proc.mentioning(seconds).forEach(process -> Proc.signal("KILL", process.pid()));
            Machine.run("umount", state.toString());
        }
    }

    private long told() {
        try {
            String text = Files.exists(directory.resolve("told")) ? Files.readString(directory.resolve("told")).strip() : "";
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (IOException | NumberFormatException halfWritten) {
            return 0;
        }
    }
}
