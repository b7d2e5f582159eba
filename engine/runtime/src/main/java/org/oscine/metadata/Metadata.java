package org.oscine.metadata;

import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.ocf.Durations;
import org.oscine.ocf.OcfVersion;

/**
 * What a cluster manager may know of an agent, as OCF XML of the version that its descriptor asks for.
 *
 * <p>The schemas in use contradict each other. Here stands what they agree on: longdesc before shortdesc, exactly one of
 * each, as ra-api-1.dtd wants it; no type "time", which metadata.rng of resource-agents does not know; no
 * {@code encoding=}, on which crmsh chokes, since it parses a text; a unit behind every number of seconds.
 */
public final class Metadata {

    private Metadata() {}

    /** The metadata of an agent; ends with a newline. */
    public static String render(Descriptor descriptor) {
        Dialect dialect = descriptor.ocf() == OcfVersion.V1_1 ? new Ocf11(descriptor) : new Ocf10();
        Xml xml = new Xml();
        xml.line("<?xml version=\"1.0\"?>");
        dialect.prologue(xml);
        xml.open("resource-agent", "name", descriptor.agent(), "version", descriptor.version());
        xml.text("version", descriptor.ocf().number());
        describe(xml, descriptor.summary(), descriptor.description());
        xml.open("parameters");
        for (Parameter parameter : descriptor.parameters()) {
            dialect.parameter(xml, parameter);
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

    /** The two descriptions of an agent or a parameter. */
    static void describe(Xml xml, String summary, String description) {
        xml.text("longdesc", description.isBlank() ? summary : description.strip(), "lang", "en");
        xml.text("shortdesc", summary, "lang", "en");
    }

    private static void action(Xml xml, Advice advice) {
        String name = advice.action().word();
        String timeout = Durations.word(advice.timeout());
        if (advice.interval().isEmpty()) {
            xml.empty("action", "name", name, "timeout", timeout);
            return;
        }
        String interval = Durations.word(advice.interval().get());
        if (advice.level() == 0) {
            xml.empty("action", "name", name, "timeout", timeout, "interval", interval);
        } else {
            xml.empty("action", "name", name, "timeout", timeout, "interval", interval, "depth",
                    Integer.toString(advice.level()));
        }
    }

    /** The type of a parameter among those that every version of OCF knows. */
    static String type(Parameter.Type type) {
        return switch (type) {
            case INTEGER -> "integer";
            case BOOLEAN -> "boolean";
            case STRING, ENUM, ARGUMENTS, TIME, SECRET -> "string";
        };
    }

    static String flag(boolean set) {
        return set ? "1" : "0";
    }
}
