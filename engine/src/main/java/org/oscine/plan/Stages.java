package org.oscine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;
import org.oscine.plan.Plan.Time;

/** The parts that several actions have in common. */
final class Stages {
    private final Resource resource;
    private final Time all;

    Stages(Resource resource, Duration usable) {
        this.resource = resource;
        this.all = Times.all(usable);
    }

    Time all() {
        return all;
    }

    Looks looks() {
        return new Looks(resource, all);
    }

    Work work() {
        return new Work(resource, all);
    }

    /** Changes of one resource never overlap. */
    Stage lock() {
        String state = resource.stateDirectory();
        Item folder = plain(Kind.MAKE, "folder " + state + ", mode 700, where it is missing",
                Outcome.ends("cannot be made by root", ReturnCode.OCF_ERR_GENERIC),
                Outcome.ends("cannot be made, since the agent does not run as root", ReturnCode.OCF_ERR_PERM));
        Item lock = new Item(Kind.MAKE, "", "lock " + state + "/lock", List.of(), Optional.empty(), Optional.of(all),
                List.of(Outcome.ends("another action of this resource holds it all the time",
                        ReturnCode.OCF_ERR_GENERIC)));
        return new Stage("Take the lock of this resource", List.of(folder, lock), List.of());
    }

    /** What no node could make right; the first fault decides. */
    Stage parameters() {
        List<Item> items = new ArrayList<>();
        for (Resource.Fault fault : resource.faults()) {
            items.add(plain(Kind.LOOK, fault.reason(), Outcome.ends("so the action ends here", fault.code())));
        }
        if (items.isEmpty()) {
            items.add(plain(Kind.LOOK, "all fit their declarations"));
        }
        return new Stage("Check the parameters", items, List.of());
    }

    /** What must hold on the node. */
    Stage node(String title) {
        return checks(title, Check.class);
    }

    /** One kind of check alone. */
    Stage checks(String title, Class<?> kind) {
        Checks checks = new Checks(all);
        List<Item> items = new ArrayList<>();
        for (Named<Resource.Required> required : resource.validate()) {
            if (kind.isInstance(required.it().check())) {
                items.add(checks.item(required));
            }
        }
        return new Stage(title, items, List.of());
    }

    static Item plain(Kind kind, String text, Outcome... outcomes) {
        return named(kind, "", text, outcomes);
    }

    static Item named(Kind kind, String name, String text, Outcome... outcomes) {
        return new Item(kind, name, text, List.of(), Optional.empty(), Optional.empty(), List.of(outcomes));
    }
}
