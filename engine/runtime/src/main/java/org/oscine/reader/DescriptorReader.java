package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Requirement;
import org.oscine.descriptor.Descriptor.Start;
import org.oscine.descriptor.Descriptor.Stop;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.ocf.OcfVersion;

/**
 * Makes a {@link Descriptor} of a document: docs/decisions/001 in code. One class reads each family; this one reads
 * the sections, those first that declare the names which the others mention.
 */
public final class DescriptorReader {
    private final ReaderContext context;
    private final Fields fields;

    private DescriptorReader(Document document, boolean checked) {
        this.context = new ReaderContext(document.file(), checked);
        this.fields = context.fields("the descriptor", Span.START, document.root());
    }

    /** Reads a document, and finds all that is wrong with it in one run. */
    public static Reading read(Document document) {
        return new DescriptorReader(document, false).read();
    }

    /** Reads a document in which this engine has found no fault before: what is dear to check is taken as it is. */
    public static Reading readChecked(Document document) {
        return new DescriptorReader(document, true).read();
    }

    /**
     * Reads what an engine has found no fault in, though it may have been another one: what this one would refuse is passed
     * over, so that what was started can be stopped. Absent where nothing can be made of it.
     */
    public static Optional<Descriptor> readAnyway(Document document) {
        return new DescriptorReader(document, false).descriptor();
    }

    private Reading read() {
        Optional<Descriptor> descriptor = descriptor();
        return context.faults().any() || descriptor.isEmpty()
                ? new Reading(Optional.empty(), context.faults().ordered())
                : new Reading(descriptor, List.of());
    }

    private Optional<Descriptor> descriptor() {
        String agent = agent();
        String version = context.scalars().requiredText(fields, "version", "write version: 1.0.0");
        OcfVersion ocf = ocf();
        String summary = context.scalars().requiredLine(fields, "summary", "say in one line what the agent manages");
        String description = context.scalars().text(fields, "description").orElse(summary);
        List<Parameter> parameters = new ParameterReader(context, ocf).read(fields.take("parameters"));
        ValueReader valueReader = new ValueReader(context);
        List<Entry<Value<Template>>> values = valueReader.read(fields.take("values"));
        List<Entry<Requirement>> validate =
                Section.read(context, fields.take("validate"), new CheckReader(context));
        Optional<Node.Entry> startEntry = fields.require("start", "say how to start the service");
        Optional<Node.Entry> statusEntry = status(startEntry);
        var status = Section.readSome(context, statusEntry, new StatusReader(context));
        var monitor = Section.read(context, fields.take("monitor"), new MonitorReader(context));
        List<String> probes = names(statusEntry);
        Optional<Start> start = startEntry.isPresent()
                ? new StartReader(context, probes).read(startEntry.get())
                : Optional.empty();
        Optional<Stop> stop = stop(probes);
        Optional<List<Entry<ReloadStep<Template>>>> reload = reload();
        var actions = new ActionsReader(context, Descriptor.Monitor.deeperLevels(monitor), reload.isPresent()).read(fields.take("actions"));
        fields.finish();
        if (start.isEmpty() || stop.isEmpty()) {
            return Optional.empty();
        }
        checkKept(statusEntry, status, start.get(), stop.get());
        return Optional.of(new Descriptor(agent, version, ocf, summary, description, parameters,
                values, valueReader.secrets(), validate, status, monitor, start.get(), stop.get(), reload, actions));
    }

    private String agent() {
        Optional<Node.Entry> entry = fields.require("agent", "use the name of the file, without .yaml");
        Optional<Node.Scalar> name = entry.isPresent() ? context.scalars().name(entry.get()) : Optional.empty();
        if (name.isPresent() && !Names.isAgent(name.get().text())) {
            context.faults().add("bad-name", name.get().span(),
                    "'" + name.get().text() + "' cannot be the name of an agent",
                    "use lowercase letters, digits, _ and -, and begin with a letter");
        }
        return name.isPresent() ? name.get().text() : Scalars.MISSING;
    }

    private OcfVersion ocf() {
        Optional<Node.Entry> entry = fields.take("ocf");
        if (entry.isEmpty()) {
            return OcfVersion.V1_0;
        }
        Node value = entry.get().value();
        boolean number = value instanceof Node.Scalar scalar && scalar.type() != Node.ScalarType.TEXT;
        String text = number ? ((Node.Scalar) value).text() : "";
        // Editors write 1.0 as 1: for JSON both are the same number.
        String wanted = text.equals("1") ? OcfVersion.V1_0.number() : text;
        for (OcfVersion version : OcfVersion.values()) {
            if (version.number().equals(wanted)) {
                return version;
            }
        }
        context.faults().add("bad-version", value.span(),
                "'ocf' needs a version of OCF, found " + value.describe(), "write ocf: 1.0 or ocf: 1.1, without quotes");
        return OcfVersion.V1_1;
    }

    private Optional<Node.Entry> status(Optional<Node.Entry> start) {
        return start.isPresent() && StartReader.startsDaemon(start.get())
                ? fields.require("status", "say how to recognise the service, for example by a pidfile")
                : fields.take("status");
    }

    private static List<String> names(Optional<Node.Entry> section) {
        List<String> names = new ArrayList<>();
        if (section.isPresent() && section.get().value() instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                names.add(entry.key().text());
            }
        }
        return names;
    }

    /** What has no process cannot stay in the foreground, get a signal, or be looked for besides. */
    private void checkKept(Optional<Node.Entry> section, List<Entry<StatusProbe<Template>>> status, Start start, Stop stop) {
        boolean kept = false;
        for (Entry<StatusProbe<Template>> entry : status) {
            kept |= entry.kind() instanceof StatusProbe.Kept<Template>;
        }
        if (!kept) {
            return;
        }
        Span place = section.orElseThrow().key().span();
        if (status.size() > 1) {
            context.faults().add("bad-kept", place, "'kept' is the only status probe of a service without a process",
                    "remove the other probes, or 'kept'");
        }
        if (start.launch().foreground()) {
            context.faults().add("bad-kept", place, "a program that stays in the foreground is a process", "remove 'kept': the engine keeps its identity");
        }
        for (Entry<StopStep<Template>> step : stop.steps()) {
            if (step.kind() instanceof StopStep.Signal<Template>) {
                context.faults().add("bad-kept", place, "there is no process that could get the signal of the stop step '" + step.name() + "'",
                        "use commands in stop.steps, or look for a process");
            }
        }
    }

    private Optional<Stop> stop(List<String> probes) {
        Optional<Node.Entry> entry = fields.require("stop", "say how to stop the service");
        return entry.isPresent()
                ? Optional.of(new StopReader(context, probes).read(entry.get()))
                : Optional.empty();
    }

    private Optional<List<Entry<ReloadStep<Template>>>> reload() {
        Optional<Node.Entry> entry = fields.take("reload");
        return entry.isPresent()
                ? Optional.of(Section.readSome(context, entry, new ReloadReader(context)))
                : Optional.empty();
    }
}
