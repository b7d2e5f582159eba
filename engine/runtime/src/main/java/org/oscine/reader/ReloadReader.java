package org.oscine.reader;

import java.util.Optional;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Template;
import org.oscine.form.Family;
import org.oscine.form.Fields;

/** Reads the entries of {@code reload}. */
final class ReloadReader implements Section.KindReader<ReloadStep<Template>> {
    private static final Family FAMILY = new Family("a reload step", DescriptorKeys.RELOAD_STEP_KINDS, DescriptorKeys.RELOAD_STEP_OPTIONS);

    private final ReaderContext context;

    ReloadReader(ReaderContext context) {
        this.context = context;
    }

    @Override
    public String noun() {
        return "reload step";
    }

    @Override
    public Optional<ReloadStep<Template>> read(Fields fields) {
        return switch (fields.kind(FAMILY)) {
            case "run" -> Optional.of(new ReloadStep.Command<>(context.commands().read(fields)));
            case "signal" -> Optional.of(new ReloadStep.Signal<>(Signals.read(context, fields)));
            default -> Optional.empty();
        };
    }
}
