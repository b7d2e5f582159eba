package org.oscine.parameter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor.Launch;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.StopStep;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

/**
 * A service on this node, for this call: every text is resolved, every condition decided. It is all that an
 * action sees.
 *
 * @param agent the agent's name
 * @param instance the resource's name in the cluster, or the agent's where there is none
 * @param stateDirectory the root-only directory of this instance
 * @param probe whether the call is a probe: a monitor that does not recur
 * @param faults why the parameters cannot be right, with the codes that say how far that reaches, worst first; empty when they can
 * @param declared all probes of status, also those whose condition does not hold: a stale companion may be one
 * @param remembered values worth keeping for a stop that cannot derive them any more, by name
 * @param origins who, besides root, could have said the texts: what such a one names is changed with no more right than its own
 * @param redactor takes out of what people read what must never be shown
 */
public record Resource(
        String agent,
        String instance,
        String stateDirectory,
        boolean probe,
        List<Result> faults,
        List<Named<Required>> validate,
        List<Named<StatusProbe<String>>> status,
        List<Named<Monitor<String>>> monitor,
        List<Named<Step<String>>> prepare,
        Launch<String> launch,
        List<Named<Monitor<String>>> ready,
        List<Named<StopStep<String>>> stop,
        List<Named<Step<String>>> cleanUp,
        Optional<List<Named<ReloadStep<String>>>> reload,
        List<Named<StatusProbe<String>>> declared,
        Map<String, Said> remembered,
        Origins origins,
        Redactor redactor) {

    /**
     * A part of a service.
     *
     * @param name the name that its author gave it, and the item, where it is there for each of a list
     * @param entry the name that its author gave it
     */
    public record Named<K>(String name, String entry, K it) {
        /** One that is there once. */
        public Named(String name, K it) {
            this(name, name, it);
        }
    }

    /** A check, with the code of its failure where the author chose one. */
    public record Required(Check<String> check, Optional<ReturnCode> code) {}

    /** The pidfiles that go with the service: those that status names, and the one that a start writes. */
    public List<String> pidfiles() {
        List<String> pidfiles = new ArrayList<>();
        for (Named<StatusProbe<String>> probe : status) {
            if (probe.it() instanceof StatusProbe.Pidfile<String> pidfile) {
                pidfiles.add(pidfile.path());
            }
        }
        if (launch.pidfile().isPresent() && !pidfiles.contains(launch.pidfile().get())) {
            pidfiles.add(launch.pidfile().get());
        }
        return pidfiles;
    }

    /** The users that the descriptor starts something as, or finds it as. */
    public List<String> users() {
        List<String> users = new ArrayList<>();
        if (launch.run().surroundings().user().isPresent()) {
            users.add(launch.run().surroundings().user().get());
        }
        for (Named<StatusProbe<String>> probe : status) {
            if (probe.it() instanceof StatusProbe.Pidfile<String> pidfile && pidfile.user().isPresent()) {
                users.add(pidfile.user().get());
            } else if (probe.it() instanceof StatusProbe.ProcessPattern<String> pattern && pattern.user().isPresent()) {
                users.add(pattern.user().get());
            }
        }
        return users;
    }

    /** The longest that a question may take, within what the action has left. */
    public static Duration within(Optional<Duration> own, Duration left) {
        return own.isPresent() && own.get().compareTo(left) < 0 ? own.get() : left;
    }

    /** Whether the service has no process, so that only the engine's record says whether it is up. */
    public boolean isKept() {
        for (Named<StatusProbe<String>> probe : status) {
            if (probe.it() instanceof StatusProbe.Kept<String>) {
                return true;
            }
        }
        return false;
    }
}
