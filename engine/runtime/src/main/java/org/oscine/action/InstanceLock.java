package org.oscine.action;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

/** One change at a time for an instance: who comes second waits, and then sees what the first has done. */
final class InstanceLock {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private InstanceLock() {}

    /**
     * Without the lock it does not happen. A stop does: where no lock can be kept, on storage gone read-only say, it is still
     * better than a fenced node.
     */
    static Result perform(ActionContext context, ActionName action, Action work) {
        try {
            return locked(context, action.word(), work);
        } catch (NoLock failure) {
            if (action != ActionName.STOP || context.host().accounts().self() != 0) {
                return refusal(context, action.word(), failure.getMessage());
            }
            context.journal().warning("continuing without a lock: " + failure.getMessage());
            return work.perform();
        }
    }

    private static Result locked(ActionContext context, String action, Action work) throws NoLock {
        String state = context.resource().stateDirectory();
        Failure fault = context.host().changes().makeDirectory(
                state, Optional.empty(), Optional.empty(), Optional.of("700"));
        if (fault.exists()) {
            throw new NoLock(fault.cause());
        }
        return inTurn(context, action, work, state + "/lock");
    }

    private static Result inTurn(ActionContext context, String action, Action work, String path) throws NoLock {
        while (!context.deadline().passed()) {
            Optional<AutoCloseable> lock = tryLock(context, path);
            if (lock.isPresent()) {
                return holding(context, lock.get(), work);
            }
            context.journal().debug("waiting for another action of this resource to end");
            context.host().clock().sleep(PAUSE);
        }
        return Result.of(ReturnCode.OCF_ERR_GENERIC, action + ": another action of this resource did not end in time");
    }

    private static Optional<AutoCloseable> tryLock(ActionContext context, String path) throws NoLock {
        try {
            return context.host().changes().tryLock(path);
        } catch (UncheckedIOException failure) {
            throw new NoLock("cannot lock " + path);
        }
    }

    private static Result refusal(ActionContext context, String action, String fault) {
        boolean root = context.host().accounts().self() == 0;
        return root
                ? Result.of(ReturnCode.OCF_ERR_GENERIC, fault)
                : Result.of(ReturnCode.OCF_ERR_PERM, action + " must run as root: " + fault);
    }

    /** The lock cannot even be tried; the work has not begun. */
    private static final class NoLock extends Exception {
        NoLock(String message) {
            super(message);
        }
    }

    private static Result holding(ActionContext context, AutoCloseable lock, Action work) {
        try {
            LeftOvers.remove(context);
            return work.perform();
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
