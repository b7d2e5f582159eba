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
        "ASSIGNMENTS | 'A=\"x\"y\nB=1'                   | '' | A  | xy",
        "ASSIGNMENTS | 'A=one\\\n two \n'               | '' | A  | one two",
        "SHELL       | 'B=1\nA=\"$B\"2 # c\n'            | '' | A  | 12",
        "SHELL       | 'A=${B:-x}'                       | '' | A  | x",
        "SHELL       | 'if x; then\n B=1\nfi\nA=2\n'     | '' | A  | 2",
        "APACHE      | 'pidfile /a\n<VirtualHost *:80>\nPidFile /b\n</VirtualHost>\n' | '' | PidFile | /a",
        "APACHE      | '<VirtualHost *:80>\nServerName a\n</VirtualHost>\n' | virtualhost *:80 | servername | a",
        "APACHE      | '<IfModule x>\nPidFile /b\n</IfModule>\n' | '' | PidFile | nothing",
        "CONNTRACKD  | 'General {\n UNIX {\n Path /a }\nLogFile /l\n}' | General UNIX | Path | /a",
        "LDIF        | 'dn: cn=config\nolcPidFile: /a\n b\n' | '' | olcpidfile | /ab",
        "LDIF        | 'dn: cn=a\nx: 1\n\ndn: CN = b, c=d\nx: 2\n' | cn=b,c=d | x | 2",
        "MYSQL       | '[mysqld]\npid-file = \"/a\" # n\n' | '' | pid_file | /a",
        "MYSQL       | '[client]\nport = 1\n[mysqld]\nport = 2\n' | client | port | 1",
        "NAMED       | 'options { pid-file \"/a\"; }; // x' | options | pid-file | /a",
        "NAMED       | 'zone \"b\" IN { file \"/*x*/\"; };' | zone b | file | /*x*/",
        "POSTGRESQL  | 'Port=5 # x'                      | '' | port | 5",
        "POSTGRESQL  | 'a = ''it\\''s'''                 | '' | a | it's",
        "SSHD        | 'Port 1\nport=2\n'                | '' | PORT | 1",
        "SSHD        | 'Match User x\n Banner /b\n'      | '' | Banner | nothing",
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
    @CsvSource({"INI", "ASTERISK", "RSYNC", "MYSQL"})
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
