package org.oscine.action;

import org.oscine.host.Host;
import org.oscine.parameter.Resource;

/**
 * What every action works with.
 *
 * @param descriptor what a start keeps of the descriptor for the calls that come; empty: nothing
 */
record Context(Resource resource, Host host, Deadline deadline, Journal journal, String descriptor) {

    /** The same call with less time. */
    Context within(Deadline nearer) {
        return new Context(resource, host, nearer, journal, descriptor);
    }
}
