package org.oscine.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oscine.Needed;
import org.oscine.catalog.InstallPaths;

class InstallationTest {
    @TempDir
    private Path directory;

    private Path root;
    private Path own;
    private InstallPaths places;

    @BeforeEach
    void anEngineWithTwoDescriptors() throws IOException {
        Path shipped = Files.createDirectories(directory.resolve("engine/descriptors"));
        lay(shipped, "one");
        lay(shipped, "two");
        Files.writeString(shipped.resolve("one.test.yaml"), "not a descriptor");
        own = lay(directory, "own");
        // A blank and a quote, since people have such directories.
        root = directory.resolve("an administrator's root");
        places = new InstallPaths(shipped.getParent(), List.of(shipped), directory.resolve("compiled"), "/nowhere");
    }

    @Test
    void laysAgentsThatAnswer() throws Exception {
        assertThat(done(install(List.of(), List.of()))).anyMatch(line -> line.contains("resource.d/oscine/one"));

        assertThat(names(root.resolve("resource.d/oscine"))).containsExactly("one", "two");
        Call metadata = call(Map.of(), agent("one"), "meta-data");
        assertThat(metadata.output()).startsWith("<?xml").contains("<resource-agent name=\"one\"");
        assertThat(call(Map.of(), agent("two"), "monitor").status()).isEqualTo(0);
        assertThat(call(Map.of(), agent("two"), "bogus").status()).isEqualTo(3);
        for (String schema : List.of("agent-1.schema.json", "test-1.schema.json", "conform-1.schema.json")) {
            assertThat(home().resolve("schema").resolve(schema)).hasSameBinaryContentAs(Path.of("../schema", schema));
        }
    }

    @Test
    void variablesThatChangeTheJvmAreOfNoConsequence() throws Exception {
        install(List.of("one"), List.of());
        Map<String, String> hostile = Map.of("JAVA_TOOL_OPTIONS", "-Xbogus", "JDK_JAVA_OPTIONS", "-Xbogus",
                "_JAVA_OPTIONS", "-Xbogus", "LC_ALL", "C");
        assertThat(call(hostile, agent("one"), "monitor").status()).isZero();
    }

    @Test
    void anArchiveThatDoesNotFitIsPassedOverWithoutAWord() throws Exception {
        install(List.of("one"), List.of());
        Files.write(home().resolve("lib/agent.jsa"), new byte[4096]);
        assertThat(call(Map.of(), agent("one"), "monitor")).isEqualTo(new Call(0, ""));
        assertThat(call(Map.of(), agent("one"), "validate-all")).isEqualTo(new Call(0, ""));
    }

    @Test
    void textsAreNotHurtByTheCLocale() throws Exception {
        install(List.of("one"), List.of());
        Call metadata = call(Map.of("LC_ALL", "C"), agent("one"), "meta-data");
        assertThat(metadata.output()).contains("A f\u00fcnny service");
    }

    @Test
    void allMayReadEverythingAndOnlyTheOwnerWrites() throws IOException {
        install(List.of(), List.of());
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(mode).as(path.toString()).matches("rw[x-]r-[x-]r-[x-]");
                assertThat(!Files.isDirectory(path) || mode.equals("rwxr-xr-x")).as(path.toString()).isTrue();
            }
        }
    }

    @Test
    void aSecondTimeChangesNothing() throws IOException {
        install(List.of(), List.of(own));
        Map<Path, FileTime> before = times();
        done(install(List.of(), List.of(own)));
        assertEquals(before, times());
    }

    @Test
    void archivesOfAnEarlierEngineGo() throws IOException {
        install(List.of("one"), List.of());
        Path former = Files.writeString(home().resolve("lib/picocli-0.0.1.jar"), "old");
        Manifest manifest = Manifest.in(home().resolve("installed"));
        manifest.add(former);
        manifest.save();

        install(List.of("one"), List.of());

        assertThat(former).doesNotExist();
        assertThat(Manifest.in(home().resolve("installed")).has(former)).isFalse();
    }

    @Test
    void ownDescriptorsAreCopiedUnderTheirAgentsName() throws Exception {
        Path file = Files.copy(own, directory.resolve("my draft.yaml"));
        done(install(List.of(), List.of(file)));

        assertThat(names(root.resolve("resource.d/oscine"))).containsExactly("own");
        assertThat(home().resolve("descriptors/own.yaml")).hasSameBinaryContentAs(own);
        assertThat(call(Map.of(), agent("own"), "monitor").status()).isZero();
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsDone() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "agent: broken\nfoo: bar\n");

        assertThat(install(List.of("one"), List.of(broken))).isInstanceOf(Outcome.Broken.class);
        assertThat(install(List.of("one", "none"), List.of())).isInstanceOf(Outcome.Broken.class);
        assertThat(install(List.of(), List.of(directory.resolve("none.yaml")))).isInstanceOf(Outcome.Broken.class);
        assertThat(root).doesNotExist();

        InstallLayout colon = new InstallLayout(directory.resolve("a:b"));
        assertThat(new Installer(colon, places, Optional.empty()).install(List.of(), List.of())).isInstanceOf(Outcome.Refused.class);
        assertThat(directory.resolve("a:b")).doesNotExist();
    }

    @Test
    void aRootThatOthersMayWriteIsRefused() throws IOException {
        Files.createDirectory(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(install(List.of(), List.of())).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.reason()).contains("is writable by users other"));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void anAgentOfSomebodyElseIsNotOverwritten() throws IOException {
        Path foreign = Files.createDirectories(root.resolve("resource.d/oscine")).resolve("one");
        Files.writeString(foreign, "#!/bin/sh\n");
        assertThat(install(List.of("one"), List.of())).isInstanceOf(Outcome.Refused.class);
        assertThat(foreign).hasContent("#!/bin/sh\n");
        assertThat(home()).doesNotExist();
    }

    @Test
    void uninstallLeavesNothing() throws IOException {
        install(List.of(), List.of(own));
        done(new Uninstaller(new InstallLayout(root)).uninstall(List.of()));
        assertThat(root).as("the root itself may be somebody else's").isEmptyDirectory();
        assertThat(new Uninstaller(new InstallLayout(root)).uninstall(List.of())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void uninstallKeepsWhatItDidNotMakeOrWasChanged() throws IOException {
        install(List.of("one", "two"), List.of());
        Path foreign = Files.writeString(root.resolve("resource.d/oscine/foreign"), "x");
        Path changed = home().resolve("descriptors/one.yaml");
        Files.writeString(changed, Files.readString(changed) + "# mine\n");

        assertThat(done(new Uninstaller(new InstallLayout(root)).uninstall(List.of()))).anyMatch(
                line -> line.startsWith("kept " + changed));
        try (Stream<Path> all = Files.walk(root)) {
            assertThat(all.filter(Files::isRegularFile)).containsExactlyInAnyOrder(foreign, changed);
        }
    }

    @Test
    void uninstallTakesSingleAgents() throws Exception {
        install(List.of("one", "two"), List.of());
        done(new Uninstaller(new InstallLayout(root)).uninstall(List.of("one")));

        assertThat(names(root.resolve("resource.d/oscine"))).containsExactly("two");
        assertThat(names(home().resolve("descriptors"))).containsExactly("two.yaml");
        assertThat(names(home().resolve("compiled"))).hasSize(1);
        assertThat(call(Map.of(), agent("two"), "monitor").status()).isZero();
        assertThat(new Uninstaller(new InstallLayout(root)).uninstall(List.of("one"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void hardlyAnythingIsAskedOfAUserWithoutRights() throws Exception {
        Needed.root("a call without rights");
        Needed.file(Path.of("/usr/bin/setpriv"), "a call without rights");
        for (Path path = directory; path.startsWith("/tmp/"); path = path.getParent()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        install(List.of("one"), List.of());
        Call metadata = run(Map.of(), List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                agent("one").toString(), "meta-data"));
        assertThat(metadata.status()).as(metadata.output()).isZero();
        assertThat(metadata.output()).contains("<resource-agent name=\"one\"");
    }

    @Test
    void whoseQuestionsSpeakTlsIsNoted() throws Exception {
        Path mark = home().resolve("lib/own.tls");
        String plain = Files.readString(own);
        for (String probe : List.of("http: \"https://x/${instance}\"", "tcp: \"x:465\", tls: true")) {
            Files.writeString(own, plain + "monitor: { page: { " + probe + " } }\n");
            done(install(List.of(), List.of(own)));
            assertThat(mark).exists();
        }
        for (String probe : List.of("http: \"http://x/\"", "tcp: \"x:465\", tls: false")) {
            Files.writeString(own, plain + "monitor: { page: { " + probe + " } }\n");
            done(install(List.of(), List.of(own)));
            assertThat(mark).doesNotExist();
        }
    }

    @Test
    void shellsWordsAreQuoted() {
        assertEquals("'/a b'\\''c'", Scripts.quoted("/a b'c"));
        assertThatCode(() -> Scripts.command(new InstallLayout(root), List.of())).doesNotThrowAnyException();
    }

    private Outcome install(List<String> names, List<Path> files) throws IOException {
        return new Installer(new InstallLayout(root), places, Optional.empty()).install(names, files);
    }

    private static List<String> done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).report();
    }

    private Path agent(String name) {
        return root.resolve("resource.d/oscine").resolve(name);
    }

    private Path home() {
        return root.resolve("share/oscine");
    }

    private static Path lay(Path where, String name) throws IOException {
        return Files.writeString(where.resolve(name + ".yaml"), """
                agent: %s
                version: 1.0.0
                summary: A f\u00fcnny service
                status:
                  there: { run: ["true"] }
                start:
                  command: ["true"]
                stop:
                  steps:
                    nothing: { run: ["true"] }
                """.formatted(name));
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                times.put(path, Files.getLastModifiedTime(path));
            }
        }
        return times;
    }

    private static List<String> names(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private record Call(int status, String output) {}

    private Call call(Map<String, String> environment, Path agent, String action) throws Exception {
        return run(environment, List.of(agent.toString(), action));
    }

    private Call run(Map<String, String> environment, List<String> command) throws Exception {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile()).redirectInput(new File("/dev/null"));
        builder.environment().put("OSCINE_STATE_DIR", directory.resolve("state").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Call(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
