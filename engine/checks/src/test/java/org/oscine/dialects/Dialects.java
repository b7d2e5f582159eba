package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.oscine.Machine;
import org.oscine.descriptor.Value.Format;
import org.oscine.host.linux.LinuxHost;
import org.oscine.parameter.config.ConfigFile;

/** What the tests of all dialects share: a directory, the engine's reading, and a program that reads for itself. */
abstract class Dialects {
    static final int PATIENCE_SECONDS = 20;

    Path directory;

    @BeforeEach
    void make() throws IOException {
        directory = Files.createDirectories(Machine.scratch("dialects"));
    }

    @AfterEach
    void remove() {
        Machine.remove(directory);
    }

    /** A key as the engine reads it; empty where it says that it cannot. */
    static Optional<String> ours(Path file, Format format, String section, String key) {
        ConfigFile configuration = new ConfigFile(new LinuxHost().files());
        Optional<String> value = configuration.find(file.toString(), format, section, key);
        assertThat(configuration.fault().exists()).as("%s of %s: %s", key, file, configuration.fault()).isFalse();
        return value;
    }

    /** Keys as the engine reads them, those that are not there left out. */
    static Map<String, String> ours(Path file, Format format, String section, List<String> keys) {
        Map<String, String> found = new TreeMap<>();
        keys.forEach(key -> ours(file, format, section, key).ifPresent(value -> found.put(key, value)));
        return found;
    }

    /** Why the engine cannot read a key. */
    static String riddle(Path file, Format format, String key) {
        ConfigFile configuration = new ConfigFile(new LinuxHost().files());
        configuration.find(file.toString(), format, "", key);
        return configuration.fault().exists() ? configuration.fault().cause() : "";
    }

    final Path lay(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Where a program's output goes. */
    final Path output() {
        return directory.resolve("output.of.the.program");
    }

    final Process begin(String... command) throws IOException {
        return new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output().toFile()).start();
    }

    static void end(Process daemon) throws InterruptedException {
        daemon.destroy();
        if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            List<ProcessHandle> all = daemon.descendants().toList();
            daemon.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** What a command prints, both streams, whatever its exit status. */
    final String output(String... command) {
        try {
            Process process = begin(command);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s ends", List.of(command)).isTrue();
            return Files.readString(output(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The regular files below a directory of the system's packages, as far as they are there. */
    static List<Path> shipped(String... roots) {
        List<Path> files = new ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> below = Files.walk(Path.of(root))) {
                below.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return files;
    }
}
