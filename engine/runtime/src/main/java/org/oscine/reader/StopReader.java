package org.oscine.reader;

import java.util.List;
import org.oscine.descriptor.Descriptor.Stop;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads {@code stop}. */
final class StopReader {
    private final ReaderContext context;
    private final List<String> probes;

    StopReader(ReaderContext context, List<String> probes) {
        this.context = context;
        this.probes = probes;
    }

    Stop read(Node.Entry section) {
        Fields fields = context.fields("'stop'", section.key().span(), section.value());
        var steps = Section.readSome(context,
                fields.require("steps", "list the steps in their order, such as { terminate: { signal: TERM } }"),
                new StopStepReader(context));
        var after = Section.read(context, fields.take("after"), new StepReader(context, probes));
        fields.finish();
        return new Stop(steps, after);
    }
}
