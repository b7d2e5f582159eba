package org.oscine.fuzz;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.oscine.descriptor.Descriptor;
import org.oscine.graph.Life;
import org.oscine.graph.LifecycleDiagram;
import org.oscine.graph.Mermaid;
import org.oscine.graph.Svg;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.metadata.Metadata;
import org.oscine.ocf.ActionName;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.plan.Plan;
import org.oscine.plan.PlanData;
import org.oscine.plan.PlanText;
import org.oscine.plan.Planner;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What is made of a descriptor that was taken: metadata, pictures, and plans for parameters that nobody would set. */
final class Products {
    private static final List<ActionName> ACTIONS = List.of(ActionName.START, ActionName.STOP, ActionName.MONITOR,
            ActionName.STATUS, ActionName.VALIDATE_ALL, ActionName.RELOAD);
    private static final List<String> HOSTILE = List.of("", " ", "\t\n", "/", "..", "../../etc/shadow", "-rf", "a b", "'", "\"", "$(id)", "`id`",
            "${x}", "\u0000", "/x\u0000y", "\uD800", "\uD83D\uDE00", "\u001b[2J", "-1", "0", "1e9", "99999999999999999999", "9999999h", "true", "maybe",
            "x".repeat(5000), "/" + "y/".repeat(600), "(a+)+$", "[", "127.0.0.1:99999", "http://[", "%s%n", "\r\n", "ä", "/c");

    private Products() {}

    static void of(Descriptor descriptor, RandomGenerator choice) throws Exception {
        isWellFormed(Metadata.render(descriptor));
        Life life = LifecycleDiagram.of(descriptor);
        isWellFormed(Svg.of(life));
        Check.that(!Mermaid.of(life).isBlank(), "no picture");
        for (ActionName action : ACTIONS) {
            plan(descriptor, action, choice);
        }
    }

    private static void plan(Descriptor descriptor, ActionName action, RandomGenerator choice) {
        SimulatedHost host = new SimulatedHost();
        host.file("/c", "a = b\n[x]\nport = \u0000\n");
        Call call = new Call(action, parameters(descriptor, choice), "xd", "node1", "/run/oscine/xd/xd", choice.nextBoolean(), 30);
        Resource resource = Resolver.resolve(descriptor, call, host);
        Descriptor.Timing timing = descriptor.actions().get(action);
        Duration timeout = timing == null ? Duration.ofSeconds(action.defaultSeconds()) : timing.timeout();
        Plan plan = Planner.plan(action, resource, timeout, host.files());
        PlanText.of(plan);
        PlanData.of(plan);
        Planner.fault(action, resource);
    }

    private static Map<String, String> parameters(Descriptor descriptor, RandomGenerator choice) {
        Map<String, String> parameters = new HashMap<>();
        descriptor.parameters().forEach(parameter -> {
            if (choice.nextBoolean()) {
                parameters.put(parameter.name(), HOSTILE.get(choice.nextInt(HOSTILE.size())));
            }
        });
        return parameters;
    }

    private static void isWellFormed(String xml) throws ParserConfigurationException, IOException {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        try {
            builder.parse(new InputSource(new StringReader(xml)));
        } catch (SAXException malformed) {
            throw new AssertionError("not well-formed: " + malformed.getMessage() + "\n" + xml, malformed);
        }
    }
}
