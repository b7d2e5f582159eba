package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conform says before it does anything; what it does is tested on a real service. */
class ConformCommandTest {
    @TempDir
    private Path directory;

    @Test
    void theFaultsCanBeListed() {
        Tool list = oscine("conform", "--list");
        assertThat(list.status()).isZero();
        assertThat(list.out()).contains("pidfile-lost").contains("two starts at the same time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conform                                 | name an agent
            conform asterisk --only pidfile-los     | there is no fault 'pidfile-los'; did you mean 'pidfile-lost'?
            conform asterisk --service pid=/x       | unknown key 'pid'
            conform asterisk --timeout soon         | 'soon' is not a duration such as 20s
            """)
    void aSlipIsNamed(String line, String message) {
        Tool slip = oscine(line.strip().split(" "));
        assertThat(slip.status()).isEqualTo(2);
        assertThat(slip.err()).contains(message);
    }

    @Test
    void aMistakeInTheSetupIsShownAtItsPlace() throws IOException {
        Path setup = directory.resolve("asterisk.conform.yaml");
        Files.writeString(setup, "conform: asterisk\nparametrs: {}\n");
        Tool mistake = oscine("conform", "asterisk", "--setup", setup.toString());
        assertThat(mistake.status()).isEqualTo(2);
        assertThat(mistake.err()).contains(":2:1: error[unknown-key]").contains("did you mean 'parameters'?");
    }

    @Test
    void aSetupIsForOneAgent() throws IOException {
        Path setup = directory.resolve("other.conform.yaml");
        Files.writeString(setup, "conform: other\n");
        Tool other = oscine("conform", "asterisk", "--setup", setup.toString());
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("is for the agent 'other', not for 'asterisk'");
    }

    private Tool oscine(String... arguments) {
        String descriptors = Path.of(System.getProperty("oscine.root", "..")).resolve("descriptors").toString();
        return Tool.run(Map.of("OSCINE_HOME", directory.resolve("home").toString(), "OSCINE_PATH", descriptors), arguments);
    }
}
