package org.oscine.reader;

import java.util.Optional;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Family;
import org.oscine.form.Fields;

/** Reads the entries of {@code stop.steps}, which divide the time of the action among them. */
final class StopStepReader implements Section.KindReader<StopStep<Template>> {
    private static final Family FAMILY = new Family("a stop step", DescriptorKeys.STOP_STEP_KINDS, DescriptorKeys.STOP_STEP_OPTIONS);
    private static final int WHOLE = 100;

    private final ReaderContext context;
    private int shared;

    StopStepReader(ReaderContext context) {
        this.context = context;
    }

    @Override
    public String noun() {
        return "stop step";
    }

    @Override
    public Optional<StopStep<Template>> read(Fields fields) {
        String kind = fields.kind(FAMILY);
        Optional<Integer> share = share(fields);
        Optional<Template> patience = patience(fields);
        return switch (kind) {
            case "run" -> Optional.of(new StopStep.Command<>(context.commands().read(fields), share, patience));
            case "signal" -> Optional.of(new StopStep.Signal<>(
                    Signals.read(context, fields), context.scalars().duration(fields, "repeat"), share, patience));
            default -> Optional.empty();
        };
    }

    private Optional<Integer> share(Fields fields) {
        Optional<Long> share = context.scalars().number(fields, "share", 1, WHOLE);
        if (share.isEmpty()) {
            return Optional.empty();
        }
        int before = shared;
        shared += share.get().intValue();
        if (shared > WHOLE && before <= WHOLE) {
            context.faults().add("bad-share", fields.take("share").orElseThrow().value().span(),
                    "the shares up to this step add up to " + shared + " percent", "shares divide the time of the stop, so their sum is at most 100");
        }
        return Optional.of(share.get().intValue());
    }

    /** A span of time, or a text that inserts one. */
    private Optional<Template> patience(Fields fields) {
        Optional<Node.Entry> entry = fields.take("wait");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Template wait = context.templates().text(entry.get());
        Optional<String> literal = wait == TemplateReader.MISSING ? Optional.empty() : TemplateReader.literal(wait);
        if (literal.isPresent() && DurationReader.parse(literal.get()).isEmpty()) {
            context.faults().add("bad-duration", entry.get().value().span(),
                    DurationReader.fault(literal.get()),
                    "write a number above 0 with ms, s, m or h, or insert a parameter of type time");
        }
        return Optional.of(wait);
    }
}
