package org.oscine.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Needed;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.OcfVersion;
import org.oscine.reader.DescriptorText;
import org.oscine.reader.Reading;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

class MetadataTest {
    private static final Path RIGHT = Path.of("../schema/suite/descriptors/right");
    private static final Path DTD = Path.of("/usr/share/resource-agents/ra-api-1.dtd");

    @TempDir
    private Path directory;

    @Test
    void saysEverythingThatAClusterManagerMayKnow() throws IOException {
        assertEquals(golden("canary.xml"), Metadata.render(everything()));
    }

    @Test
    void isValidAgainstTheDtd() throws Exception {
        Needed.file(DTD, "the metadata before the schemas of others");
        assertThat(faultsAgainstTheDtd(Metadata.render(everything()))).isEmpty();
        assertThat(faultsAgainstTheDtd(Metadata.render(bare()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/share/resource-agents/metadata.rng", "/usr/share/pcs/data/ocf-1.0.rng"})
    void isValidAgainstTheSchemasOfResourceAgentsAndPcs(String schema) throws Exception {
        Needed.file(Path.of(schema), "the metadata before the schemas of others");
        Needed.file(Path.of("/usr/bin/xmllint"), "the metadata before the schemas of others");
        Path xml = Files.writeString(directory.resolve("metadata.xml"), Metadata.render(everything()));

        Process xmllint = new ProcessBuilder("xmllint", "--noout", "--relaxng", schema, xml.toString())
                .redirectErrorStream(true).start();
        String output = new String(xmllint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(xmllint.waitFor()).as(output).isZero();
    }

    @Test
    void textsSurviveTheWayThroughXml() throws Exception {
        String difficult = "a < b && c > \"d\" 'e' \t\n ]]> \u00e4\u20ac\uD83D\uDC26";
        Document xml = parse(Metadata.render(withDefault(difficult)), List.of());

        Element content = (Element) xml.getElementsByTagName("content").item(0);
        assertEquals(difficult, content.getAttribute("default"));
        assertEquals(difficult, xml.getElementsByTagName("longdesc").item(1).getTextContent());
    }

    @Test
    void charactersThatXmlForbidsAreReplaced() throws Exception {
        Document xml = parse(Metadata.render(withDefault("a\u0000\u0008\uFFFEb")), List.of());

        Element content = (Element) xml.getElementsByTagName("content").item(0);
        assertEquals("a\uFFFD\uFFFD\uFFFDb", content.getAttribute("default"));
    }

    @Test
    void theDeclarationNamesNoEncodingSinceCrmshParsesAText() {
        assertThat(Metadata.render(bare())).startsWith("<?xml version=\"1.0\"?>\n").doesNotContain("encoding");
    }

    @Test
    void monitorsOfOneResourceDifferInTheirIntervals() throws Exception {
        Document xml = parse(Metadata.render(everything()), List.of());
        List<String> intervals = new ArrayList<>();
        for (int i = 0; i < xml.getElementsByTagName("action").getLength(); i++) {
            Element action = (Element) xml.getElementsByTagName("action").item(i);
            if (action.getAttribute("name").equals("monitor")) {
                intervals.add(action.getAttribute("interval"));
            }
        }
        assertThat(intervals).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"ocf-1.1, ocf-1.1", "parameters, parameters"})
    void speaksTheVersionThatTheDescriptorAsksFor(String descriptor, String expected) throws IOException {
        Path golden = Path.of("runtime/src/test/resources/org/oscine/metadata", expected + ".xml");
        String metadata = Metadata.render(right(descriptor));
        if (Boolean.getBoolean("oscine.update")) {
            Files.writeString(golden, metadata);
        }
        assertEquals(Files.readString(golden), metadata);
    }

    @Test
    void aReloadIsAdvertisedAsReloadAgentAndUnder11Only() throws IOException {
        assertThat(Metadata.render(right("ocf-1.1")))
                .contains("<action name=\"reload-agent\" timeout=\"5s\"/>").doesNotContain("name=\"reload\"");
        assertThat(Metadata.render(read("of10.yaml",
                Files.readString(RIGHT.resolve("ocf-1.1.yaml")).replaceAll("ocf: 1.1|, unique-group: listener|deprecated: [^,]*,", ""))))
                .contains("<version>1.0</version>").doesNotContain("reload");
    }

    private static Descriptor right(String name) throws IOException {
        return read(name + ".yaml", Files.readString(RIGHT.resolve(name + ".yaml")));
    }

    private static Descriptor read(String name, String text) {
        Reading reading = DescriptorText.read(name, text);
        assertThat(reading.diagnostics()).isEmpty();
        return reading.descriptor().orElseThrow();
    }

    private static Descriptor bare() {
        return descriptor(List.of(), List.of(), Map.of(), "");
    }

    private static Descriptor withDefault(String text) {
        return descriptor(List.of(parameter("p", Parameter.Type.STRING, text, Optional.of(text), false, false)),
                List.of(), Map.of(), "");
    }

    private static Descriptor everything() {
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter.Type type : Parameter.Type.values()) {
            String word = type.word();
            parameters.add(parameter(word, type, "Takes <" + word + ">", Optional.of("a \"" + word + "\""), false,
                    false));
        }
        parameters.add(parameter("needed", Parameter.Type.STRING, "", Optional.empty(), true, true));
        Map<ActionName, Timing> actions = Map.of(
                ActionName.START, new Timing(Duration.ofMinutes(2), Optional.empty()),
                ActionName.STOP, new Timing(Duration.ofMillis(2500), Optional.empty()),
                ActionName.RELOAD, new Timing(Duration.ofSeconds(9), Optional.empty()),
                ActionName.MONITOR, new Timing(Duration.ofSeconds(30), Optional.of(Duration.ofSeconds(20)),
                        Map.of(20, new Timing(Duration.ofSeconds(90), Optional.of(Duration.ofMinutes(5))))));
        return descriptor(parameters, List.of(monitor(0), monitor(20), monitor(10), monitor(20)), actions,
                "Sings & tweets.\nIn two lines.\n");
    }

    private static Descriptor descriptor(List<Parameter> parameters, List<Entry<Monitor<Template>>> monitors,
            Map<ActionName, Timing> actions, String description) {
        return new Descriptor("canary", "1.2.3", OcfVersion.V1_0, "A bird", description, parameters, List.of(), List.of(), List.of(), List.of(),
                monitors, new Descriptor.Start(List.of(), new Descriptor.Launch<>(true, run(), Optional.empty(), Optional.empty(), Optional.empty()),
                List.of()), new Descriptor.Stop(List.of(), List.of()), Optional.empty(), actions);
    }

    private static Entry<Monitor<Template>> monitor(int level) {
        return new Entry<>("m" + level, Condition.ALWAYS,
                new Monitor<>(new MonitorProbe.Command<>(run()), level, Optional.empty()));
    }

    private static Run<Template> run() {
        return new Run<>(List.of(Template.literal("true")), Run.Surroundings.inherited(), ExitMap.DEFAULT,
                Optional.empty(), Optional.empty());
    }

    private static Parameter parameter(String name, Parameter.Type type, String description,
            Optional<String> defaultValue, boolean required, boolean unique) {
        return new Parameter(name, type, "The " + name, description, defaultValue, required, Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), unique, Optional.empty(), false, Optional.empty());
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = MetadataTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<SAXParseException> faultsAgainstTheDtd(String xml) throws Exception {
        List<SAXParseException> faults = new ArrayList<>();
        parse(xml, faults);
        return faults;
    }

    /** Parses; validates too if the list of faults can take any. */
    private static Document parse(String xml, List<SAXParseException> faults) throws Exception {
        boolean validate = faults instanceof ArrayList;
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setValidating(validate);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> validate
                ? new InputSource(DTD.toUri().toString())
                : new InputSource(new StringReader("")));
        builder.setErrorHandler(new Collector(faults));
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private record Collector(List<SAXParseException> faults) implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) {
            faults.add(fault);
        }

        @Override
        public void error(SAXParseException fault) {
            faults.add(fault);
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXParseException {
            throw fault;
        }
    }
}
