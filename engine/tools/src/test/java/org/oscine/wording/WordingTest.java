package org.oscine.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Kind;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.Template;
import org.oscine.graph.LifecycleDiagram;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

/** What a descriptor says of a check or a probe is in its words. */
class WordingTest {
    private static final Wording<Template> WORDING = Wording.AUTHORED;

    @Test
    void noPartOfAProbeIsLeftOut() throws IOException {
        Descriptor probes = probes();
        probes.status().forEach(entry -> assertComplete(entry.kind(), WORDING.marks(entry.kind())));
        probes.monitor().forEach(entry -> assertComplete(entry.kind().probe(), WORDING.marks(entry.kind().probe())));
    }

    @Test
    void noPartOfACheckIsLeftOut() throws IOException {
        probes().validate().stream().map(entry -> entry.kind().check()).filter(check -> !(check instanceof Kind.Running))
                .forEach(check -> Part.of(check).forEach(part ->
                        assertThat(WORDING.check(check)).contains(Authored.text(part.text()))));
    }

    @Test
    void noPartOfAProbeIsLeftOutOfThePicture() throws IOException {
        Descriptor probes = probes();
        String lines = Stream.of(LifecycleDiagram.of(probes).status(), LifecycleDiagram.of(probes).monitor()).toList().toString();
        List<Kind<Template>> kinds = new ArrayList<>();
        probes.status().forEach(entry -> kinds.add(entry.kind()));
        probes.monitor().forEach(entry -> kinds.add(entry.kind().probe()));
        kinds.stream().filter(kind -> !(kind instanceof Kind.Running)).flatMap(kind -> Part.of(kind).stream())
                .forEach(part -> assertThat(lines).contains(Authored.text(part.text()).replace("\r\n", "\\r\\n")));
    }

    private static void assertComplete(Kind<Template> kind, List<String> marks) {
        String said = WORDING.title(kind) + marks;
        if (!(kind instanceof Kind.Running)) {
            Part.of(kind).forEach(part ->
                    assertThat(said).contains(Authored.text(part.text()).replace("\r\n", "\\r\\n")));
        }
    }

    private static Descriptor probes() throws IOException {
        Path file = Path.of("../schema/suite/descriptors/right/probes.yaml");
        return DescriptorReader.read(YamlParser.parse("probes.yaml", Files.readString(file)).document().orElseThrow())
                .descriptor().orElseThrow();
    }
}
