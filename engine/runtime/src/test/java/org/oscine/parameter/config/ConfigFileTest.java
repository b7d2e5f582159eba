package org.oscine.parameter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.host.simulated.SimulatedHost;

class ConfigFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", value = {
        "INI         | '[a]\nk = 1\n[b]\nk=2\n'          | b | k   | 2",
        "INI         | '[a]\nk = 1\n# k = 3\nk=2\n'      | a | k   | 2",
        "INI         | '[a]\nk = 1\n'                    | b | k   | nothing",
        "INI         | 'k = x=y\n[a]\n'                  | '' | k  | x=y",
        "ASSIGNMENTS | 'export A=\"b c\"\n#A=d\n'        | '' | A  | b c",
        "ASSIGNMENTS | 'A=1\nAB=2\nA=''3''\n'            | '' | A  | 3",
        "ASSIGNMENTS | 'A=1\n'                           | '' | B  | nothing",
        "DIRECTIVES  | 'pid /run/n.pid;\npidx y;\n'      | '' | pid | /run/n.pid",
        "DIRECTIVES  | '  PidFile \"/run/a b\" # here\n' | '' | PidFile | /run/a b",
        "DIRECTIVES  | '# pid /x;\n'                     | '' | pid | nothing",
    })
    void aValueIsFoundAsTheServiceReadsIt(Format format, String text, String section, String key, String expected) {
        SimulatedHost host = new SimulatedHost();
        host.file("/f", text);
        assertThat(ConfigFile.find(host.files(), "/f", format, section, key)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"INI", "ASTERISK"})
    void aFileIsReadOnceForAllItsValues(Format format) {
        SimulatedHost host = new SimulatedHost();
        host.file("/f", "[a]\nk = 1\nl = 2\n");
        ConfigFile configuration = new ConfigFile(host.files());
        assertThat(configuration.find("/f", format, "a", "k")).contains("1");

        host.file("/f", "[a]\nk = 3\nl = 4\n");
        assertThat(configuration.find("/f", format, "a", "l")).contains("2");
        assertThat(configuration.find("/none", format, "a", "l")).isEmpty();
    }
}
