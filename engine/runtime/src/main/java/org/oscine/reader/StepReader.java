package org.oscine.reader;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Family;
import org.oscine.form.Fields;

/** Reads the entries of {@code start.before} and of {@code stop.after}. */
final class StepReader implements Section.KindReader<Step<Template>> {
    private static final Family FAMILY = new Family("a step", DescriptorKeys.STEP_KINDS, DescriptorKeys.STEP_OPTIONS);

    private final ReaderContext context;
    private final TemplateReader templates;
    private final ModeReader modes;
    private final List<String> probes;

    /** @param probes the names of the status probes, one of which {@code kill} names */
    StepReader(ReaderContext context, List<String> probes) {
        this.context = context;
        this.templates = context.templates();
        this.modes = new ModeReader(context);
        this.probes = probes;
    }

    @Override
    public String noun() {
        return "step";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public Optional<Step<Template>> read(Fields fields) {
        return switch (fields.kind(FAMILY)) {
            case "directory" -> Optional.of(new Step.Directory<>(paths(fields, "directory"),
                    templates.optional(fields, "owner"), templates.optional(fields, "group"),
                    modes.read(fields, "mode"), templates.optional(fields, "within")));
            case "file" -> Optional.of(file(fields));
            case "touch" -> Optional.of(new Step.Touch<>(paths(fields, "touch"),
                    templates.optional(fields, "owner"), templates.optional(fields, "group"), modes.read(fields, "mode")));
            case "remove" -> Optional.of(new Step.Remove<>(paths(fields, "remove")));
            case "kill" -> Optional.of(kill(fields));
            case "run" -> Optional.of(new Step.Command<>(context.commands().read(fields)));
            default -> Optional.empty();
        };
    }

    private List<Template> paths(Fields fields, String kind) {
        return templates.paths(fields.take(kind).orElseThrow());
    }

    private Step<Template> file(Fields fields) {
        return new Step.File<>(templates.requiredPath(fields, "file", ""),
                templates.required(fields, "content", "say what to write to the file"),
                templates.optional(fields, "owner"), templates.optional(fields, "group"), modes.read(fields, "mode"));
    }

    private Step<Template> kill(Fields fields) {
        Node.Entry entry = fields.take("kill").orElseThrow();
        Optional<Node.Scalar> name = context.scalars().scalar(entry, "the name of a status probe");
        if (name.isPresent() && !probes.contains(name.get().text())) {
            context.faults().add("unknown-probe", name.get().span(),
                    "'status' has no entry '" + name.get().text() + "'", probes.isEmpty()
                            ? "'kill' takes the name of an entry of 'status'"
                            : Suggestions.advice(name.get().text(), probes, "its entries are"));
        }
        return new Step.Kill<>(name.isPresent() ? name.get().text() : Scalars.MISSING);
    }
}
