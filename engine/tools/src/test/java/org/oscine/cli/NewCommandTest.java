package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.lint.Linter;

class NewCommandTest {
    private static final Linter LINTER = Linter.load();

    @TempDir
    private Path directory;

    private Tool run(String... arguments) {
        List<String> all = Stream.concat(Stream.of("new", "xd", "--output", directory.toString()), Stream.of(arguments))
                .toList();
        return Tool.run(Map.of(), all.toArray(String[]::new));
    }

    private String written() throws IOException {
        return Files.readString(directory.resolve("xd.yaml"));
    }

    /** All that can be said, in every combination; with the last two checks the client is the server itself. */
    static Stream<List<String>> everyCombination() {
        List<List<String>> programs = List.of(List.of("--program", "/usr/sbin/xd"), List.of("--program", "xd"));
        List<List<String>> forms = List.of(List.of("--foreground"), List.of("--pidfile", "/run/xd/xd.pid"),
                List.of("--daemon", "--pidfile", "/run/xd.pid"));
        List<List<String>> users = List.of(List.of(), List.of("--user", "xd"), List.of("--user", "root"),
                List.of("--user", "nobody"));
        List<List<String>> configs = List.of(List.of(), List.of("--config", "/etc/xd/x d's.conf"));
        List<List<String>> checks = List.of(List.of(), List.of("--check-tcp", "8080"), List.of("--check-tcp", "[::1]:1"),
                List.of("--check-http", "http://127.0.0.1:8080/?a=$b"), List.of("--check-run", "xctl ping 'a b' $c"),
                List.of("--check-run", "/usr/sbin/xd --test"), List.of("--check-run", "xd"));
        return combined(combined(combined(combined(programs, forms), users), configs), checks).stream();
    }

    private static List<List<String>> combined(List<List<String>> some, List<List<String>> others) {
        return some.stream().flatMap(one -> others.stream()
                .map(other -> Stream.concat(one.stream(), other.stream()).toList())).toList();
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void whateverIsSaidTheFilesReadCleanAndTheCasesPassAndReachAll(List<String> options) throws IOException {
        Tool tool = run(options.toArray(String[]::new));
        assertThat(tool.status()).as(tool.err()).isZero();
        Path tests = directory.resolve("xd.test.yaml");
        assertThat(LINTER.lint("xd.yaml", written())).isEmpty();
        assertThat(LINTER.lint("xd.test.yaml", Files.readString(tests))).isEmpty();
        assertThat(written()).startsWith("# $schema: ").doesNotContain("TODO");
        Tool played = Tool.run(Map.of(), "test", "--coverage", tests.toString());
        assertThat(played.status()).as(played.out() + played.err()).isZero();
        assertThat(played.out()).containsPattern(": (\\d+) of \\1 cases passed; (\\d+) of \\2 parts of the descriptor reached\n$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--foreground", "--pidfile,/run/xd.pid,--user,xd,--config,/etc/xd.conf"})
    void theFilesAreInTheirCanonicalForm(String options) {
        run(("--program,xd," + options).split(","));
        Tool fmt = Tool.run(Map.of(), "fmt", "--check", directory + "/xd.yaml", directory + "/xd.test.yaml");
        assertThat(fmt.status()).as(fmt.out() + fmt.err()).isZero();
    }

    @Test
    void aPlanShowsTheStart() {
        run("--program", "/usr/sbin/xd");
        Tool plan = Tool.run(Map.of("OSCINE_STATE_DIR", directory + "/state"), "plan", directory + "/xd.yaml", "start");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).contains("> start: /usr/sbin/xd");
    }

    @Test
    void aDescriptorWithAllThatCanBeSaid() throws IOException {
        Tool tool = run("--program", "xd", "--pidfile", "/run/xd.pid", "--user", "xd", "--config", "/etc/xd.conf",
                "--check-tcp", "80");
        assertThat(tool.out()).isEqualTo("wrote " + directory + "/xd.yaml\nwrote " + directory + "/xd.test.yaml\n"
                + "next: edit both, then oscine lint " + directory + "/xd.yaml, oscine test " + directory + "/xd.test.yaml\n");
        assertThat(written()).endsWith("""
                agent: xd
                version: 0.1.0
                summary: The service xd

                # What an administrator can set. ${name} inserts it into any string below.
                parameters:
                  binary: { default: xd, summary: Program of the server }
                  config: { default: /etc/xd.conf, summary: Main configuration file }
                  user: { default: xd, summary: User that the server runs as }
                  port: { type: integer, default: 80, minimum: 1, maximum: 65535, summary: Port that the server listens on }

                # What must hold on a node before the service can run there.
                validate:
                  root: { root: true }
                  # not during a probe: what a parameter names may be on storage that is not mounted yet
                  server: { binary: "${binary}", unless: probe }
                  config: { file: "${config}", unless: probe }
                  user: { user: "${user}" }

                # Is it there? A process counts only if it runs this executable, whatever the pidfile says.
                status:
                  server: { pidfile: /run/xd.pid, executable: "${binary}", arguments: ["${config}"], user: "${user}" }

                # Does it work? Asked once the process is there, by every monitor, and before a start succeeds.
                monitor:
                  port: { tcp: "127.0.0.1:${port}" }

                # The program puts itself into the background, and writes the pidfile.
                start:
                  command: ["${binary}", -c, "${config}"]

                # Each step runs only if the one before has left something running.
                stop:
                  steps: { terminate: { signal: TERM }, kill: { signal: KILL } }

                actions:
                  start: { timeout: 20s }
                  stop: { timeout: 20s }
                  monitor: { timeout: 20s, interval: 10s }
                """);
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.writeString(directory.resolve("xd.yaml"), "mine");
        Tool tool = run("--program", "xd");
        assertThat(tool.status()).isEqualTo(1);
        assertThat(tool.err()).contains("xd.yaml already exists; choose another name, or remove it first");
        assertThat(written()).isEqualTo("mine");
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThat(Tool.run(Map.of(), "new", "Big", "--program", "x").err()).contains("'Big' cannot be an agent's name");
        assertThat(run("--program", "xd", "--daemon").err()).contains("--daemon needs --pidfile");
        assertThat(run("--program", "xd", "--foreground", "--daemon").status()).isEqualTo(2);
        assertThat(run("--program", "bin/xd").err()).contains("neither an absolute path nor a name on the PATH");
        assertThat(run("--program", "xd", "--pidfile", "xd.pid").err()).contains("--pidfile: 'xd.pid' is not an absolute");
        assertThat(run("--program", "xd", "--check-tcp", "web").err()).contains("'web' is not a port such as 8080");
        assertThat(run("--program", "xd", "--check-http", "web").err()).contains("is not an address such as");
        assertThat(run("--program", "xd", "--check-tcp", "1", "--check-run", "x").status()).isEqualTo(2);
        assertThat(run().err()).contains("--program is missing");
        assertThat(Tool.run(Map.of(), "new", "xd", "--program", "xd", "--output", directory + "/no").err())
                .contains("is not a directory; create it first");
        assertThat(directory.resolve("xd.yaml")).doesNotExist();
        assertThat(Tool.run(Map.of(), "new", "--help").status()).isZero();
    }
}
