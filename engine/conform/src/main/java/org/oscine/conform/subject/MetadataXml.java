package org.oscine.conform.subject;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.oscine.ocf.Durations;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads an agent's metadata, without fetching the DTD that it names. */
public final class MetadataXml {
    private MetadataXml() {}

    /** The metadata; absent if the text is none. */
    public static Optional<AgentMetadata> read(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
            return root.getTagName().equals("resource-agent") ? Optional.of(read(root)) : Optional.empty();
        } catch (ParserConfigurationException | SAXException | IOException notXml) {
            return Optional.empty();
        }
    }

    private static AgentMetadata read(Element root) {
        List<AgentMetadata.Parameter> parameters = new ArrayList<>();
        for (Element parameter : elements(root, "parameter")) {
            List<Element> content = elements(parameter, "content");
            parameters.add(new AgentMetadata.Parameter(parameter.getAttribute("name"),
                    content.isEmpty() ? "string" : content.getFirst().getAttribute("type"),
                    parameter.getAttribute("required").equals("1"),
                    content.isEmpty() || !content.getFirst().hasAttribute("default") ? Optional.empty()
                            : Optional.of(content.getFirst().getAttribute("default"))));
        }
        Map<String, Duration> timeouts = new LinkedHashMap<>();
        for (Element action : elements(root, "action")) {
            Durations.parse(action.getAttribute("timeout"))
                    .ifPresent(timeout -> timeouts.putIfAbsent(action.getAttribute("name"), timeout));
        }
        return new AgentMetadata(root.getAttribute("name"), parameters, timeouts);
    }

    private static List<Element> elements(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
