package org.oscine.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oscine.catalog.InstallPaths;
import org.oscine.cli.training.Trainings;

/** The archive of the command's classes: it is used, made once, and does no harm when it is broken. */
class ToolsArchiveTest {
    private static final String DESCRIPTOR = "agent: xd\nversion: 1.0.0\nsummary: The example daemon\n"
            + "validate: { server: { binary: xd } }\nstart: { foreground: [xd] }\n"
            + "stop: { steps: { end: { signal: TERM }, kill: { signal: KILL } } }\n";

    @TempDir
    private Path directory;

    private InstallLayout layout;
    private Path descriptor;

    @BeforeEach
    void anInstallation() throws IOException {
        Path home = Files.createDirectories(directory.resolve("engine/descriptors"));
        descriptor = Files.writeString(home.resolve("xd.yaml"), DESCRIPTOR);
        layout = new InstallLayout(directory.resolve("an administrator's root"));
        InstallPaths places = new InstallPaths(home.getParent(), List.of(home), directory.resolve("compiled"), "/nowhere");
        assertThat(new Installer(layout, places, Optional.empty()).install(List.of("xd"), List.of())).isInstanceOf(Outcome.Done.class);
    }

    private ToolsArchive archive() throws IOException {
        try (Stream<Path> files = Files.list(layout.lib())) {
            return new ToolsArchive(layout, files.filter(it -> it.toString().endsWith(".jar")).toList(), Trainings.ALL);
        }
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private String lint() throws IOException, InterruptedException {
        return run(List.of(layout.command().toString(), "lint", descriptor.toString()));
    }

    @Test
    void theClassesComeOutOfIt() throws Exception {
        ToolsArchive archive = archive();
        archive.make();
        Path libraries = layout.lib();
        try (Stream<Path> files = Files.list(libraries)) {
            assertThat(files.map(it -> it.getFileName().toString())).contains("tools.jsa", "tools.jsa.key");
        }
        String script = Files.readString(layout.command());
        String classPath = script.lines().filter(line -> line.contains(" -cp ")).findFirst().orElseThrow()
                .replaceFirst(".*-cp '(.*)' org\\.oscine.*", "$1").replace("'\\''", "'");
        String loaded = run(List.of(Jvm.program().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:SharedArchiveFile=" + archive.file(), "-Xlog:class+load", "-Doscine.home=" + layout.home(), "-cp",
                classPath, "org.oscine.cli.OscineMain", "lint", descriptor.toString()));
        assertThat(loaded).containsPattern("org\\.oscine\\.lint\\.Linter source: shared objects file \\(top\\)")
                .containsPattern("com\\.networknt\\.schema\\.Schema source: shared objects file \\(top\\)");
        assertThat(lint()).isEmpty();
    }

    @Test
    void itIsMadeAnewWhenTheEngineChangesAndOnlyThen() throws Exception {
        ToolsArchive archive = archive();
        archive.make();
        FileTime before = Files.getLastModifiedTime(archive.file());
        archive.make();
        assertThat(Files.getLastModifiedTime(archive.file())).isEqualTo(before);
        Files.setLastModifiedTime(layout.tools(), FileTime.fromMillis(before.toMillis() - 90_000));
        assertThat(lint()).as("an archive that does not fit is not used, and nothing is said of it").isEmpty();
        String key = Files.readString(archive.key());
        archive().make();
        assertThat(Files.readString(archive.key())).isNotEqualTo(key);
    }

    @Test
    void aBrokenOneDoesNoHarm() throws Exception {
        Files.writeString(archive().file(), "garbage");
        assertThat(lint()).isEmpty();
    }
}
