package org.oscine.action;

import org.oscine.host.Host;
import org.oscine.parameter.Resource;
import org.oscine.probe.Outcome;
import org.oscine.probe.Status;

/**
 * What every action works with.
 *
 * @param descriptor what a start keeps of the descriptor for the calls that come; empty: nothing
 */
record ActionContext(Resource resource, Host host, Deadline deadline, Journal journal, String descriptor) {

    /** The same call with less time. */
    ActionContext within(Deadline nearer) {
        return new ActionContext(resource, host, nearer, journal, descriptor);
    }

    /** What is there of the service now. */
    Outcome look() {
        return new Status(host, resource).look(deadline.left());
    }
}
