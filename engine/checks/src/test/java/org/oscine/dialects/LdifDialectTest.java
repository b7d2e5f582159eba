package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.real.NeedsPrograms;

/** The files of slapd.d, beside {@code slapcat}. */
@NeedsPrograms({"slapcat", "slapadd"})
class LdifDialectTest extends Dialects {
    private static final List<String> KEYS = List.of("olcPidFile", "olcArgsFile", "olcConfigFile", "olcLogLevel", "olcIdleTimeout", "olcServerID");

    static Stream<Sample> samples() {
        return Sample.all("ldif").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void likeSlapd(Sample sample) throws IOException {
        Path entries = new Sample("dn: cn=config\nobjectClass: olcGlobal\ncn: config\n\ndn: olcDatabase={0}config,cn=config\n"
                + "objectClass: olcDatabaseConfig\nolcDatabase: {0}config\nolcRootDN: cn=admin,cn=config\n", Map.of()).lay(directory, "entries.ldif");
        Path slapd = Files.createDirectories(directory.resolve("slapd.d"));
        output("slapadd", "-n0", "-F", slapd.toString(), "-l", entries.toString());
        Path file = sample.lay(directory, "slapd.d/cn=config.ldif");
        assertThat(ours(file, Format.LDIF, "", KEYS)).isEqualTo(theirs(slapd));
        Path database = slapd.resolve("cn=config/olcDatabase={0}config.ldif");
        assertThat(ours(database, Format.LDIF, "", "olcrootdn")).contains("cn=admin,cn=config");
        assertThat(ours(database, Format.LDIF, "olcDatabase = {0}config", "OLCROOTDN")).contains("cn=admin,cn=config");
    }

    private Map<String, String> theirs(Path slapd) {
        String said = output("slapcat", "-n0", "-F", slapd.toString(), "-o", "ldif-wrap=no");
        assertThat(said).contains("dn: cn=config\n");
        Map<String, String> theirs = new TreeMap<>();
        String entry = said.substring(said.indexOf("dn: cn=config\n"));
        for (String line : entry.substring(0, entry.indexOf("\n\n")).split("\n")) {
            String[] parts = line.split(":+ ", 2);
            String value = line.startsWith(parts[0] + ":: ")
                    ? new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8) : parts[1];
            KEYS.stream().filter(parts[0]::equalsIgnoreCase).forEach(it -> theirs.putIfAbsent(it, value));
        }
        return theirs;
    }

    @Test
    void aValueInAnotherFileIsARiddle() {
        Path file = new Sample("dn: cn=config\nolcPidFile:< file:///etc/pid\n", Map.of()).lay(directory, "x.ldif");
        assertThat(riddle(file, Format.LDIF, "olcPidFile")).isEqualTo(file + ": cannot read olcPidFile: it is in another file, file:///etc/pid");
    }
}
