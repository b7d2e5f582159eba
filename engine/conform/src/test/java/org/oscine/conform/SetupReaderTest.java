package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.conform.setup.SetupVariables;
import org.oscine.setupfile.Setup;
import org.oscine.setupfile.SetupReader;
import org.oscine.yaml.YamlParser;

class SetupReaderTest {
    private static final Path BASE = Path.of("/base");
    private static final Path HOME = Path.of("/home");

    @ParameterizedTest
    @MethodSource("shipped")
    void theShippedSetupsAreRight(Path file) throws IOException {
        SetupReader.Read read = read(file.toString(), Files.readString(file));
        assertThat(read.diagnostics()).isEmpty();
        assertThat(file.getFileName().toString()).isEqualTo(read.setup().orElseThrow().agent() + ".conform.yaml");
    }

    private static List<Path> shipped() throws IOException {
        Path root = Path.of(System.getProperty("oscine.root", ".."));
        List<Path> files = new ArrayList<>(List.of(root.resolve("samples/cache.conform.yaml")));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(root.resolve("descriptors"), "*.conform.yaml")) {
            all.forEach(files::add);
        }
        return files;
    }

    /** But the resident engine's own: its launcher becomes a JVM, which conform cannot tell for the service. */
    @Test
    void everyShippedDescriptorHasASetup() throws IOException {
        Path descriptors = Path.of(System.getProperty("oscine.root", "..")).resolve("descriptors");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors, "*.yaml")) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (name.indexOf('.') == name.lastIndexOf('.') && !name.equals("engine.yaml")) {
                    assertThat(descriptors.resolve(name.replace(".yaml", ".conform.yaml"))).exists();
                }
            }
        }
    }

    @Test
    void theLevelOfTheMonitorsIsANumber() {
        assertThat(setup("conform: x\nlevel: 10\n").level()).isEqualTo(10);
        assertThat(setup("conform: x\n").level()).isZero();
        assertThat(read("x.conform.yaml", "conform: x\nlevel: deep\n").diagnostics()).singleElement()
                .satisfies(it -> assertThat(it.summary()).isEqualTo("level needs a number, found 'deep'"));
    }

    @Test
    void textsInsertValuesAndFacts() {
        Setup setup = setup("""
                conform: x
                values:
                  prefix: { environment: X_PREFIX, default: /usr }
                  program: ${prefix}/sbin/x
                parameters:
                  binary: ${program}
                  config: ${base}/x.conf
                """);
        assertThat(new SetupVariables(setup, BASE, HOME, Map.of()).fill(setup.parameters()))
                .containsEntry("binary", "/usr/sbin/x").containsEntry("config", "/base/x.conf");
        assertThat(new SetupVariables(setup, BASE, HOME, Map.of("X_PREFIX", "/opt")).fill(setup.parameters()))
                .containsEntry("binary", "/opt/sbin/x");
    }

    @Test
    void commandsAreListsOfWords() {
        Setup setup = setup("conform: x\nlay:\n  make: [\"${home}/make\", a b]\n");
        assertThat(new SetupVariables(setup, BASE, HOME, Map.of()).fill(setup.lay().get("make"))).isEqualTo(List.of("/home/make", "a b"));
    }

    @Test
    void portsDiffer() {
        Setup setup = setup("conform: x\nparameters: { one: \"${port}\", two: \"${port2}\", three: \"${port3}\" }\n");
        assertThat(new SetupVariables(setup, BASE, HOME, Map.of()).fill(setup.parameters()).values()).doesNotHaveDuplicates()
                .allMatch(port -> Integer.parseInt(port) > 1023 && Integer.parseInt(port) < 32_768);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conform: x\\nparameter: {}                    | 2:1 | unknown key 'parameter' in the file
            conform: x\\nparameters: { a: '${bse}' }      | 2:18 | unknown name 'bse'
            conform: x\\nlay: { a: make all }             | 2:11 | a needs a command, found the string 'make all'
            conform: x\\nservice: { pid: /run/x.pid }     | 2:12 | unknown key 'pid' in service
            conform: x\\nmodes: [a]                       | 2:8 | modes needs a mapping, found a list
            packages: [a]                                 | 1:1 | the file needs 'conform'
            """)
    void aMistakeIsShownAtItsPlace(String text, String place, String message) {
        SetupReader.Read read = read("x.conform.yaml", text.replace("\\n", "\n"));
        assertThat(read.setup()).isEmpty();
        assertThat(read.diagnostics()).singleElement().satisfies(it -> {
            assertThat(it.span().line() + ":" + it.span().column()).isEqualTo(place);
            assertThat(it.summary()).isEqualTo(message);
        });
    }

    private static SetupReader.Read read(String file, String text) {
        return SetupReader.read(YamlParser.parse(file, text).document().orElseThrow());
    }

    private static Setup setup(String text) {
        SetupReader.Read read = read("x.conform.yaml", text);
        assertThat(read.diagnostics()).isEmpty();
        return read.setup().orElseThrow();
    }
}
