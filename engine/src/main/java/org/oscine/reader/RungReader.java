package org.oscine.reader;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.Rung;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;

/** Reads the entries of {@code stop.steps} and of {@code reload}. */
final class RungReader implements Section.KindReader<Rung<Template>> {
    private static final int WHOLE = 100;

    private final Context context;
    private final boolean shares;
    private final Family family;
    private int shared;

    /** @param shares whether the rungs divide the time of an action among them */
    RungReader(Context context, boolean shares) {
        this.context = context;
        this.shares = shares;
        this.family = shares
                ? new Family(noun(shares), DescriptorKeys.STOP_STEP_KINDS, DescriptorKeys.STOP_STEP_OPTIONS)
                : new Family(noun(shares), DescriptorKeys.RELOAD_STEP_KINDS, DescriptorKeys.RELOAD_STEP_OPTIONS);
    }

    private static String noun(boolean shares) {
        return shares ? "a step of stop" : "a step of reload";
    }

    @Override
    public String noun() {
        return noun(shares).substring(2);
    }

    @Override
    public Optional<Rung<Template>> read(Fields fields) {
        String kind = fields.kind(family);
        Optional<Integer> share = shares ? share(fields) : Optional.empty();
        Optional<Template> patience = shares ? patience(fields) : Optional.empty();
        return switch (kind) {
            case "run" -> Optional.of(new Rung.Command<>(context.commands().read(fields), share, patience));
            case "signal" -> Optional.of(new Rung.Signal<>(
                    signal(fields), context.scalars().duration(fields, "repeat"), share, patience));
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
                    "the shares add up to " + shared + " percent here", "they divide the time of the stop: 100 in all");
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

    private String signal(Fields fields) {
        Node.Entry entry = fields.take("signal").orElseThrow();
        Optional<Node.Scalar> name = context.scalars().scalar(entry, "the name of a signal");
        if (name.isEmpty()) {
            return Scalars.MISSING;
        }
        String text = name.get().text();
        if (!Signals.SENDABLE.contains(text)) {
            context.faults().add("bad-signal", name.get().span(), "'" + text + "' is not a signal to be sent",
                    Signals.adviceToSend(text));
        }
        return text;
    }
}
