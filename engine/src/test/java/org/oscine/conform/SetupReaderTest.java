package org.oscine.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.conform.setup.Scope;
import org.oscine.conform.setup.Setup;
import org.oscine.conform.setup.SetupReader;

class SetupReaderTest {
    private static final Path BASE = Path.of("/base");
    private static final Path HOME = Path.of("/home");

    @ParameterizedTest
    @ValueSource(strings = {"descriptors/asterisk.conform.yaml", "samples/cache.conform.yaml"})
    void theShippedSetupsAreRight(String file) throws IOException {
        Path path = Path.of(System.getProperty("oscine.root", "..")).resolve(file);
        SetupReader.Read read = SetupReader.read(file, Files.readString(path));
        assertThat(read.diagnostics()).isEmpty();
        assertThat(file).contains(read.setup().orElseThrow().agent() + ".conform.yaml");
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
        assertThat(new Scope(setup, BASE, HOME, Map.of()).fill(setup.parameters()))
                .containsEntry("binary", "/usr/sbin/x").containsEntry("config", "/base/x.conf");
        assertThat(new Scope(setup, BASE, HOME, Map.of("X_PREFIX", "/opt")).fill(setup.parameters()))
                .containsEntry("binary", "/opt/sbin/x");
    }

    @Test
    void commandsAreListsOfWords() {
        Setup setup = setup("conform: x\nlay:\n  make: [\"${home}/make\", a b]\n");
        assertThat(new Scope(setup, BASE, HOME, Map.of()).fill(setup.lay().get("make"))).isEqualTo(List.of("/home/make", "a b"));
    }

    @Test
    void portsDiffer() {
        Setup setup = setup("conform: x\nparameters: { one: \"${port}\", two: \"${port2}\", three: \"${port3}\" }\n");
        assertThat(new Scope(setup, BASE, HOME, Map.of()).fill(setup.parameters()).values()).doesNotHaveDuplicates()
                .allMatch(port -> Integer.parseInt(port) > 1023);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conform: x\\nparameter: {}                    | 2:1 | unknown key 'parameter' in the file
            conform: x\\nparameters: { a: '${bse}' }      | 2:18 | nothing is called 'bse'
            conform: x\\nlay: { a: make all }             | 2:11 | a needs a command, found the text 'make all'
            conform: x\\nservice: { pid: /run/x.pid }     | 2:12 | unknown key 'pid' in service
            conform: x\\nmodes: [a]                       | 2:8 | modes needs a mapping, found a list
            packages: [a]                                 | 1:1 | the file needs 'conform'
            """)
    void aMistakeIsShownAtItsPlace(String text, String place, String message) {
        SetupReader.Read read = SetupReader.read("x.conform.yaml", text.replace("\\n", "\n"));
        assertThat(read.setup()).isEmpty();
        assertThat(read.diagnostics()).singleElement().satisfies(it -> {
            assertThat(it.span().line() + ":" + it.span().column()).isEqualTo(place);
            assertThat(it.summary()).isEqualTo(message);
        });
    }

    private static Setup setup(String text) {
        SetupReader.Read read = SetupReader.read("x.conform.yaml", text);
        assertThat(read.diagnostics()).isEmpty();
        return read.setup().orElseThrow();
    }
}
