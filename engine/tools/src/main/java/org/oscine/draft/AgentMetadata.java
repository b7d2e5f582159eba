package org.oscine.draft;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An agent's metadata, as the OCF defines it. */
record AgentMetadata(String name, String summary, String description, List<Parameter> parameters, List<Action> actions) {

    record Parameter(String name, String summary, String description, String type, String defaultValue, boolean required,
            boolean unique, List<String> options) {}

    record Action(String name, String timeout, String interval, String depth) {}

    /** Reads the XML; absent where it is none, or not of an agent. What an agent printed around it does no harm. */
    static Optional<AgentMetadata> read(String text) {
        int start = text.indexOf("<resource-agent");
        int end = text.lastIndexOf("</resource-agent>");
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // throws what is fatal, prints nothing
            String xml = text.substring(start, end) + "</resource-agent>";
            return Optional.of(of(builder.parse(new InputSource(new StringReader(xml))).getDocumentElement()));
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            return Optional.empty();
        }
    }

    private static AgentMetadata of(Element agent) {
        List<Parameter> parameters = new ArrayList<>();
        for (Element element : below(agent, "parameter")) {
            parameters.add(parameter(element));
        }
        List<Action> actions = new ArrayList<>();
        for (Element element : below(agent, "action")) {
            actions.add(new Action(element.getAttribute("name"), element.getAttribute("timeout"),
                    element.getAttribute("interval"), element.getAttribute("depth")));
        }
        return new AgentMetadata(agent.getAttribute("name"), child(agent, "shortdesc"), child(agent, "longdesc"),
                parameters, actions);
    }

    private static Parameter parameter(Element element) {
        List<Element> contents = below(element, "content");
        Optional<Element> content = contents.isEmpty() ? Optional.empty() : Optional.of(contents.getFirst());
        return new Parameter(element.getAttribute("name"), child(element, "shortdesc"), child(element, "longdesc"),
                content.map(it -> it.getAttribute("type")).orElse("string"),
                content.map(it -> it.getAttribute("default")).orElse(""),
                isTrue(element.getAttribute("required")),
                isTrue(element.getAttribute("unique")) || !element.getAttribute("unique-group").isEmpty(),
                content.map(it -> below(it, "option").stream().map(option -> option.getAttribute("value")).toList())
                        .orElse(List.of()));
    }

    private static boolean isTrue(String text) {
        return text.equals("1") || text.equals("true") || text.equals("yes");
    }

    private static List<Element> below(Element element, String name) {
        NodeList nodes = element.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The text of a child of its own, not of one further below. */
    private static String child(Element element, String name) {
        for (Element below : below(element, name)) {
            if (below.getParentNode() == element) {
                return below.getTextContent().strip();
            }
        }
        return "";
    }
}
