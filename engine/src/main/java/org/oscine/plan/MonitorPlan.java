package org.oscine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;
import org.oscine.plan.Plan.Time;

/** What monitor and status do once the parameters are right. */
final class MonitorPlan {
    private final Resource resource;
    private final Stages stages;
    private final Duration usable;

    MonitorPlan(Resource resource, Stages stages, Duration usable) {
        this.resource = resource;
        this.stages = stages;
        this.usable = usable;
    }

    List<Stage> status() {
        List<Stage> all = new ArrayList<>(rights());
        all.add(look(Outcome.ends(Looks.UP, ReturnCode.OCF_SUCCESS), down()));
        return all;
    }

    List<Stage> monitor() {
        boolean questions = !resource.monitor().isEmpty();
        Outcome up = questions
                ? Outcome.leads(Looks.UP, "goes on")
                : Outcome.ends(Looks.UP, ReturnCode.OCF_SUCCESS);
        List<Stage> all = new ArrayList<>(rights());
        all.add(look(up, resource.probe()
                ? new Outcome(Looks.DOWN, Optional.of(ReturnCode.OCF_NOT_RUNNING), "unless the node is not fit for it")
                : down()));
        if (questions) {
            all.add(ask());
        }
        if (resource.probe()) {
            all.add(stages.node("If it is down: check the node, so that the cluster need not try a start"));
        }
        return all;
    }

    private List<Stage> rights() {
        Stage root = stages.checks("Check the rights", Check.Root.class);
        return root.items().isEmpty() ? List.of() : List.of(root);
    }

    private static Outcome down() {
        return Outcome.ends(Looks.DOWN, ReturnCode.OCF_NOT_RUNNING);
    }

    private Stage look(Outcome up, Outcome down) {
        return new Stage("Look whether it is there", stages.looks().first(), List.of(up, down,
                Outcome.ends(Looks.FAILED, ReturnCode.OCF_ERR_GENERIC),
                Outcome.ends(Looks.UNKNOWN, ReturnCode.OCF_ERR_GENERIC)));
    }

    private Stage ask() {
        List<Time> times = Times.ofQuestions(resource.monitor(), usable);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < resource.monitor().size(); i++) {
            items.add(Asking.item(resource.monitor().get(i), times.get(i), ""));
        }
        return new Stage("Ask whether it works; the first wrong answer decides", items,
                List.of(Outcome.ends("all answers are right", ReturnCode.OCF_SUCCESS)));
    }
}
