package org.oscine.parameter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
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
        "RSYNC       | 'PidFile = /a\nPort = 1\n'       | '' | pid file | /a",
        "RSYNC       | 'port \\\n = \\ \n 873\n'         | '' | port | 873",
        "RSYNC       | '# c \\\nport = 1\n; port = 2\n' | '' | port | 1",
        "RSYNC       | 'port = 1\n[d]\nport = 2\n'      | '' | port | 1",
        "RSYNC       | '[ My Files ]\npath = /p # x\n'  | MyFiles | path | /p # x",
        "RSYNC       | 'port\n= 3\n'                     | '' | port | nothing",
        "RSYNC       | 'port = 1\\'                      | '' | port | 1",
        "NGINX       | 'pid /x.pid;# note\n'             | '' | pid | /x.pid",
        "NGINX       | 'user a b; pid\n  /x.pid\n;'     | '' | pid | /x.pid",
        "NGINX       | 'user a b;'                       | '' | user | a b",
        "NGINX       | 'pid \"/a b;#.pid\";'             | '' | pid | /a b;#.pid",
        "NGINX       | 'pid ''/a\\''b'';'                | '' | pid | /a'b",
        "NGINX       | 'pid /a#b\\c;'                    | '' | pid | /a#b\\c",
        "NGINX       | 'pid /a${x}b;'                    | '' | pid | /a${x}b",
        "NGINX       | 'http { pid /in; server { pid /s; } } pid /out;' | '' | pid | /out",
        "NGINX       | 'http { server { root /a; } server { root /b; } }' | http server | root | /a",
        "NGINX       | '#pid /x;\n} } pid /y'            | '' | pid | nothing",
        "NGINX       | 'pid'                             | '' | pid | nothing",
    })
    void aValueIsFoundAsTheServiceReadsIt(Format format, String text, String section, String key, String expected) {
        SimulatedHost host = new SimulatedHost();
        host.file("/f", text);
        assertThat(ConfigFile.find(host.files(), "/f", format, section, key)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void whatIsIncludedCounts() {
        SimulatedHost host = new SimulatedHost();
        host.file("/e/r", "&include /e/a\n&merge=/e/d\n[m]\n&include /e/b\n");
        host.file("/e/a", "port = 1\n&include /e/a\n");
        host.file("/e/b", "port = 2\n");
        host.file("/e/d/x.inc", "address = ::1\n");
        host.file("/e/d/x.conf", "address = ::2\n");
        host.file("/e/n", "include d/*.conf; include \"/e/c\"; pid /late;");
        host.file("/e/c", "pid /early; http {");
        ConfigFile configuration = new ConfigFile(host.files());

        assertThat(configuration.find("/e/r", Format.RSYNC, "", "port")).contains("1");
        assertThat(configuration.find("/e/r", Format.RSYNC, "", "address")).contains("::1");
        assertThat(configuration.fault().cause()).contains("a loop of includes");
        assertThat(configuration.find("/e/n", Format.NGINX, "", "pid")).contains("/early");
        assertThat(configuration.find("/e/n", Format.NGINX, "", "address")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INI", "ASTERISK", "RSYNC"})
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
