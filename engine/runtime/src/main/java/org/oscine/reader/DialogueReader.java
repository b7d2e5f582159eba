package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.MonitorProbe.Turn;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads {@code dialogue}: what is said and heard in turn. */
final class DialogueReader {
    private final ReaderContext context;
    private final TemplateReader templates;

    DialogueReader(ReaderContext context) {
        this.context = context;
        this.templates = context.templates();
    }

    List<Turn<Template>> read(Fields fields) {
        Optional<Node.Entry> entry = fields.take("dialogue");
        if (entry.isEmpty()) {
            return List.of();
        }
        if (fields.has("send") || fields.has("expect")) {
            context.faults().add("misplaced-key", entry.get().key().span(), "'dialogue' and 'send' or 'expect' exclude each other",
                    "write them as a step of the dialogue");
        }
        if (!(entry.get().value() instanceof Node.Sequence list)) {
            context.faults().wrongType("dialogue", "a list", entry.get().value(), "write [{ expect: A }, { send: B, expect: C }]");
            return List.of();
        }
        if (list.items().isEmpty()) {
            context.faults().add("empty", list.span(), "'dialogue' is empty", "write [{ expect: A }, { send: B, expect: C }]");
        }
        return turns(list.items());
    }

    private List<Turn<Template>> turns(List<Node> steps) {
        List<Turn<Template>> turns = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            Fields step = new Fields(context.faults(), "step " + (i + 1) + " of the dialogue", steps.get(i));
            boolean waits = step.has("expect");
            boolean says = step.has("send");
            turns.add(new Turn<>(sent(step), templates.pattern(step, "expect")));
            step.finish();
            if (step.isReadable() && !waits && !says && isEmpty(steps.get(i))) {
                context.faults().add("empty", steps.get(i).span(), step.subject() + " has neither 'send' nor 'expect'",
                        "write what is sent, what is waited for, or both");
            } else if (says && !waits && i == steps.size() - 1) {
                context.faults().add("no-end", steps.get(i).span(), "nothing waits for the answer to the last step of the dialogue",
                        "add 'expect' to it: a dialogue ends with an answer");
            }
        }
        return turns;
    }

    /** Of a step with other keys only, those are reported. */
    private static boolean isEmpty(Node step) {
        return step instanceof Node.Mapping mapping && mapping.entries().isEmpty();
    }

    private Optional<Template> sent(Fields step) {
        Optional<Node.Entry> entry = step.take("send");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Template text = templates.text(entry.get());
        Optional<String> literal = text == TemplateReader.MISSING ? Optional.empty() : TemplateReader.literal(text);
        if (literal.isPresent() && literal.get().isEmpty()) {
            context.faults().add("bad-text", entry.get().value().span(), "'send' is empty", "remove it, or write what is sent");
        }
        return Optional.of(text);
    }
}
