package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.real.NeedsPrograms;

/** httpd.conf, beside {@code apache2 -t -D DUMP_RUN_CFG}. */
@NeedsPrograms("apache2")
class ApacheDialectTest extends Dialects {
    private static final List<String> KEYS = List.of("ServerRoot", "PidFile", "DocumentRoot", "ErrorLog", "User", "Group");
    private static final List<String> PATHS = List.of("PidFile", "DocumentRoot", "ErrorLog");
    private static final Pattern SAID = Pattern.compile("(?m)^(?:Main )?(ServerRoot|PidFile|DocumentRoot|ErrorLog|User|Group): (?:name=)?\"(.*?)\"(?: id=.*)?$");
    private static final String WITH_A_MODEL = "ServerRoot DIR\nLoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\nServerName a.b\n"
            + "Mutex file:DIR default\nUser www-data\nGroup www-data\n";

    static Stream<Sample> samples() {
        return Sample.all("apache").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void likeHttpd(Sample sample) {
        directory.resolve("logs").toFile().mkdirs();
        directory.resolve("other/logs").toFile().mkdirs();
        Path file = new Sample(WITH_A_MODEL + sample.text(), sample.others()).lay(directory, "httpd.conf");
        Map<String, String> all = theirs(new Sample(WITH_A_MODEL, Map.of()).lay(directory, "empty.conf"));
        Map<String, String> expected = theirs(file);
        Map<String, String> ours = ours(file, Format.APACHE, "", KEYS);
        String root = ours.get("ServerRoot");
        ours.replaceAll((key, value) -> PATHS.contains(key) && !value.startsWith("/") ? Path.of(root, value).toString() : value);
        all.putAll(ours);
        assertThat(all).isEqualTo(expected);
    }

    private Map<String, String> theirs(Path file) {
        String said = output("apache2", "-t", "-D", "DUMP_RUN_CFG", "-f", file.toString());
        assertThat(said).contains("PidFile");
        Map<String, String> theirs = new TreeMap<>();
        Matcher matcher = SAID.matcher(said);
        while (matcher.find()) {
            theirs.put(matcher.group(1), matcher.group(2));
        }
        return theirs;
    }

    /** Its pidfile is named by variables that /etc/apache2/envvars sets with an if. */
    @Test
    void theShippedOne() {
        Path shipped = Path.of("/etc/apache2/apache2.conf");
        assertThat(riddle(shipped, Format.APACHE, "PidFile"))
                .isEqualTo(shipped + ": cannot read PidFile: the environment of the server says what ${APACHE_PID_FILE} is");
        assertThat(ours(shipped, Format.APACHE, "", "Timeout")).contains("300");
        assertThat(ours(shipped, Format.APACHE, "", "Listen")).as("in ports.conf").contains("80");
        assertThat(ours(shipped, Format.APACHE, "Directory /var/www/", "AllowOverride")).contains("None");
        assertThat(ours(shipped, Format.APACHE, "virtualhost *:80", "DocumentRoot")).contains("/var/www/html");
        assertThat(riddle(Path.of("/etc/apache2/envvars"), Format.SHELL, "APACHE_PID_FILE"))
                .isEqualTo("/etc/apache2/envvars: cannot read APACHE_PID_FILE: it uses SUFFIX, and that cannot be read");
    }
}
