package org.oscine.reader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads {@code limits}. */
final class LimitsReader {
    private final ReaderContext context;

    LimitsReader(ReaderContext context) {
        this.context = context;
    }

    Map<String, Template> read(Fields fields) {
        Optional<Node.Entry> entry = fields.take("limits");
        if (entry.isEmpty()) {
            return Map.of();
        }
        if (!(entry.get().value() instanceof Node.Mapping mapping)) {
            context.faults().wrongType("limits", "a mapping", entry.get().value(), "write { nofile: 8192 }");
            return Map.of();
        }
        Map<String, Template> limits = new LinkedHashMap<>();
        for (Node.Entry limit : mapping.entries()) {
            checkName(limit.key());
            limits.put(limit.key().text(), value(limit));
        }
        return limits;
    }

    private void checkName(Node.Scalar key) {
        if (!DescriptorKeys.LIMITS.contains(key.text())) {
            context.faults().add("bad-limit", key.span(), "there is no limit '" + key.text() + "'",
                    Suggestions.advice(key.text(), DescriptorKeys.LIMITS, "the limits are"));
        }
    }

    private Template value(Node.Entry limit) {
        Template value = context.templates().text(limit);
        Optional<String> literal = TemplateReader.literal(value);
        if (value != TemplateReader.MISSING && literal.isPresent() && !Names.isNumber(literal.get())
                && !literal.get().equals("unlimited")) {
            context.faults().add("bad-limit", limit.value().span(), "'" + literal.get() + "' is not a limit",
                    "write a number, unlimited, or a reference");
        }
        return value;
    }
}
