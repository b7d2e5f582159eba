package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    @TempDir
    private Path directory;

    private Path cases;

    @BeforeEach
    void aSampleOfOnesOwn() throws IOException {
        Files.copy(Path.of("../samples/cache.yaml"), directory.resolve("cache.yaml"));
        cases = Files.copy(Path.of("../samples/cache.test.yaml"), directory.resolve("cache.test.yaml"));
    }

    private Tool test(String... words) {
        String[] line = new String[words.length + 1];
        line[0] = "test";
        System.arraycopy(words, 0, line, 1, words.length);
        return Tool.run(Map.of("OSCINE_PATH", directory.toString(), "OSCINE_HOME", directory.resolve("home").toString()), line);
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(cases);
        assertThat(text).contains(from);
        Files.writeString(cases, text.replace(from, to));
    }

    @Test
    void casesThatPassAreALineAndNothingElse() {
        assertThat(test(cases.toString())).isEqualTo(new Tool(0,
                cases + ": 10 of 10 cases passed; 6 of 6 parts of the descriptor reached\n", ""));
    }

    @Test
    void withoutAFileThoseBesideTheDescriptorsArePlayed() {
        assertThat(test()).isEqualTo(test(cases.toString()));
    }

    @Test
    void oneThatFailsIsShownAndTheStatusIsOne() throws IOException {
        change("there is no user 'memcache'", "there is no user 'nobody'");
        Tool console = test(cases.toString());
        assertThat(console.status()).isEqualTo(1);
        assertThat(console.out()).startsWith(cases + ":").contains("""
                : failed: the user does not exist
                  reason
                    - user: there is no user 'nobody'
                    + user: there is no user 'memcache'
                """).endsWith("9 of 10 cases passed; 6 of 6 parts of the descriptor reached\n");
    }

    @Test
    void aFilterTakesSomeOfTheCases() {
        assertThat(test(cases.toString(), "--filter", "does not exist").out()).isEqualTo(cases + ": 1 of 1 case passed\n");
        assertThat(test(cases.toString(), "--filter", "never")).satisfies(console -> {
            assertThat(console.status()).isEqualTo(2);
            assertThat(console.err()).isEqualTo("oscine: no case has 'never' in its name\n");
        });
    }

    @Test
    void coverageListsWhatNoCaseCameTo() throws IOException {
        Files.writeString(cases, "descriptor: cache.yaml\ncases:\n  it is told: { action: meta-data }\n");
        assertThat(test(cases.toString(), "--coverage").out()).contains("  not reached: validate/server\n")
                .contains("  not reached: stop.steps/kill\n");
    }

    @Test
    void junitIsWritten() throws IOException {
        Path report = directory.resolve("report.xml");
        assertThat(test(cases.toString(), "--junit", report.toString()).status()).isZero();
        assertThat(Files.readString(report)).contains("tests=\"10\" failures=\"0\"");
        assertThat(test(cases.toString(), "--junit", directory + "/none/report.xml").status()).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBePlayedSaysWhyAndTheStatusIsTwo() throws IOException {
        assertThat(test(directory + "/none.test.yaml").err()).startsWith("oscine: there is no file " + directory);
        change("code: OCF_ERR_CONFIGURED", "code: OCF_ERR_CONFIGURD");
        Tool console = test(cases.toString());
        assertThat(console.status()).isEqualTo(2);
        assertThat(console.err()).contains("error[bad-word]: there is no code 'OCF_ERR_CONFIGURD'")
                .contains("help: did you mean 'OCF_ERR_CONFIGURED'?");
    }

    @Test
    void aParameterThatTheDescriptorDoesNotHaveIsNamed() throws IOException {
        change("memory: 128", "memori: 128");
        Tool console = test(cases.toString());
        assertThat(console.status()).isEqualTo(2);
        assertThat(console.err()).contains("cache has no parameter 'memori'").contains("did you mean 'memory'?");
    }

    @Test
    void aDescriptorThatIsBrokenIsShown() throws IOException {
        Files.writeString(directory.resolve("cache.yaml"), "agent: cache\n");
        assertThat(test(cases.toString()).status()).isEqualTo(2);
        assertThat(test(cases.toString()).err()).contains("missing-key");
    }
}
