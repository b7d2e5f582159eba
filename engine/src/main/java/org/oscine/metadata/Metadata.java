package org.oscine.metadata;

import java.time.Duration;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;

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
        for (Advice advice : Advice.of(descriptor)) {
            action(xml, advice);
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

    private static void action(Xml xml, Advice advice) {
        String name = advice.action().word();
        String timeout = duration(advice.timeout());
        if (advice.interval().isEmpty()) {
            xml.empty("action", "name", name, "timeout", timeout);
            return;
        }
        String interval = duration(advice.interval().get());
        if (advice.level() == 0) {
            xml.empty("action", "name", name, "timeout", timeout, "interval", interval);
        } else {
            xml.empty("action", "name", name, "timeout", timeout, "interval", interval, "depth",
                    Integer.toString(advice.level()));
        }
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

    /** A span of time with its unit, which both Pacemaker and its shells insist on. */
    public static String duration(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
