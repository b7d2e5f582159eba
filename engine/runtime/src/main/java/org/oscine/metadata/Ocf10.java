package org.oscine.metadata;

import org.oscine.descriptor.Parameter;

/** OCF 1.0 as ra-api-1.dtd has it, which is what ocf-tester judges by. */
final class Ocf10 implements Dialect {

    @Override
    public void prologue(Xml xml) {
        xml.line("<!DOCTYPE resource-agent SYSTEM \"ra-api-1.dtd\">");
    }

    @Override
    public void parameter(Xml xml, Parameter parameter) {
        xml.open("parameter", "name", parameter.name(), "unique", Metadata.flag(parameter.unique()), "required",
                Metadata.flag(parameter.required()));
        Metadata.describe(xml, parameter.summary(), parameter.description());
        String type = Metadata.type(parameter.type());
        if (parameter.defaultValue().isPresent()) {
            xml.empty("content", "type", type, "default", parameter.defaultValue().get());
        } else {
            xml.empty("content", "type", type);
        }
        xml.close("parameter");
    }
}
