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
        ActionContext context = new ActionContext(resource, host, deadline, journal, descriptor);
        Course course = Course.of(action, resource);
        try {
            Action work = switch (action) {
                case START -> new Start(context, course);
                case STOP -> new Stop(context, course);
                case MONITOR -> new Monitor(context, course);
                case RELOAD, RELOAD_AGENT -> new Reload(context, course);
                case STATUS, VALIDATE_ALL, PROMOTE, DEMOTE, NOTIFY, META_DATA, USAGE, HELP -> new Action(context, course);
            };
            return course.isExclusive() ? InstanceLock.perform(context, action, work) : work.perform();
        } catch (UncheckedIOException failed) {
            return Result.of(ReturnCode.OCF_ERR_GENERIC, failed.getCause().getMessage());
        }
    }
}
