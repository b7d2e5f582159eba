package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;

/** What the programs that the engine executes are given: no secret that the descriptor does not hand on, and no terminal. */
@NeedsPrograms({"cc", "setpriv", "script", "setsid"})
class GivenAwayTest {
    private static final String SECRET = "hunter2-" + System.nanoTime();

    private final String seconds = Long.toString(910_000_000_000L + System.nanoTime() % 1_000_000_000);
    private Path directory;
    private ResidentEngineProcess engine;

    @BeforeEach
    void agents() throws IOException {
        directory = Machine.scratch("given");
        engine = new ResidentEngineProcess(descriptor("forks", """
                status:
                  daemon: { pidfile: "FOLDER/pid", executable: sleep, arguments: ["SECONDS"] }
                start:
                  before:
                    told before: { run: TOLD }
                  command: [sh, -c, 'env >>"$$0"; setsid sleep "$$2" </dev/null >/dev/null 2>&1 & echo $$! >"$$1"', "FOLDER/env", "FOLDER/pid", "SECONDS"]
                """), descriptor("stays", """
                start:
                  before:
                    told before: { run: TOLD }
                  foreground: [sleep, "SECONDS"]
                """));
    }

    private String descriptor(String name, String start) throws IOException {
        String told = "[sh, -c, 'env >>\"$$0\"', \"" + directory + "/env\"]";
        Path file = Files.writeString(directory.resolve(name + ".yaml"), """
                agent: NAME
                version: 1.0.0
                summary: Tells what it was given
                parameters:
                  password: { type: secret, summary: What nobody may see }
                  other: { default: "", summary: What everybody may see }
                values:
                  asked: { run: TOLD }
                validate:
                  told: { run: TOLD }
                monitor:
                  by root: { run: TOLD }
                  by another: { run: TOLD, user: nobody }
                  given: { run: [sh, -c, 'echo "$$PW" >>"$$0"', "FOLDER/given"], environment: { PW: "${password}" } }
                START
                stop:
                  steps:
                    told: { run: TOLD, share: 50 }
                    kill: { signal: KILL }
                """.replace("START", start.strip()).replace("TOLD", told).replace("NAME", name)
                .replace("FOLDER", directory.toString()).replace("SECONDS", seconds));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--")).toString();
    }

    @AfterEach
    void nothingIsLeft() {
        Proc.mentioning(seconds).forEach(process -> Proc.signal("KILL", process.pid()));
        engine.close();
        Machine.remove(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forks", "stays"})
    void aSecretGoesWhereTheDescriptorSendsItAndNowhereElse(String name) throws IOException {
        Files.createFile(directory.resolve("env"));
        Files.setPosixFilePermissions(directory.resolve("env"), PosixFilePermissions.fromString("rw-rw-rw-"));
        AgentCall call = engine.agent(name).instance("p_given").with("password", SECRET).with("other", "seen-" + SECRET)
                .environment("HA_LOGFACILITY", "none");
        call.run("validate-all").gives(OCF_SUCCESS);
        call.run("start").gives(OCF_SUCCESS);
        engine.start();
        engine.bar();
        call.run("monitor").gives(OCF_SUCCESS);
        engine.unbar();

        Proc daemon = Proc.mentioning(seconds).stream().filter(it -> it.argv().equals(List.of("sleep", seconds)))
                .findFirst().orElseThrow();
        assertThat(environment(daemon.pid())).contains("OCF_RESOURCE_INSTANCE=p_given").doesNotContain(SECRET, "OCF_RESKEY");
        call.run("stop").gives(OCF_SUCCESS);
        assertThat(Files.readString(directory.resolve("env"))).as("all that ran").contains("OCF_RESOURCE_INSTANCE=p_given")
                .doesNotContain(SECRET, "OCF_RESKEY_", "HA_", "OSCINE_STATE_DIR", "OSCINE_HOME");
        assertThat(Files.readAllLines(directory.resolve("given"))).isNotEmpty().containsOnly(SECRET);
    }

    private static String environment(int pid) throws IOException {
        return Files.readString(Path.of("/proc", Integer.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
    }

    /** Types a line into its terminal, if it has one, and tells how far it came. */
    private static final String TYPIST = """
            #include <fcntl.h>
            #include <stdio.h>
            #include <sys/ioctl.h>
            #include <unistd.h>
            int main(void)
            {
                const char *line = "typed-by-the-service\\n";
                int terminal = open("/dev/tty", O_RDWR), typed = 0;
                while (terminal >= 0 && line[typed] && ioctl(terminal, TIOCSTI, line + typed) == 0)
                    typed++;
                printf("uid %d typed %d\\n", (int) getuid(), typed);
                return 3;
            }
            """;

    @Test
    void aCommandOfAnotherUserTypesNothingIntoRootsTerminal() throws IOException {
        Path source = Files.writeString(directory.resolve("typist.c"), TYPIST);
        Machine.run("cc", "-Wall", "-Wextra", "-Werror", "-o", directory.resolve("typist").toString(), source.toString());
        Path descriptor = Files.writeString(directory.resolve("typed.yaml"), """
                agent: typed
                version: 1.0.0
                summary: Asks a program that types
                status:
                  there: { run: ["true"] }
                monitor:
                  typist: { run: [%s], user: nobody }
                start:
                  command: ["true"]
                stop:
                  steps:
                    nothing: { run: ["true"] }
                """.formatted(directory.resolve("typist")));
        Files.setPosixFilePermissions(descriptor, PosixFilePermissions.fromString("rw-r--r--"));

        // What was typed would be the next line that the terminal's shell reads.
        Files.writeString(directory.resolve("session"), """
                %s run %s monitor
                echo "the code is $?"
                read -r -t 1 line
                echo "the shell reads: <$line>"
                """.formatted(engine.home().resolve("bin/oscine"), descriptor));
        String seen = Machine.run("script", "-qec", "bash " + directory.resolve("session"), "/dev/null");

        assertThat(seen).contains("typist exited with 3: uid 65534 typed 0", "the code is 1", "the shell reads: <>");
    }
}
