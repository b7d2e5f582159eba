package org.oscine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.StopStep;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Time;
import org.oscine.trust.Origin;
import org.oscine.wording.Wording;

/** The steps that change the machine, before a start and after a stop. */
final class StepItems {
    private static final String DONE = "goes on";
    private static final String WHOM = " to its main processes";

    private final Resource resource;
    private final Time time;

    StepItems(Resource resource, Time time) {
        this.resource = resource;
        this.time = time;
    }

    /** The steps before a start: the first that fails ends it. */
    List<Item> prepare() {
        List<Item> items = new ArrayList<>();
        resource.prepare().forEach(step -> items.add(item(step, "")));
        return items;
    }

    /** The steps after a stop: what fails is logged, except for processes that cannot be ended. */
    List<Item> cleanUp() {
        List<Item> items = new ArrayList<>();
        resource.cleanUp().forEach(step ->
                items.add(item(step, step.it() instanceof Step.Kill<String> ? "" : "is logged, and the stop goes on")));
        return items;
    }

    /** The steps of a stop, each with its part of the time. */
    List<Item> stop(Duration usable) {
        List<Time> times = Times.ofSteps(resource.stop(), usable);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < resource.stop().size(); i++) {
            items.add(rung(resource.stop().get(i), times.get(i)));
        }
        return items;
    }

    private static Item rung(Named<StopStep<String>> rung, Time time) {
        return switch (rung.it()) {
            case StopStep.Command<String> it -> new Item(Kind.RUN, rung.name(), "",
                    List.of("if it succeeds, the engine waits for the service to end until the step's time is over"),
                    Optional.of(Programs.execution(it.run())), Optional.of(Times.within(it.run().timeout(), time)),
                    Programs.ends(it.run(), "waits for the end", "next step"));
            case StopStep.Signal<String> it -> new Item(Kind.END, rung.name(), Wording.FILLED.signal(it, WHOM),
                    List.of(), Optional.empty(), Optional.of(time), List.of());
        };
    }

    /** The steps of a reload. */
    List<Item> reload() {
        List<Item> items = new ArrayList<>();
        for (Named<ReloadStep<String>> step : resource.reload().orElse(List.of())) {
            items.add(switch (step.it()) {
                case ReloadStep.Command<String> it -> new Item(Kind.RUN, step.name(), "", List.of(),
                        Optional.of(Programs.execution(it.run())), Optional.of(Times.within(it.run().timeout(), time)),
                        Programs.ends(it.run(), DONE, ""));
                case ReloadStep.Signal<String> it -> new Item(Kind.END, step.name(), Wording.FILLED.signal(it, WHOM), List.of(),
                        Optional.empty(), Optional.empty(), List.of(Outcome.ends("cannot be sent", ReturnCode.OCF_ERR_GENERIC)));
            });
        }
        return items;
    }

    private Item item(Named<Step<String>> step, String badly) {
        String name = step.name();
        return switch (step.it()) {
            case Step.Directory<String> it -> new Item(Kind.MAKE, name, "directories, where they are missing"
                    + owned(it.owner(), it.group(), it.mode()), it.paths().stream().map(path -> path + maker(path, it)).toList(),
                    Optional.empty(), Optional.empty(), directoryOutcomes(it, badly));
            case Step.File<String> it -> new Item(Kind.WRITE, name, "file " + it.path() + right(it.path())
                    + owned(it.owner(), it.group(), it.mode().or(() -> Optional.of("644"))),
                    it.content().lines().map(line -> "| " + line).toList(), Optional.empty(), Optional.empty(),
                    List.of(failure("cannot be written", ReturnCode.OCF_ERR_GENERIC, badly))).of(List.of(it.path()));
            case Step.Touch<String> it -> new Item(Kind.WRITE, name, "an empty file, if missing"
                    + owned(it.owner(), it.group(), it.mode().or(() -> Optional.of("644"))),
                    it.paths().stream().map(path -> path + right(path)).toList(), Optional.empty(), Optional.empty(),
                    List.of(failure("cannot be created, or is not a regular file", ReturnCode.OCF_ERR_GENERIC, badly))).of(it.paths());
            case Step.Remove<String> it -> new Item(Kind.REMOVE, name, "remove "
                    + it.paths().stream().map(path -> path + right(path)).collect(Collectors.joining(", ")),
                    List.of(), Optional.empty(), Optional.empty(),
                    List.of(failure("cannot be removed", ReturnCode.OCF_ERR_GENERIC, badly))).of(it.paths());
            case Step.Kill<String> it -> new Item(Kind.END, name, Wording.FILLED.kill(it),
                    target(it.probe()), Optional.empty(), Optional.of(time),
                    List.of(failure("still there when the time is over", ReturnCode.OCF_ERR_GENERIC, badly)));
            case Step.Command<String> it -> new Item(Kind.RUN, name, "", List.of(),
                    Optional.of(Programs.execution(it.run())), Optional.of(Times.within(it.run().timeout(), time)),
                    Programs.ends(it.run(), DONE, badly));
        };
    }

    /** With whose right a step acts on what a text names, where that is not root's. */
    String right(String path) {
        Origin origin = resource.origins().of(path);
        return origin.isRoot() ? "" : " (as " + origin.who() + ")";
    }

    /** Whether root makes it is decided by what is there of the way to it. */
    private String maker(String path, Step.Directory<String> step) {
        Origin origin = resource.origins().of(path);
        return origin.isRoot() ? "" : " (as " + origin.who() + "; as root directly in /run, /var/run, /var/log, /var/lib, /var/spool"
                + " or /var/cache" + step.within().map(within -> ", or below " + within).orElse("") + ")";
    }

    private List<String> target(String name) {
        List<String> target = new ArrayList<>();
        for (Named<StatusProbe<String>> probe : resource.declared()) {
            if (probe.name().equals(name)) {
                String text = ItemDetails.text(probe.it());
                if (!text.isEmpty()) {
                    target.add(text);
                }
            }
        }
        return target;
    }

    private static List<Outcome> directoryOutcomes(Step.Directory<String> step, String badly) {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(failure("something else is in its place", ReturnCode.OCF_ERR_ARGS, badly));
        outcomes.add(failure("cannot be created", ReturnCode.OCF_ERR_GENERIC, badly));
        step.owner().ifPresent(owner -> {
            outcomes.add(failure("exists, but is not writable by " + owner, ReturnCode.OCF_ERR_PERM, badly));
        });
        return outcomes;
    }

    private static Outcome failure(String seen, ReturnCode code, String badly) {
        return new Outcome(seen, Optional.of(code), badly);
    }

    private static String owned(Optional<String> owner, Optional<String> group, Optional<String> mode) {
        return owner.map(it -> ", owner " + it).orElse("") + group.map(it -> ", group " + it).orElse("")
                + mode.map(it -> ", mode " + it).orElse("");
    }
}
