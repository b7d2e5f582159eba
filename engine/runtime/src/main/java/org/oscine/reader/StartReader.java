package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor.Launch;
import org.oscine.descriptor.Descriptor.Start;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Family;
import org.oscine.form.Fields;

/** Reads {@code start}. */
final class StartReader {
    private static final String FOREGROUND = "foreground";
    private static final String COMMAND = "command";
    private static final List<String> KINDS = List.of(COMMAND, FOREGROUND);
    private static final Family FAMILY = new Family("a start", KINDS, options());

    private final ReaderContext context;
    private final List<String> probes;

    StartReader(ReaderContext context, List<String> probes) {
        this.context = context;
        this.probes = probes;
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(DescriptorKeys.START);
        options.removeAll(KINDS);
        return options;
    }

    /** Whether what is started has to be found by a status probe; of a foreground program the engine keeps the identity itself. */
    static boolean startsDaemon(Node.Entry section) {
        return section.value() instanceof Node.Mapping mapping && mapping.get(COMMAND).isPresent()
                && mapping.get(FOREGROUND).isEmpty();
    }

    /** The start; absent, and reported, if it does not say what is started. */
    Optional<Start> read(Node.Entry section) {
        Fields fields = context.fields("'start'", section.key().span(), section.value());
        String kind = fields.kind(FAMILY);
        var before = Section.read(context, fields.take("before"), new StepReader(context, probes));
        Optional<Launch<Template>> launch = kind.isEmpty() ? Optional.empty() : Optional.of(launch(fields, kind));
        var ready = Section.read(context, fields.take("ready"), new MonitorReader(context));
        fields.finish();
        return launch.isPresent() ? Optional.of(new Start(before, launch.get(), ready)) : Optional.empty();
    }

    private Launch<Template> launch(Fields fields, String kind) {
        boolean foreground = kind.equals(FOREGROUND);
        Node.Entry entry = fields.take(kind).orElseThrow();
        Run<Template> run = context.commands().launch(fields, entry, !foreground);
        // The output of a starter belongs to the reason of a failed start; its daemon keeps logs and pidfile itself.
        return foreground
                ? new Launch<>(true, run, context.templates().optionalPath(fields, "log"),
                        context.templates().optionalPath(fields, "error-log"), context.templates().optionalPath(fields, "pidfile"))
                : new Launch<>(false, run, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
