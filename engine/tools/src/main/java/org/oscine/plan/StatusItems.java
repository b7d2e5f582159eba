package org.oscine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.action.Finding;
import org.oscine.descriptor.StatusProbe;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Time;

/** The looks of {@code status}: is the service there? */
final class StatusItems {
    private final Resource resource;
    private final Time time;

    StatusItems(Resource resource, Time time) {
        this.resource = resource;
        this.time = time;
    }

    /** A first look, with all that counts. */
    List<Item> first() {
        List<Item> items = new ArrayList<>();
        items.add(look("", "identity noted at the start: " + resource.stateDirectory() + "/identity",
                List.of("while these processes live, they are the service, and the probes below are skipped, except commands")));
        if (resource.status().stream().allMatch(probe -> probe.it() instanceof StatusProbe.Canary<String>)) {
            List<String> launch = resource.launch().run().argv();
            items.add(look("", ItemDetails.process(launch), List.of()));
        }
        mains().forEach(probe -> items.add(item(probe)));
        companions().forEach(probe -> items.add(item(probe)));
        return items;
    }

    /** A further look; only its commands are told again. */
    List<Item> again() {
        List<Item> items = new ArrayList<>();
        items.add(look("", "all of status again", List.of()));
        mains().stream().filter(probe -> probe.it() instanceof StatusProbe.Command<String>)
                .forEach(probe -> items.add(item(probe)));
        return items;
    }

    private List<Named<StatusProbe<String>>> mains() {
        return resource.status().stream().filter(probe -> !(probe.it() instanceof StatusProbe.Canary<String>)).toList();
    }

    private List<Named<StatusProbe<String>>> companions() {
        return resource.status().stream().filter(probe -> probe.it() instanceof StatusProbe.Canary<String>).toList();
    }

    private Item item(Named<StatusProbe<String>> probe) {
        List<String> details = new ArrayList<>(ItemDetails.details(probe.it(), resource.launch().run().argv()));
        return switch (probe.it()) {
            case StatusProbe.Command<String> it -> new Item(Kind.RUN, probe.name(), "", List.of(),
                    Optional.of(Programs.execution(it.run())), Optional.of(Times.within(it.run().timeout(), time)),
                    verdicts(it));
            case StatusProbe.Canary<String> it -> {
                details.addFirst("counts only while the service is up");
                yield look(probe.name(), ItemDetails.text(it), details);
            }
            case StatusProbe<String> it -> look(probe.name(), ItemDetails.text(it), details);
        };
    }

    private static Item look(String name, String text, List<String> details) {
        return new Item(Kind.LOOK, name, text, details, Optional.empty(), Optional.empty(), List.of());
    }

    /** Under status a command's end tells a state, not yet a code of the action. */
    private static List<Outcome> verdicts(StatusProbe.Command<String> probe) {
        List<Outcome> verdicts = new ArrayList<>();
        for (Outcome end : Programs.ends(probe.run(), "", "")) {
            Finding state = state(end);
            verdicts.add(new Outcome(end.seen(), state == Finding.UNKNOWN ? Optional.empty() : end.code(), new Seen.State(state).words()));
        }
        return verdicts;
    }

    private static Finding state(Outcome end) {
        if (end.seen() instanceof Seen.NoEnd || end.seen() instanceof Seen.NotRun) {
            return Finding.UNKNOWN;
        }
        ReturnCode code = end.code().orElseThrow();
        return code == ReturnCode.OCF_NOT_RUNNING ? Finding.DOWN : code.healthy() ? Finding.UP : Finding.FAILED;
    }
}
