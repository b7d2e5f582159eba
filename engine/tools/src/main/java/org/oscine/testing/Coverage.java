package org.oscine.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.Kind;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.OutputMap;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Role;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.StopStep;
import org.oscine.host.Commands.Ended;
import org.oscine.host.TextPattern;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/**
 * Which parts of a descriptor the cases have come to: checks, probes, questions, steps, rungs, and the rows of exit
 * maps and of other maps of codes. Parts are named by their place, as in {@code stop.steps/kill} or {@code monitor/sip exit 1-2}.
 */
public final class Coverage {
    private final Map<String, Boolean> parts = new LinkedHashMap<>();

    /** Nothing of a descriptor has been reached yet. */
    Coverage(Descriptor descriptor) {
        declare("validate", descriptor.validate(), Descriptor.Requirement::check);
        declare("status", descriptor.status(), it -> it);
        declare("monitor", descriptor.monitor(), Monitor::probe);
        declare("start.before", descriptor.start().before(), it -> it);
        declare("start", descriptor.start().launch());
        declare("start.ready", descriptor.start().ready(), Monitor::probe);
        declare("stop.steps", descriptor.stop().steps(), it -> it);
        declare("stop.after", descriptor.stop().after(), it -> it);
        descriptor.reload().ifPresent(steps -> declare("reload", steps, it -> it));
    }

    private <K> void declare(String section, List<Entry<K>> entries, Function<K, Kind<?>> kind) {
        entries.forEach(entry -> declare(section + "/" + entry.name(), kind.apply(entry.kind())));
    }

    private void declare(String part, Kind<?> kind) {
        parts.put(part, false);
        if (kind instanceof Kind.Running<?> it) {
            it.run().outputs().rows().forEach(row -> parts.put(output(part, row.label()), false));
            it.run().outputs().other().ifPresent(code -> parts.put(output(part, OutputMap.OTHER), false));
            it.run().exit().rows().forEach(row -> parts.put(row(part, row), false));
        }
        if (kind instanceof MonitorProbe.Http<?> it) {
            it.codes().forEach(row -> parts.put(status(part, row), false));
        }
    }

    private static String status(String part, MonitorProbe.StatusCode row) {
        return part + " status " + row.label();
    }

    private static String row(String part, ExitMap.Row row) {
        return part + " exit " + row.label();
    }

    private static String output(String part, String label) {
        return part + " output " + label;
    }

    /** Adds what one action has come to. */
    void add(Resource resource, CoverageHost witness) {
        Reached reached = new Reached(resource, witness);
        reached.add("validate", resource.validate(), Resource.Required::check);
        reached.add("status", resource.status(), it -> it);
        reached.add("monitor", resource.monitor(), Monitor::probe);
        reached.add("start.before", resource.prepare(), it -> it);
        reached.add("start", resource.launch());
        reached.add("start.ready", resource.ready(), Monitor::probe);
        reached.add("stop.steps", resource.stop(), it -> it);
        reached.add("stop.after", resource.cleanUp(), it -> it);
        resource.reload().ifPresent(steps -> reached.add("reload", steps, it -> it));
    }

    /** What the witness of an action tells of a resource. */
    private final class Reached {
        private final Resource resource;
        private final CoverageHost witness;

        Reached(Resource resource, CoverageHost witness) {
            this.resource = resource;
            this.witness = witness;
        }

        <K> void add(String section, List<Named<K>> entries, Function<K, Kind<String>> kind) {
            entries.forEach(entry -> add(section + "/" + entry.entry(), kind.apply(entry.it())));
        }

        void add(String part, Kind<String> kind) {
            if (isReached(kind)) {
                parts.put(part, true);
            }
            if (kind instanceof Kind.Running<String> it) {
                addRows(part, it.run());
            }
            if (kind instanceof MonitorProbe.Http<String> it) {
                witness.statuses(it.request().url()).forEach(status -> it.codes().stream()
                        .filter(row -> row.range().contains(status)).findFirst().ifPresent(row -> parts.put(status(part, row), true)));
            }
        }

        /** Whether the host was asked about what names the part, or about its program; or for what has no text. */
        private boolean isReached(Kind<String> kind) {
            return switch (kind) {
                case Check.Refuse<String> it -> true; // its condition holds in this call
                case Check.Root<String> it -> witness.saw(witness.whoItIs());
                case StatusProbe.ProcessPattern<String> it when it.executable().isEmpty() -> witness.saw(witness.processTable());
                case Step.Kill<String> it -> isReached(it);
                case StopStep.Signal<String> it -> witness.saw(it.signal());
                case ReloadStep.Signal<String> it -> witness.saw(it.signal());
                case Kind<String> it -> isAskedAbout(Part.of(it));
            };
        }

        /** Other texts are no sign: the user of one part may be asked for when another is looked at. */
        private boolean isAskedAbout(List<Part<String>> parts) {
            return parts.stream()
                    .filter(part -> part.key().equals(parts.getFirst().key()) || part.role() == Role.PROGRAM)
                    .anyMatch(part -> witness.saw(part.text()));
        }

        /** A kill looks for processes through a copy of the probe that no other look uses. */
        private boolean isReached(Step.Kill<String> kill) {
            return resource.declared().stream()
                    .anyMatch(probe -> probe.name().equals(kill.probe()) && isReached(probe.it()));
        }

        private void addRows(String part, Run<String> run) {
            for (Ended ended : witness.ends(run.argv().getFirst())) {
                if (ended instanceof Ended.Exited exited) {
                    rowOf(part, run, exited).ifPresent(row -> parts.put(row, true));
                }
            }
        }

        /** The row of a map that decides. */
        private Optional<String> rowOf(String part, Run<String> run, Ended.Exited exited) {
            for (OutputMap.Row<String> row : run.outputs().rows()) {
                if (TextPattern.ofLines(row.pattern()).isFoundIn(exited.output())) {
                    return Optional.of(output(part, row.label()));
                }
            }
            return run.outputs().other().map(code -> output(part, OutputMap.OTHER)).or(() -> run.exit().rows().stream()
                    .filter(row -> row.from() <= exited.code() && exited.code() <= row.to())
                    .findFirst().map(row -> row(part, row)));
        }
    }

    /** How many parts there are. */
    public int all() {
        return parts.size();
    }

    /** The parts that no case has come to, in the order of the descriptor. */
    public List<String> unreached() {
        List<String> unreached = new ArrayList<>();
        parts.forEach((part, reached) -> {
            if (!reached) {
                unreached.add(part);
            }
        });
        return unreached;
    }
}
