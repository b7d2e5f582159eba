package org.oscine.action;

import org.oscine.descriptor.Step;
import org.oscine.ocf.Result;
import org.oscine.parameter.Resource.Named;

/** Takes away what a service that is gone has left: companions, pidfile, what the descriptor names, our own notes. */
final class CleanUp {
    private final ActionContext context;

    CleanUp(ActionContext context) {
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
        for (String pidfile : context.resource().pidfiles()) {
            context.journal().warnOf(hands.on(pidfile).remove(pidfile));
        }
        new Notes(context).forget();
    }
}
