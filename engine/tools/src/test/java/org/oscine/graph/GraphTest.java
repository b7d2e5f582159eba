package org.oscine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.descriptor.Descriptor;
import org.oscine.graph.Life.Group;
import org.oscine.graph.Life.Line;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures of descriptors. {@code -Doscine.update=true} draws the expected ones anew: look at them. */
class GraphTest {
    private static final Path GOLDEN = Path.of("tools/src/test/resources/graph");
    private static final boolean UPDATE = Boolean.getBoolean("oscine.update");

    @ParameterizedTest
    @ValueSource(strings = {"../descriptors/asterisk.yaml", "../samples/cache.yaml"})
    void thePictureIsTheExpectedOne(String file) throws IOException {
        Life life = LifecycleDiagram.of(descriptor(Files.readString(Path.of(file))));
        check(life.agent() + ".svg", Svg.of(life));
        check(life.agent() + ".mmd", Mermaid.of(life));
    }

    private static void check(String name, String picture) throws IOException {
        if (UPDATE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(name), picture);
        }
        assertThat(picture).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }

    @Test
    void everyKindCanBeDrawnInsideTheFrame() throws Exception {
        for (Path file : rightDescriptors()) {
            Life life = LifecycleDiagram.of(descriptor(Files.readString(file)));
            Document svg = xml(Svg.of(life));
            int width = Integer.parseInt(svg.getDocumentElement().getAttribute("width"));
            int height = Integer.parseInt(svg.getDocumentElement().getAttribute("height"));
            NodeList texts = svg.getElementsByTagName("text");
            for (int i = 0; i < texts.getLength(); i++) {
                Element text = (Element) texts.item(i);
                assertThat(Integer.parseInt(text.getAttribute("x"))).as(file.toString()).isBetween(0, width);
                assertThat(Integer.parseInt(text.getAttribute("y"))).as(file.toString()).isBetween(0, height);
            }
            assertThat(textOf(svg)).containsAll(life.stopping().getFirst().lines().stream().map(Line::name).toList());
            assertThat(Mermaid.of(life)).contains("stopping -->").doesNotContain("null");
        }
    }

    @Test
    void theCodesOfAQuestionAreShown() throws Exception {
        String all = String.join(" ", textOf(xml(Svg.of(LifecycleDiagram.of(descriptor(
                Files.readString(Path.of("../descriptors/asterisk.yaml")))))))).replace('\u00a0', ' ');
        assertThat(all).contains("must print /active channel/").contains("1-2: GENERIC (1)").contains("3: NOT_RUNNING (7)");
    }

    @Test
    void textsThatMeanSomethingToXmlOrMermaidMeanNothing() throws Exception {
        String hostile = "<a href='x'>&amp;\"]]>--> %%{init} `b` ; end\n\u0001\uD800 #quot; ";
        Group group = new Group(hostile, List.of(new Line(hostile, hostile.repeat(60), hostile, hostile)));
        Life life = new Life("xd", hostile, List.of(group), group, group, group, List.of(group),
                new Life.Times(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Optional.empty()));
        Document svg = xml(Svg.of(life));
        assertThat(svg.getElementsByTagName("a").getLength()).isZero();
        List<String> labels = Mermaid.of(life).lines().filter(line -> line.contains("[\"")).toList();
        assertThat(labels).isNotEmpty().allSatisfy(line ->
                assertThat(line.chars().filter(character -> character == '"').count()).isEqualTo(2));
    }

    @Test
    void longTextsAreBrokenAtBlanksAndThenShortened() {
        assertThat(Canvas.wrapped("aaaa bbbb cccc", "mono", 72, 5)).containsExactly("aaaa bbbb", "cccc");
        assertThat(Canvas.wrapped("aaaaaaaaaaaabbb", "mono", 72, 5)).containsExactly("aaaaaaaaa", "aaabbb");
        assertThat(Canvas.wrapped("aa bb cc dd", "mono", 36, 2)).containsExactly("aa", "bb cc dd");
        assertThat(Canvas.wrapped("", "mono", 72, 5)).containsExactly("");
    }

    private static List<Path> rightDescriptors() throws IOException {
        try (var files = Files.list(Path.of("../schema/suite/descriptors/right"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    private static List<String> textOf(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return java.util.stream.IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static Descriptor descriptor(String yaml) {
        return DescriptorReader.read(YamlParser.parse("test.yaml", yaml).document().orElseThrow())
                .descriptor().orElseThrow();
    }
}
