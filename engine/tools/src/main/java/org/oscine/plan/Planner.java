package org.oscine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.action.Deadline;
import org.oscine.host.FileView;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Said;
import org.oscine.parameter.SavedValues;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;

/** Makes the plan of an action out of the very Resource that the action would be given. No command is run. */
public final class Planner {
    private final Resource resource;
    private final Duration usable;
    private final Duration starting;

    private Planner(Resource resource, Duration timeout) {
        this.resource = resource;
        this.usable = timeout.minus(Deadline.reserveOf(timeout));
        this.starting = Deadline.ofStart(usable, Deadline.reserveOf(timeout));
    }

    /**
     * The plan of an action.
     *
     * @param timeout how long Pacemaker would wait
     * @param files to tell a configuration file that is read from one that does not exist
     */
    public static Plan plan(ActionName action, Resource resource, Duration timeout, FileView files) {
        Planner planner = new Planner(resource, timeout);
        String name = action == ActionName.MONITOR && resource.probe() ? "monitor (probe)" : action.word();
        Plan plan = new Plan(resource.agent(), resource.instance(), name, timeout, planner.usable,
                resource.stateDirectory(), planner.values(files), planner.of(action));
        return new Secrets(resource.redactor()).hide(plan);
    }

    private List<Stage> of(ActionName action) {
        return action == ActionName.META_DATA
                ? List.of(new Stage("Print the metadata", List.of(Stages.plain(Kind.LOOK,
                        "from the descriptor alone, without parameters, permissions or programs")),
                        List.of(Outcome.ends("always", ReturnCode.OCF_SUCCESS))))
                : new Stages(resource, action, usable, starting).tell();
    }

    private List<Plan.Given> values(FileView files) {
        List<Plan.Given> values = new ArrayList<>();
        for (Map.Entry<String, Said> value : resource.remembered().entrySet()) {
            values.add(new Plan.Given(SavedValues.nameIn(value.getKey()), value.getValue().text(),
                    SavedValues.fileIn(value.getKey()).map(file -> source(files, file))
                            .orElse("the default; the value comes from a command, which a plan does not run")));
        }
        return values;
    }

    private static String source(FileView files, String file) {
        return switch (files.kind(file)) {
            case FILE -> "from " + file;
            case MISSING -> file + " does not exist";
            case UNREADABLE -> file + " cannot be examined";
            case DIRECTORY, SOCKET, DEVICE, OTHER -> file + " is not a regular file";
        };
    }

    /** The code with which the parameters alone end an action, if they do. */
    public static Optional<ReturnCode> fault(ActionName action, Resource resource) {
        boolean matters = action != ActionName.STOP && action != ActionName.META_DATA && !resource.faults().isEmpty();
        return matters ? Optional.of(resource.faults().getFirst().code()) : Optional.empty();
    }
}
