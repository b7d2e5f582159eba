package org.oscine.action;

import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.host.Host;
import org.oscine.ocf.Result;
import org.oscine.parameter.Identity;
import org.oscine.parameter.Remembered;
import org.oscine.parameter.Resource.Named;

/** Takes away what a service that is gone has left: companions, pidfile, what the descriptor names, our own notes. */
final class CleanUp {
    private final Context context;

    CleanUp(Context context) {
        this.context = context;
    }

    /** Fails only if a process cannot be ended; a file that cannot be removed is logged. */
    Result perform() {
        Result result = Result.SUCCESS;
        Steps steps = new Steps(context);
        for (Named<Step<String>> step : context.resource().cleanUp()) {
            Result done = steps.perform(step);
            if (!done.success()) {
                context.journal().warning(done.reason());
                result = step.it() instanceof Step.Kill<String> && result.success() ? done : result;
            }
        }
        if (result.success()) {
            removeFiles();
        }
        return result;
    }

    private void removeFiles() {
        Hands hands = new Hands(context);
        for (Named<StatusProbe<String>> probe : context.resource().status()) {
            if (probe.it() instanceof StatusProbe.Pidfile<String> pidfile) {
                warn(hands.on(pidfile.path()).remove(pidfile.path()));
            }
        }
        if (context.resource().launch().pidfile().isPresent()) {
            String pidfile = context.resource().launch().pidfile().get();
            warn(hands.on(pidfile).remove(pidfile));
        }
        forget();
    }

    /** Our own notes only: for a place where another instance seems to run. */
    void forget() {
        String state = context.resource().stateDirectory();
        Host host = context.host();
        host.control().disband(Identity.family(host.files(), host.processes(), state));
        warn(Identity.remove(context.host().changes(), state));
        remove(Remembered.file(state));
        remove(Starter.note(state));
        remove(Keepsake.file(state));
    }

    private void remove(String path) {
        warn(context.host().changes().remove(path));
    }

    private void warn(String fault) {
        if (!fault.isEmpty()) {
            context.journal().warning(fault);
        }
    }
}
