package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.real.NeedsPrograms;

/** postgresql.conf, beside {@code postgres -C}. */
@NeedsPrograms({"setpriv", "psql"})
class PostgresqlDialectTest extends Dialects {
    private static final List<String> KEYS = List.of("port", "listen_addresses", "external_pid_file", "unix_socket_directories",
            "cluster_name", "log_directory", "log_line_prefix");

    private static final Map<String, String> DEFAULTS = new TreeMap<>();

    static Stream<Sample> samples() {
        return Sample.all("postgresql").stream();
    }

    @BeforeEach
    void letTheServerRead() throws IOException {
        Files.createDirectories(directory.resolve("data/conf.d")); // which Debian's configuration includes
        output("chown", "-R", "postgres", directory.toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void likeTheServer(Sample sample) {
        compare(sample.lay(directory, "data/postgresql.conf"));
    }

    @Test
    void theShippedOnes() throws IOException {
        for (Path file : shipped("/usr/share/postgresql", "/etc/postgresql")) {
            if (file.getFileName().toString().matches("postgresql\\.conf(\\.sample)?")) {
                compare(new Sample(Files.readString(file), Map.of()).lay(directory, "data/postgresql.conf"));
            }
        }
    }

    private void compare(Path file) {
        Map<String, String> expected = theirs(file);
        if (DEFAULTS.isEmpty()) {
            DEFAULTS.putAll(theirs(new Sample("", Map.of()).lay(directory, "empty/postgresql.conf")));
        }
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(ours(file, Format.POSTGRESQL, "", KEYS));
        assertThat(all).isEqualTo(expected);
    }

    private Map<String, String> theirs(Path file) {
        Map<String, String> theirs = new TreeMap<>();
        for (String key : KEYS) {
            String said = output("sh", "-c", "exec setpriv --reuid=postgres --regid=postgres --clear-groups "
                    + "/usr/lib/postgresql/*/bin/postgres -C \"$1\" -D \"$2\" 2>error.txt", "sh", key, file.getParent().toString());
            theirs.put(key, said.replaceFirst("\n$", ""));
        }
        return theirs;
    }
}
