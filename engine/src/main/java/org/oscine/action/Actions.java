package org.oscine.action;

import java.io.UncheckedIOException;
import org.oscine.host.Host;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;

/** The table of actions: what each name does with a service. */
public final class Actions {
    private Actions() {}

    /** Performs an action; always returns, with a reason unless it went well. */
    public static Result perform(
            ActionName action, Resource resource, Host host, Deadline deadline, Journal journal) {
        return perform(action, resource, host, deadline, journal, "");
    }

    /**
     * As the other.
     *
     * @param descriptor what a start keeps of the descriptor, for calls that find it broken
     */
    public static Result perform(ActionName action, Resource resource, Host host, Deadline deadline, Journal journal,
            String descriptor) {
        Context context = new Context(resource, host, deadline, journal, descriptor);
        try {
            return switch (action) {
                case START -> Exclusive.perform(context, "start", new Start(context));
                case STOP -> Exclusive.performAnyway(context, "stop", new Stop(context));
                case STATUS -> new Monitor(context).status();
                case MONITOR -> new Monitor(context).monitor();
                case VALIDATE_ALL -> new Validation(context).perform();
                case RELOAD, RELOAD_AGENT -> Exclusive.perform(context, action.word(), new Reload(context));
                case PROMOTE, DEMOTE, NOTIFY, META_DATA, USAGE, HELP ->
                    Result.of(ReturnCode.OCF_ERR_UNIMPLEMENTED, "the agent has no action " + action.word());
            };
        } catch (UncheckedIOException failed) {
            return Result.of(ReturnCode.OCF_ERR_GENERIC, failed.getCause().getMessage());
        }
    }
}
