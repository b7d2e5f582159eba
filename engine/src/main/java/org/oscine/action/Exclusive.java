package org.oscine.action;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

/** One change at a time for an instance: who comes second waits, and then sees what the first has done. */
final class Exclusive {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Exclusive() {}

    static Result perform(Context context, String action, Supplier<Result> work) {
        if (context.host().accounts().self() != 0 && !mayKeepState(context)) {
            return Result.of(ReturnCode.OCF_ERR_PERM, action + " must run as root");
        }
        String path = context.resource().stateDirectory() + "/lock";
        while (!context.deadline().passed()) {
            Optional<AutoCloseable> lock = context.host().changes().tryLock(path);
            if (lock.isPresent()) {
                return holding(lock.get(), work);
            }
            context.journal().debug("another action of this resource is under way");
            context.host().clock().sleep(PAUSE);
        }
        return Result.of(ReturnCode.OCF_ERR_GENERIC, action + ": another action of this resource did not end in time");
    }

    private static boolean mayKeepState(Context context) {
        String state = context.resource().stateDirectory();
        String parent = state.substring(0, Math.max(1, state.lastIndexOf('/')));
        return context.host().changes().makeDirectory(parent, Optional.empty(), Optional.empty(), Optional.of("700"))
                .isEmpty();
    }

    private static Result holding(AutoCloseable lock, Supplier<Result> work) {
        try {
            return work.get();
        } finally {
            release(lock);
        }
    }

    private static void release(AutoCloseable lock) {
        try {
            lock.close();
        } catch (Exception alreadyGone) {
            // The kernel gives it back with the end of the process anyway.
        }
    }
}
