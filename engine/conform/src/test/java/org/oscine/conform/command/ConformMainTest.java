package org.oscine.conform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge as a program of its own: this module cannot see the tools, so neither can it. */
class ConformMainTest {
    private record Run(int exit, String text) {}

    @Test
    void itListsItsFaults() throws Exception {
        Run run = run("--list");
        assertThat(run.text()).contains("server-killed").contains("pidfile-reused");
        assertThat(run.exit()).isZero();
    }

    @Test
    void whatItCannotJudgeIsSaidInALine() throws Exception {
        Run run = run("no-such-agent");
        assertThat(run.text()).contains("no-such-agent").hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
    }

    private static Run run(String... arguments) throws Exception {
        assertThat(ConformMainTest.class.getClassLoader().getResource("org/oscine/cli/OscineMain.class")).isNull();
        List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), ConformMain.class.getName()));
        argv.addAll(List.of(arguments));
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }
}
