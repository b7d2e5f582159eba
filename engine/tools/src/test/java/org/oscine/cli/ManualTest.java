package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oscine.Needed;
import org.oscine.cli.command.CommandPages;
import org.oscine.terminal.Terminal;

/** The manual, and the page of the commands that it is made of. */
class ManualTest {
    private static final Path COMMANDS = Path.of("../docs/reference/commands.md");
    /** Text of the kind that roff would take for its own. */
    private static final String HOSTILE = """
            agent: hostile
            version: 1.0.0
            summary: A "quoted" \\\\fBsummary\\\\e of naïve *words* and `ticks
            description: |
              .TH begins this line, and the next one an apostrophe:

              'so --this, ~that^ and a\\nb | c
            parameters:
              dots: { default: '.so /etc/passwd \\fI*', summary: A parameter }
              needed: { required: true, summary: "'Needed'" }
            start: { foreground: [sleep, infinity] }
            stop: { steps: { end: { signal: TERM } } }
            """;

    @TempDir
    private Path directory;

    @Test
    void thePageOfTheCommandsIsThatOfTheirHelp() throws IOException {
        Terminal nowhere = new Terminal(Map.of(), System.out, System.err);
        String page = CommandPages.of(OscineMain.commands(nowhere).getCommandSpec());
        if (Boolean.getBoolean("oscine.update")) {
            Files.writeString(COMMANDS, page);
        }
        assertThat(Files.readString(COMMANDS))
                .as("stale: run mvn test -Dtest=ManualTest -Doscine.update=true")
                .isEqualTo(page);
    }

    @Test
    void everyPageIsWrittenWhereManLooks() {
        Tool written = man("--to", directory.toString());
        assertThat(written.err()).isEmpty();
        assertThat(written.status()).isZero();
        assertThat(directory.resolve("man1/oscine.1")).content().contains(".TH \"OSCINE\" 1 1970-01-02 ", ".SH \"oscine run\"");
        assertThat(directory.resolve("man5/oscine-descriptor.5")).content().contains("fBpidfile", "fBOCF_NOT_RUNNING");
        assertThat(directory.resolve("man7/ocf_oscine_asterisk.7")).content()
                .contains(".SH \"SUPPORTED PARAMETERS\"", "monitor_sipuri", "Suggested timeout: 30s. Suggested interval: 20s.",
                        "primitive p_asterisk ocf:oscine:asterisk");
    }

    @Test
    void whatIsNoAgentIsComplainedOf() {
        Tool none = man("nonesuch");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).startsWith("oscine: no descriptor nonesuch.yaml");
    }

    /** Before mandoc, which knows more of roff than any other checker. */
    @Nested
    class BeforeMandoc {

        @BeforeAll
        static void needsMandoc() throws InterruptedException {
            boolean found = Stream.of("/usr/bin/mandoc", "/usr/local/bin/mandoc").map(Path::of).anyMatch(Files::exists);
            Needed.that(found, "mandoc", "the check of the manual");
        }

        @Test
        void everyPageIsClean() throws IOException {
            List<String> pages = new ArrayList<>(List.of("--to", directory.toString(), "oscine", "oscine-descriptor", "asterisk"));
            try (Stream<Path> samples = Files.list(Path.of("../samples"))) {
                samples.filter(file -> file.getFileName().toString().matches("[^.]+\\.yaml")).map(Path::toString).forEach(pages::add);
            }
            Tool written = man(pages.toArray(new String[0]));
            assertThat(written.status()).isZero();
            assertThat(written.out().lines()).hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(page -> assertThat(mandoc("lint", page)).isEmpty());
        }

        @Test
        void noTextIsTakenForRoff() throws IOException {
            Path file = Files.writeString(directory.resolve("hostile.yaml"), HOSTILE);
            Tool written = man("--to", directory.toString(), file.toString());
            assertThat(written.err()).isEmpty();
            String page = written.out().strip();
            assertThat(mandoc("lint", page)).isEmpty();
            // Bold and underlined letters are told by letters that are struck twice.
            assertThat(mandoc("utf8", page).replaceAll(".\b", "").replaceAll("\\s+", " "))
                    .contains("A \"quoted\" \\\\fBsummary\\\\e of naïve *words* and `ticks")
                    .contains(".TH begins this line, and the next one an apostrophe:")
                    .contains("'so --this, ~that^ and a\\nb | c")
                    .contains("default .so /etc/passwd \\fI*")
                    .contains("needed=VALUE");
        }

        private static String mandoc(String form, String page) throws IOException {
            Process mandoc = new ProcessBuilder("mandoc", "-T", form, page).redirectErrorStream(true).start();
            mandoc.getOutputStream().close();
            return new String(mandoc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private Tool man(String... arguments) {
        Map<String, String> environment = Map.of("OSCINE_PATH", Path.of("../descriptors").toAbsolutePath().normalize().toString(),
                "OSCINE_HOME", directory.resolve("home").toString(), "SOURCE_DATE_EPOCH", "86400");
        List<String> line = new ArrayList<>(List.of("man"));
        line.addAll(List.of(arguments));
        return Tool.run(environment, line.toArray(new String[0]));
    }
}
