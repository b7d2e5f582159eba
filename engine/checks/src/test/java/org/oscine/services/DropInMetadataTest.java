package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.oscine.Machine;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Whoever replaces {@code ocf:heartbeat:NAME} keeps all parameters as they are: names, types, defaults, what is required and
 * unique, and the timeouts, as upstream's metadata says them on this machine. Each difference is listed with its reason.
 */
@RealService({"ocf-tester", "xmllint"})
class DropInMetadataTest {
    private static final String UPSTREAM = "/usr/lib/ocf/resource.d/heartbeat/";

    /** An agent, and what of its metadata differs: the place, and why. */
    enum DropIn {
        APACHE(Map.of(
                "parameter configfile", "upstream's default is the file that this node has",
                "parameter testregex", "upstream's default is a sentence that says that there is one",
                "action monitor", "here it has level 10 too, and the last one listed counts")),
        SLAPD(Map.of("action status", "upstream does not name it")),
        PROFTPD(Map.of("action status", "upstream does not name it")),
        REDIS(Map.of(
                "parameter config", "upstream's default is the file that this node has",
                "action promote", "it has no roles",
                "action demote", "it has no roles",
                "action notify", "it has no roles",
                "action monitor Promoted", "it has no roles",
                "action monitor Unpromoted", "it has no roles")),
        NAMED(Map.of(
                "action methods", "OCF does not have it",
                "action reload", "under OCF 1.0 it would take the place of a restart")),
        DHCPD(Map.of(
                "parameter chrooted_path", "upstream's default is the directory that this node has",
                "action restart", "Pacemaker stops and starts",
                "action status", "each of our agents has it"));

        private final Map<String, String> differences;

        DropIn(Map<String, String> differences) {
            this.differences = differences;
        }

        String agent() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsMetadataIsThatOfUpstream(DropIn dropIn) throws Exception {
        Map<String, String> theirs = said(Path.of(UPSTREAM + dropIn.agent()));
        Map<String, String> ours = said(Agents.path(dropIn.agent()));
        Set<String> places = new TreeSet<>(theirs.keySet());
        places.addAll(ours.keySet());
        places.removeIf(place -> Objects.equals(theirs.get(place), ours.get(place)));
        assertThat(places).as("what differs%nupstream: %s%nours: %s", theirs, ours)
                .containsExactlyInAnyOrderElementsOf(dropIn.differences.keySet());
    }

    /** What the metadata of an agent says of each parameter and each action. */
    private static Map<String, String> said(Path agent) throws Exception {
        String xml = Machine.run("env", "OCF_ROOT=/usr/lib/ocf", agent.toString(), "meta-data");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        Map<String, String> said = new TreeMap<>();
        NodeList parameters = root.getElementsByTagName("parameter");
        for (int i = 0; i < parameters.getLength(); i++) {
            Element parameter = (Element) parameters.item(i);
            Element content = (Element) parameter.getElementsByTagName("content").item(0);
            said.put("parameter " + parameter.getAttribute("name"), content.getAttribute("type")
                    + " default '" + content.getAttribute("default") + "' unique " + flag(parameter, "unique")
                    + " required " + flag(parameter, "required"));
        }
        NodeList actions = root.getElementsByTagName("action");
        for (int i = 0; i < actions.getLength(); i++) {
            Element action = (Element) actions.item(i);
            said.put(("action " + action.getAttribute("name") + ' ' + action.getAttribute("role")).strip(),
                    action.getAttribute("timeout") + ' ' + action.getAttribute("interval"));
        }
        return said;
    }

    private static String flag(Element parameter, String name) {
        return parameter.getAttribute(name).equals("1") ? "yes" : "no";
    }
}
