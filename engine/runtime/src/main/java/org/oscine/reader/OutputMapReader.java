package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.OutputMap;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.ocf.ReturnCode;

/** Reads {@code outputs}: what the output of a command means. */
final class OutputMapReader {
    private static final String RULE = "bad-output-map";

    private final ReaderContext context;

    OutputMapReader(ReaderContext context) {
        this.context = context;
    }

    OutputMap<Template> read(Fields fields) {
        Optional<Node.Entry> entry = fields.take("outputs");
        if (entry.isEmpty()) {
            return OutputMap.none();
        }
        if (fields.has("output")) {
            context.faults().add(RULE, entry.get().key().span(), "'outputs' and 'output' exclude each other",
                    "outputs decides alone: write the pattern of output there, with OCF_SUCCESS, and other: OCF_ERR_GENERIC");
        }
        if (!(entry.get().value() instanceof Node.Mapping mapping)) {
            context.faults().wrongType("outputs", "a mapping", entry.get().value(), "write { ^running: OCF_SUCCESS }");
            return OutputMap.none();
        }
        if (mapping.entries().isEmpty()) {
            context.faults().add("empty", mapping.span(), "'outputs' is empty", "write { ^running: OCF_SUCCESS }");
        }
        return read(mapping);
    }

    private OutputMap<Template> read(Node.Mapping mapping) {
        List<OutputMap.Row<Template>> rows = new ArrayList<>(mapping.entries().size());
        Optional<ReturnCode> other = Optional.empty();
        for (Node.Entry row : mapping.entries()) {
            ReturnCode code = Codes.read(context, row).orElse(ReturnCode.OCF_ERR_GENERIC);
            String label = row.key().text();
            if (other.isPresent()) {
                context.faults().add(RULE, row.key().span(), "'" + label + "' comes after 'other', so it has no effect",
                        "put 'other' last; to search for the word itself, write (other)");
            }
            if (label.equals(OutputMap.OTHER)) {
                other = Optional.of(code);
            } else {
                rows.add(new OutputMap.Row<>(label, context.templates().pattern("outputs", row.key()), code));
            }
        }
        return new OutputMap<>(rows, other);
    }
}
