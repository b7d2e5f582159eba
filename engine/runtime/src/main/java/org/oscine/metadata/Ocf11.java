package org.oscine.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;

/** OCF 1.1. The DTD does not know it, so no document type is claimed. */
final class Ocf11 implements Dialect {
    private final Descriptor descriptor;

    Ocf11(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public void prologue(Xml xml) {}

    @Override
    public void parameter(Xml xml, Parameter parameter) {
        xml.open("parameter", attributes(parameter));
        deprecation(xml, parameter.deprecated());
        Metadata.describe(xml, parameter.summary(), parameter.description());
        content(xml, parameter);
        xml.close("parameter");
    }

    private String[] attributes(Parameter parameter) {
        List<String> attributes = new ArrayList<>(10);
        add(attributes, "name", parameter.name());
        Optional<String> group = parameter.unique() ? Optional.of(parameter.name()) : parameter.uniqueGroup();
        // Older tools know only "unique", which would say too much of a parameter that is unique only with others.
        boolean alone = group.isPresent() && members(group.get()) == 1;
        add(attributes, "unique", Metadata.flag(alone));
        if (group.isPresent()) {
            add(attributes, "unique-group", group.get());
        }
        add(attributes, "required", Metadata.flag(parameter.required()));
        add(attributes, "reloadable", Metadata.flag(parameter.reloadable()));
        return attributes.toArray(new String[0]);
    }

    private static void add(List<String> attributes, String name, String value) {
        attributes.add(name);
        attributes.add(value);
    }

    private int members(String group) {
        int members = 0;
        for (Parameter parameter : descriptor.parameters()) {
            boolean byName = parameter.unique() && parameter.name().equals(group);
            members += byName || parameter.uniqueGroup().equals(Optional.of(group)) ? 1 : 0;
        }
        return members;
    }

    private static void deprecation(Xml xml, Optional<String> deprecated) {
        if (deprecated.isEmpty()) {
            return;
        }
        if (deprecated.get().isEmpty()) {
            xml.empty("deprecated");
            return;
        }
        xml.open("deprecated");
        xml.text("desc", deprecated.get(), "lang", "en");
        xml.close("deprecated");
    }

    private static void content(Xml xml, Parameter parameter) {
        boolean select = parameter.type() == Parameter.Type.ENUM;
        List<String> attributes = new ArrayList<>(4);
        add(attributes, "type", select ? "select" : Metadata.type(parameter.type()));
        if (parameter.defaultValue().isPresent()) {
            add(attributes, "default", parameter.defaultValue().get());
        }
        if (!select) {
            xml.empty("content", attributes.toArray(new String[0]));
            return;
        }
        xml.open("content", attributes.toArray(new String[0]));
        for (String word : parameter.values()) {
            xml.empty("option", "value", word);
        }
        xml.close("content");
    }
}
