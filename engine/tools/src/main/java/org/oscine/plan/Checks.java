package org.oscine.plan;

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
import org.oscine.plan.Plan.Time;
import org.oscine.wording.Wording;

/** The checks of {@code validate}, each with the codes of its failures. */
final class Checks {
    private static final String GO_ON = "goes on";

    private final Time time;

    Checks(Time time) {
        this.time = time;
    }

    Item item(Named<Resource.Required> required) {
        Item item = item(required.name(), required.it().check());
        if (required.it().code().isEmpty()) {
            return item;
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : item.outcomes()) {
            outcomes.add(outcome.isEnd() ? new Outcome(outcome.seen(), required.it().code(), "") : outcome);
        }
        return new Item(item.kind(), item.name(), item.text(), item.details(), item.execution(), item.time(), outcomes);
    }

    private Item item(String name, Check<String> check) {
        String text = Wording.FILLED.check(check);
        return switch (check) {
            case Check.Binary<String> it -> look(name, text,
                    Outcome.ends("not an executable program", ReturnCode.OCF_ERR_INSTALLED));
            case Check.File<String> it -> look(name, text,
                    Outcome.ends("missing, or not a regular file", ReturnCode.OCF_ERR_INSTALLED),
                    Outcome.ends("cannot be examined", ReturnCode.OCF_ERR_PERM));
            case Check.Directory<String> it -> directory(name, text, it);
            case Check.Device<String> it -> look(name, text,
                    Outcome.ends("missing, or not a device", ReturnCode.OCF_ERR_INSTALLED));
            case Check.User<String> it -> look(name, text,
                    Outcome.ends("does not exist on this node", ReturnCode.OCF_ERR_INSTALLED));
            case Check.Group<String> it -> look(name, text,
                    Outcome.ends("does not exist on this node", ReturnCode.OCF_ERR_INSTALLED));
            case Check.Root<String> it -> look(name, text,
                    Outcome.ends("it does not", ReturnCode.OCF_ERR_PERM));
            case Check.Refuse<String> it -> look(name, text, Outcome.ends("always, where this holds", ReturnCode.OCF_ERR_CONFIGURED));
            case Check.Command<String> it -> new Item(Kind.RUN, name, "", List.of(),
                    Optional.of(Programs.execution(it.run())), Optional.of(Times.within(it.run().timeout(), time)),
                    Programs.ends(it.run(), it.run().exit().rows().isEmpty()
                            ? ReturnCode.OCF_ERR_ARGS : ReturnCode.OCF_ERR_GENERIC, GO_ON, ""));
        };
    }

    private static Item directory(String name, String text, Check.Directory<String> check) {
        Outcome missing = Outcome.ends("missing, or not a directory", ReturnCode.OCF_ERR_INSTALLED);
        if (check.writableBy().isEmpty()) {
            return look(name, text, missing);
        }
        String user = check.writableBy().get();
        return look(name, text, missing,
                Outcome.ends("not writable by " + user, ReturnCode.OCF_ERR_PERM));
    }

    private static Item look(String name, String text, Outcome... outcomes) {
        return new Item(Kind.LOOK, name, text, List.of(), Optional.empty(), Optional.empty(), List.of(outcomes));
    }
}
