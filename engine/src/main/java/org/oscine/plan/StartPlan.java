package org.oscine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Remembered;
import org.oscine.parameter.Resource;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;

/** What a start does once the parameters are right. */
final class StartPlan {
    private static final String AGAIN = "asked again";

    private final Resource resource;
    private final Stages stages;

    StartPlan(Resource resource, Stages stages) {
        this.resource = resource;
        this.stages = stages;
    }

    List<Stage> stages() {
        return List.of(look(), stages.node("Check the node"), prepare(), launch(), ready());
    }

    private Stage look() {
        return new Stage("Look whether it runs already", stages.looks().first(), List.of(
                Outcome.leads(Looks.UP, "its identity is noted, nothing is started; waits until it works"),
                Outcome.leads(Looks.DOWN, "goes on"),
                Outcome.ends(Looks.OCCUPIED, ReturnCode.OCF_ERR_GENERIC),
                Outcome.ends(Looks.FAILED, ReturnCode.OCF_ERR_GENERIC),
                Outcome.ends(Looks.UNKNOWN, ReturnCode.OCF_ERR_GENERIC)));
    }

    private Stage prepare() {
        List<Item> items = new ArrayList<>();
        items.add(Stages.plain(Kind.MAKE, "values of this start, for the stop: " + Remembered.file(resource.stateDirectory()),
                Outcome.ends("cannot be written", ReturnCode.OCF_ERR_GENERIC)));
        items.add(Stages.plain(Kind.MAKE, "this descriptor, for calls that find it broken: "
                + resource.stateDirectory() + "/descriptor", Outcome.ends("cannot be written", ReturnCode.OCF_ERR_GENERIC)));
        items.addAll(stages.work().prepare());
        return new Stage("Prepare", items, List.of());
    }

    private Stage launch() {
        var launch = resource.launch();
        List<String> details = new ArrayList<>();
        if (launch.foreground()) {
            details.add("stays, in a session of its own; "
                    + launch.log().map(file -> "its output is added to " + file + stages.work().right(file)).orElse("its output is thrown away"));
            details.add("its identity is noted in " + resource.stateDirectory() + "/identity");
        } else {
            details.add("returns; the daemon stays in the background, in a session of its own");
        }
        return new Stage("Start the program", List.of(new Item(Kind.RUN, "start", "", details,
                Optional.of(Programs.execution(launch.run())),
                launch.foreground() ? Optional.empty() : Optional.of(stages.all()),
                launch.foreground()
                        ? List.of(Outcome.ends("cannot be started", ReturnCode.OCF_ERR_GENERIC))
                        : Programs.ends(launch.run(), "goes on", ""))), List.of());
    }

    private Stage ready() {
        List<Item> items = new ArrayList<>(stages.looks().again());
        resource.ready().forEach(question -> items.add(Asking.item(question, stages.all(), AGAIN)));
        resource.monitor().forEach(question -> items.add(Asking.item(question, stages.all(), AGAIN)));
        return new Stage("Wait until it works, asking in turn, in pauses of 20 to 250 ms", items, List.of(
                Outcome.ends(items.size() > stages.looks().again().size() ? "up, and all answers are right" : Looks.UP,
                        ReturnCode.OCF_SUCCESS),
                Outcome.ends("dies, or has not appeared after 1 s: cleaned up as after a stop",
                        ReturnCode.OCF_ERR_GENERIC),
                Outcome.ends("not so after " + Seconds.of(stages.all().most()) + ": left as it is, for the stop",
                        ReturnCode.OCF_ERR_GENERIC)));
    }
}
