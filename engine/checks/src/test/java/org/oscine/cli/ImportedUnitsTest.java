package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Needed;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.lint.Linter;

/** systemd units as Debian's packages lay them on this machine. Skipped where one is missing, but never in CI. */
@Tag("real")
class ImportedUnitsTest {
    private static final Path UNITS = Path.of("/lib/systemd/system");
    private static final Linter LINTER = Linter.load();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"beanstalkd", "memcached", "nginx", "haproxy", "rsync", "postfix@", "corosync", "pacemaker", "pcsd",
        "pcsd-ruby", "logd", "dbus"})
    void aUnitGivesADescriptorThatReadsCleanButForItsTodos(String unit) throws IOException {
        Path file = UNITS.resolve(unit + ".service");
        Needed.file(file, "the import of the unit " + unit);
        Path written = directory.resolve(unit.replace("@", "") + ".yaml");
        Tool tool = Tool.run(Map.of(), "import", file.toString(), "-o", written.toString());
        assertThat(tool.status()).as(tool.err()).isZero();
        String text = Files.readString(written);
        assertThat(LINTER.lint(written.toString(), text).stream().map(Diagnostic::headline)).isEmpty();
        assertThat(text).contains("# TODO: ").contains(programOf(file));
        assertThat(Tool.run(Map.of(), "fmt", "--check", written.toString()).status()).isZero();
    }

    /** What the unit starts: the descriptor that comes of it must start nothing else. */
    private static String programOf(Path unit) throws IOException {
        List<String> starts = Files.readAllLines(unit).stream().filter(line -> line.startsWith("ExecStart=")).toList();
        assertThat(starts).as("ExecStart of " + unit).isNotEmpty();
        return starts.getLast().substring("ExecStart=".length()).replaceFirst("^[-@:+!]+", "").split("[ \\\\]")[0];
    }
}
