package org.oscine.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.Probe;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Rung;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Step;
import org.oscine.host.Commands.Ended;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/**
 * Which parts of a descriptor the cases have come to: checks, probes, questions, steps, rungs, and the rows of exit
 * maps. Parts are named by their place, as in {@code stop.steps/kill} or {@code monitor/sip exit 1-2}.
 */
public final class Coverage {
    private final Map<String, Boolean> parts = new LinkedHashMap<>();

    /** Nothing of a descriptor has been reached yet. */
    Coverage(Descriptor descriptor) {
        declare("validate", descriptor.validate(), it -> runOf(it.check()));
        declare("status", descriptor.status(), Coverage::runOf);
        declare("monitor", descriptor.monitor(), it -> runOf(it.probe()));
        declare("start.before", descriptor.start().before(), Coverage::runOf);
        declare("start", Optional.of(descriptor.start().launch().run()));
        declare("start.ready", descriptor.start().ready(), it -> runOf(it.probe()));
        declare("stop.steps", descriptor.stop().steps(), Coverage::runOf);
        declare("stop.after", descriptor.stop().after(), Coverage::runOf);
        descriptor.reload().ifPresent(rungs -> declare("reload", rungs, Coverage::runOf));
    }

    /** The command in a part, if it has one. */
    private interface Command<K> {
        Optional<? extends Run<?>> of(K kind);
    }

    private <K> void declare(String section, List<Entry<K>> entries, Command<K> command) {
        entries.forEach(entry -> declare(section + "/" + entry.name(), command.of(entry.kind())));
    }

    private void declare(String part, Optional<? extends Run<?>> run) {
        parts.put(part, false);
        run.ifPresent(it -> it.exit().rows().forEach(row -> parts.put(row(part, row), false)));
    }

    private static String row(String part, ExitMap.Row row) {
        return part + " exit " + row.label();
    }

    /** Adds what one action has come to. */
    void add(Resource resource, Witness witness) {
        reach("validate", resource.validate(), witness, it -> textOf(it.check(), witness), it -> runOf(it.check()));
        reach("status", resource.status(), witness, it -> textOf(it, witness), Coverage::runOf);
        reach("monitor", resource.monitor(), witness, it -> textOf(it.probe(), witness), it -> runOf(it.probe()));
        reach("start.before", resource.prepare(), witness, it -> textOf(it, resource, witness), Coverage::runOf);
        reach("start", List.of(new Named<>("", resource.launch().run())), witness, Coverage::program, Optional::of);
        reach("start.ready", resource.ready(), witness, it -> textOf(it.probe(), witness), it -> runOf(it.probe()));
        reach("stop.steps", resource.stop(), witness, Coverage::textOf, Coverage::runOf);
        reach("stop.after", resource.cleanUp(), witness, it -> textOf(it, resource, witness), Coverage::runOf);
        resource.reload().ifPresent(rungs -> reach("reload", rungs, witness, Coverage::textOf, Coverage::runOf));
    }

    /** The text of a part that the host is asked about when the action comes to it. */
    private interface Text<K> {
        String of(K kind);
    }

    private <K> void reach(String section, List<Named<K>> entries, Witness witness, Text<K> text, Command<K> command) {
        for (Named<K> entry : entries) {
            String part = entry.name().isEmpty() ? section : section + "/" + entry.name();
            if (witness.saw(text.of(entry.it()))) {
                parts.put(part, true);
            }
            command.of(entry.it()).ifPresent(run -> reachRows(part, run, witness));
        }
    }

    private void reachRows(String part, Run<?> run, Witness witness) {
        for (Ended ended : witness.ends((String) run.argv().getFirst())) {
            if (ended instanceof Ended.Exited exited) {
                run.exit().rows().stream()
                        .filter(row -> row.from() <= exited.code() && exited.code() <= row.to())
                        .findFirst()
                        .ifPresent(row -> parts.put(row(part, row), true));
            }
        }
    }

    private static String program(Run<String> run) {
        return run.argv().getFirst();
    }

    private static String textOf(Check<String> check, Witness witness) {
        return switch (check) {
            case Check.Binary<String> it -> it.program();
            case Check.File<String> it -> it.path();
            case Check.Directory<String> it -> it.path();
            case Check.User<String> it -> it.name();
            case Check.Group<String> it -> it.name();
            case Check.Root<String> it -> witness.whoItIs();
            case Check.Command<String> it -> program(it.run());
        };
    }

    private static String textOf(Probe<String> probe, Witness witness) {
        return switch (probe) {
            case Probe.Pidfile<String> it -> it.path();
            case Probe.ProcessPattern<String> it -> it.executable().orElse(witness.processTable());
            case Probe.Canary<String> it -> it.executable();
            case Probe.Command<String> it -> program(it.run());
            case Probe.Tcp<String> it -> it.address();
            case Probe.UnixSocket<String> it -> it.path();
            case Probe.Http<String> it -> it.url();
        };
    }

    /** A kill looks for processes through a copy of the probe that no other look uses. */
    private static String textOf(Step<String> step, Resource resource, Witness witness) {
        return switch (step) {
            case Step.Directory<String> it -> it.paths().stream().filter(witness::saw).findFirst().orElse("");
            case Step.File<String> it -> it.path();
            case Step.Remove<String> it -> it.paths().stream().filter(witness::saw).findFirst().orElse("");
            case Step.Kill<String> it -> resource.declared().stream()
                    .filter(probe -> probe.name().equals(it.probe()))
                    .map(probe -> textOf(probe.it(), witness))
                    .findFirst().orElse("");
            case Step.Command<String> it -> program(it.run());
        };
    }

    private static String textOf(Rung<String> rung) {
        return switch (rung) {
            case Rung.Command<String> it -> program(it.run());
            case Rung.Signal<String> it -> it.signal();
        };
    }

    private static String textOf(ReloadStep<String> step) {
        return switch (step) {
            case ReloadStep.Command<String> it -> program(it.run());
            case ReloadStep.Signal<String> it -> it.signal();
        };
    }

    private static <T> Optional<Run<T>> runOf(ReloadStep<T> step) {
        return step instanceof ReloadStep.Command<T> it ? Optional.of(it.run()) : Optional.empty();
    }

    private static <T> Optional<Run<T>> runOf(Check<T> check) {
        return check instanceof Check.Command<T> it ? Optional.of(it.run()) : Optional.empty();
    }

    private static <T> Optional<Run<T>> runOf(Probe<T> probe) {
        return probe instanceof Probe.Command<T> it ? Optional.of(it.run()) : Optional.empty();
    }

    private static <T> Optional<Run<T>> runOf(Step<T> step) {
        return step instanceof Step.Command<T> it ? Optional.of(it.run()) : Optional.empty();
    }

    private static <T> Optional<Run<T>> runOf(Rung<T> rung) {
        return rung instanceof Rung.Command<T> it ? Optional.of(it.run()) : Optional.empty();
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
