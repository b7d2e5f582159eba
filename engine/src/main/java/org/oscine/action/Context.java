package org.oscine.action;

import org.oscine.host.Host;
import org.oscine.parameter.Resource;

/** What every action works with. */
record Context(Resource resource, Host host, Deadline deadline, Journal journal) {

    /** The same call with less time. */
    Context within(Deadline nearer) {
        return new Context(resource, host, nearer, journal);
    }
}
