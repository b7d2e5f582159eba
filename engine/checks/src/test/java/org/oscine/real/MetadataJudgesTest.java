package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.Machine;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.ocf.OcfVersion;
import org.oscine.reader.DescriptorText;

/**
 * The metadata of every descriptor that we ship, and of two that use every word of the language, before the judges
 * of others: four schemas and the parsers of crmsh, pcs and Pacemaker. The RNG of the OCF specification itself is in no
 * package, and is not asked.
 */
@NeedsPrograms({"unshare", "xmllint", "ocf-tester", "crm", "pcs", "crm_resource"})
class MetadataJudgesTest {
    private static final Path RIGHT = Path.of("../schema/suite/descriptors/right");
    private static final Path ALL_OF_1_0 = RIGHT.resolve("parameters.yaml");
    private static final Path ALL_OF_1_1 = RIGHT.resolve("ocf-1.1.yaml");

    private static OcfRoot root;

    /** A schema, and the newest version of OCF that it knows. */
    enum Schema {
        DTD_OF_RESOURCE_AGENTS("--dtdvalid", "/usr/share/resource-agents/ra-api-1.dtd", OcfVersion.V1_0),
        RNG_OF_RESOURCE_AGENTS("--relaxng", "/usr/share/resource-agents/metadata.rng", OcfVersion.V1_0),
        OCF_1_0_OF_PCS("--relaxng", "/usr/share/pcs/data/ocf-1.0.rng", OcfVersion.V1_0),
        OCF_1_1_OF_PCS("--relaxng", "/usr/share/pcs/data/ocf-1.1.rng", OcfVersion.V1_1);

        private final String option;
        private final String file;
        private final OcfVersion newest;

        Schema(String option, String file, OcfVersion newest) {
            this.option = option;
            this.file = file;
            this.newest = newest;
        }

        boolean knows(Descriptor descriptor) {
            return descriptor.ocf().compareTo(newest) <= 0;
        }

        void judge(String metadata) {
            Path directory = Machine.scratch("xml");
            try {
                Path xml = Files.writeString(directory.resolve("metadata.xml"), metadata);
                Machine.run("xmllint", "--noout", "--nonet", option, file, xml.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                Machine.remove(directory);
            }
        }
    }

    static List<Path> descriptors() throws IOException {
        List<Path> descriptors = new ArrayList<>(List.of(ALL_OF_1_0, ALL_OF_1_1));
        for (String directory : List.of("descriptors", "samples")) {
            try (Stream<Path> files = Files.list(Machine.project().resolve(directory))) {
                files.filter(MetadataJudgesTest::isDescriptor)
                        .filter(file -> descriptors.stream().noneMatch(other -> other.endsWith(file.getFileName())))
                        .forEach(descriptors::add);
            }
        }
        return descriptors;
    }

    /** NAME.test.yaml and its like lie beside NAME.yaml. A sample of a shipped agent's name cannot be installed beside it. */
    private static boolean isDescriptor(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") && name.indexOf('.') == name.lastIndexOf('.');
    }

    @BeforeAll
    static void install() throws IOException {
        root = OcfRoot.with(descriptors());
    }

    @AfterAll
    static void remove() {
        root.close();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void everySchemaThatKnowsItsVersionAcceptsIt(Path file) throws IOException {
        Descriptor descriptor = read(file);
        String metadata = metadata(descriptor);
        for (Schema schema : Schema.values()) {
            if (schema.knows(descriptor)) {
                schema.judge(metadata);
            }
        }
    }

    /** Why 1.0 is what a descriptor speaks that does not ask; and a proof that the judges can say no. */
    @ParameterizedTest
    @EnumSource(names = "OCF_1_1_OF_PCS", mode = EnumSource.Mode.EXCLUDE)
    void schemasOf10RefuseWhat11Adds(Schema schema) throws IOException {
        String metadata = metadata(read(ALL_OF_1_1));
        assertThatThrownBy(() -> schema.judge(metadata)).hasMessageContaining("metadata.xml");
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void pacemakerReadsIt(Path file) throws IOException {
        Descriptor descriptor = read(file);
        assertThat(root.sees("crm_resource", "--show-metadata", "ocf:oscine:" + descriptor.agent()).strip())
                .isEqualTo(metadata(descriptor).strip());
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void crmshReadsIt(Path file) throws IOException {
        Descriptor descriptor = read(file);
        String info = root.sees("crm", "ra", "info", "ocf:oscine:" + descriptor.agent());
        assertThat(info).contains(descriptor.summary()).doesNotContain("ERROR");
        for (Parameter parameter : descriptor.parameters()) {
            assertThat(info).containsPattern("(?m)^" + parameter.name() + "\\*? \\(");
        }
        assertThat(info).containsPattern("(?m)^ +start +timeout=").containsPattern("(?m)^ +monitor +timeout=.* interval=");
    }

    /** pcs 0.11 has the text of a parameter after its name, 0.12 below it. */
    private static final String ENDS = "( \\(.*\\))*(:|$)";

    @ParameterizedTest
    @MethodSource("descriptors")
    void pcsReadsIt(Path file) throws IOException {
        Descriptor descriptor = read(file);
        String description = root.sees("pcs", "resource", "describe", "ocf:oscine:" + descriptor.agent(), "--full");
        assertThat(description).contains(descriptor.summary()).doesNotContain("Error:", "Warning:");
        for (Parameter parameter : descriptor.parameters()) {
            assertThat(description).containsPattern("(?m)^  " + parameter.name() + ENDS);
        }
    }

    @Test
    void pcsUnderstandsWhat11Adds() throws IOException {
        String description = root.sees("pcs", "resource", "describe", "ocf:oscine:" + read(ALL_OF_1_1).agent(), "--full");
        for (String told : List.of("address (unique group: listener)", "pidfile (unique group: pidfile)",
                "bind (deprecated)", "speed (deprecated)", "quiet", "reload-agent")) {
            assertThat(description).containsPattern("(?m)^  " + Pattern.quote(told) + ENDS);
        }
    }

    @Test
    void crmshUnderstandsWhat11Adds() throws IOException {
        assertThat(root.sees("crm", "ra", "info", "ocf:oscine:" + read(ALL_OF_1_1).agent()))
                .contains("transport (select, [udp]):");
    }

    private static String metadata(Descriptor descriptor) {
        return Machine.run(root.agents().resolve(descriptor.agent()).toString(), "meta-data");
    }

    private static Descriptor read(Path file) throws IOException {
        return DescriptorText.read(file.toString(), Files.readString(file)).descriptor().orElseThrow();
    }
}
