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

/** my.cnf, beside {@code mariadbd --print-defaults}. */
@NeedsPrograms("mariadbd")
class MysqlDialectTest extends Dialects {
    private static final Pattern OPTION = Pattern.compile("--([\\w-]+)(?:=(.*?))?(?= --| ?\\n?$)", Pattern.DOTALL);

    static Stream<Sample> samples() {
        return Sample.all("mysql").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void likeMariadb(Sample sample) {
        compare(sample.lay(directory, "my.cnf"));
    }

    @Test
    void theShippedOnes() {
        for (Path file : shipped("/etc/mysql")) {
            compare(file);
        }
    }

    private void compare(Path file) {
        Map<String, String> theirs = theirs(file);
        assertThat(ours(file, Format.MYSQL, "", List.copyOf(theirs.keySet()))).isEqualTo(theirs);
        if (theirs.isEmpty()) {
            assertThat(ours(file, Format.MYSQL, "", List.of("port", "pid-file", "datadir", "socket"))).isEmpty();
        }
    }

    private Map<String, String> theirs(Path file) {
        String said = output("mariadbd", "--defaults-file=" + file, "--print-defaults");
        assertThat(said).contains("would have been started");
        Map<String, String> theirs = new TreeMap<>();
        Matcher option = OPTION.matcher(said.substring(said.indexOf('\n') + 1));
        while (option.find()) {
            String name = option.group(1).replace('-', '_').replaceFirst("^loose_", "");
            theirs.put(name, option.group(2) == null ? "" : option.group(2));
        }
        return theirs;
    }
}
