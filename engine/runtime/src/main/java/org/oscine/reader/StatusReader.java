package org.oscine.reader;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Family;
import org.oscine.form.Fields;

/** Reads the entries of {@code status}. */
final class StatusReader implements Section.KindReader<StatusProbe<Template>> {
    private static final Family FAMILY = new Family("a status probe",
            DescriptorKeys.STATUS_PROBE_KINDS, DescriptorKeys.STATUS_PROBE_OPTIONS);
    private static final String EXECUTABLE = "name the program that the process must run";

    private final ReaderContext context;
    private final TemplateReader templates;

    StatusReader(ReaderContext context) {
        this.context = context;
        this.templates = context.templates();
    }

    @Override
    public String noun() {
        return "status probe";
    }

    @Override
    public Optional<StatusProbe<Template>> read(Fields fields) {
        return switch (fields.kind(FAMILY)) {
            case "pidfile" -> Optional.of(pidfile(fields));
            case "process" -> Optional.of(process(fields));
            case "canary" -> Optional.of(canary(fields));
            case "run" -> Optional.of(new StatusProbe.Command<>(context.commands().readQuestion(fields)));
            case "kept" -> Optional.of(kept(fields));
            default -> Optional.empty();
        };
    }

    private StatusProbe<Template> kept(Fields fields) {
        Node.Entry entry = fields.take("kept").orElseThrow();
        if (!context.scalars().flag(entry) && entry.value() instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.BOOLEAN) {
            context.faults().add("bad-kept", entry.value().span(), "'kept' can only be true", "remove the probe if there is a process to look for");
        }
        return new StatusProbe.Kept<>();
    }

    private StatusProbe<Template> pidfile(Fields fields) {
        Optional<Node.Entry> arguments = fields.take("arguments");
        return new StatusProbe.Pidfile<>(
                templates.requiredPath(fields, "pidfile", ""),
                templates.required(fields, "executable", EXECUTABLE),
                templates.optional(fields, "user"),
                arguments.isPresent() ? context.commands().words().words(arguments.get()) : List.of(),
                templates.optionalPath(fields, "working-directory"));
    }

    private StatusProbe<Template> process(Fields fields) {
        return new StatusProbe.ProcessPattern<>(
                templates.pattern(fields.take("process").orElseThrow()),
                templates.optional(fields, "executable"),
                templates.optional(fields, "user"));
    }

    private StatusProbe<Template> canary(Fields fields) {
        return new StatusProbe.Canary<>(
                templates.requiredPath(fields, "canary", ""),
                templates.required(fields, "executable", EXECUTABLE),
                context.scalars().duration(fields, "max-age"));
    }
}
