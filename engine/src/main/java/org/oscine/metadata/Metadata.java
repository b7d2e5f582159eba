package org.oscine.metadata;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Template;
import org.oscine.ocf.ActionName;

/**
 * What a cluster manager may know of an agent, as OCF 1.0 XML.
 *
 * <p>The schemas in use contradict each other, so only what all of them take is written: ra-api-1.dtd (ocf-tester)
 * wants longdesc before shortdesc and knows no OCF 1.1; metadata.rng of resource-agents has no type "time"; crmsh
 * parses a text and chokes on {@code encoding=}. {@code reload} is never advertised: under 1.0 Pacemaker would
 * call it instead of a restart whenever a parameter changes that is not unique. OCF 1.1 will be a class of its
 * own beside this one.
 */
public final class Metadata {

    /** In the order in which people read them; monitor's deeper levels follow it. */
    private static final List<ActionName> ADVERTISED = List.of(ActionName.START, ActionName.STOP,
            ActionName.STATUS, ActionName.MONITOR, ActionName.VALIDATE_ALL, ActionName.META_DATA);

    /** Pacemaker's own recommendation where the author gives no interval. */
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

    private Metadata() {}

    /** The metadata of an agent; ends with a newline. */
    public static String render(Descriptor descriptor) {
        Xml xml = new Xml();
        xml.line("<?xml version=\"1.0\"?>");
        xml.line("<!DOCTYPE resource-agent SYSTEM \"ra-api-1.dtd\">");
        xml.open("resource-agent", "name", descriptor.agent(), "version", descriptor.version());
        xml.text("version", "1.0");
        describe(xml, descriptor.summary(), descriptor.description());
        xml.open("parameters");
        for (Parameter parameter : descriptor.parameters()) {
            parameter(xml, parameter);
        }
        xml.close("parameters");
        xml.open("actions");
        for (ActionName action : ADVERTISED) {
            action(xml, action, descriptor);
        }
        xml.close("actions");
        xml.close("resource-agent");
        return xml.toString();
    }

    private static void parameter(Xml xml, Parameter parameter) {
        xml.open("parameter", "name", parameter.name(), "unique", flag(parameter.unique()), "required",
                flag(parameter.required()));
        describe(xml, parameter.summary(), parameter.description());
        String type = type(parameter.type());
        if (parameter.defaultValue().isPresent()) {
            xml.empty("content", "type", type, "default", parameter.defaultValue().get());
        } else {
            xml.empty("content", "type", type);
        }
        xml.close("parameter");
    }

    private static void describe(Xml xml, String summary, String description) {
        xml.text("longdesc", description.isBlank() ? summary : description.strip(), "lang", "en");
        xml.text("shortdesc", summary, "lang", "en");
    }

    private static void action(Xml xml, ActionName action, Descriptor descriptor) {
        Timing timing = descriptor.actions().get(action);
        String timeout = duration(timing == null ? Duration.ofSeconds(action.defaultSeconds()) : timing.timeout());
        if (action != ActionName.MONITOR) {
            xml.empty("action", "name", action.word(), "timeout", timeout);
            return;
        }
        Duration interval = timing == null ? DEFAULT_INTERVAL : timing.interval().orElse(DEFAULT_INTERVAL);
        xml.empty("action", "name", action.word(), "timeout", timeout, "interval", duration(interval));
        int multiple = 2;
        for (Integer level : deeperLevels(descriptor.monitor())) {
            // Pacemaker tells the monitors of a resource apart by their intervals alone.
            xml.empty("action", "name", action.word(), "timeout", timeout, "interval",
                    duration(interval.multipliedBy(multiple++)), "depth", level.toString());
        }
    }

    private static List<Integer> deeperLevels(List<Entry<Monitor<Template>>> monitors) {
        List<Integer> levels = new ArrayList<>();
        for (Entry<Monitor<Template>> entry : monitors) {
            Integer level = entry.kind().level();
            if (level > 0 && !levels.contains(level)) {
                levels.add(level);
            }
        }
        Collections.sort(levels);
        return levels;
    }

    private static String type(Parameter.Type type) {
        return switch (type) {
            case INTEGER -> "integer";
            case BOOLEAN -> "boolean";
            case STRING, ENUM, ARGUMENTS, TIME, SECRET -> "string";
        };
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    private static String duration(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
