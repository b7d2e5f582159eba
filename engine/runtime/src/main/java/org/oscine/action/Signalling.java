package org.oscine.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

/** Waiting for processes to end, and making them. A process is told from its successor by its start time. */
final class Signalling {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    /** proc(5): stopped by a signal; a debugger's stop is another letter. */
    private static final char STOPPED = 'T';

    private Signalling() {}

    /** Those of them that are still alive. */
    static List<Stat> alive(Host host, List<Stat> processes) {
        List<Stat> alive = new ArrayList<>();
        for (Stat process : processes) {
            Optional<Stat> now = host.processes().stat(process.pid());
            if (now.isPresent() && now.get().startTime() == process.startTime() && now.get().alive()) {
                alive.add(now.get());
            }
        }
        return alive;
    }

    /** Waits until all have ended; returns those that have not when the time is over. */
    static List<Stat> awaitEnd(Host host, List<Stat> processes, Deadline deadline) {
        Duration pause = SHORTEST_PAUSE;
        List<Stat> alive = alive(host, processes);
        while (!alive.isEmpty() && !deadline.passed()) {
            host.clock().sleep(pause);
            pause = pause.plus(pause).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.plus(pause);
            alive = alive(host, alive);
        }
        return alive;
    }

    /** Sends a signal to each; what cannot be sent is logged. */
    static void signal(ActionContext context, List<Stat> processes, String signal) {
        context.journal().warnOf(signalEach(context, processes, signal));
    }

    /** Sends a signal to each, also after one that it cannot be sent to. Returns the first failure; others are logged. */
    static Failure signalEach(ActionContext context, List<Stat> processes, String signal) {
        Failure first = Failure.NONE;
        for (Stat process : processes) {
            Failure failure = context.host().control().signal(process, signal);
            if (first.exists()) {
                context.journal().warnOf(failure);
            } else {
                first = failure;
            }
        }
        return first;
    }

    /**
     * Wakes those that are stopped, so that they can end as they are asked to: a stopped process takes a signal only when it
     * goes on. systemd does the same (systemd.kill(5)).
     */
    static void wake(ActionContext context, List<Stat> processes) {
        for (Stat process : alive(context.host(), processes)) {
            if (process.state() == STOPPED) {
                context.journal().info("process " + process.pid() + " is stopped; sending SIGCONT so that it can end");
                signal(context, List.of(process), "CONT");
            }
        }
    }

    /** The first of them that a signal has stopped. */
    static Optional<Stat> stopped(List<Stat> processes) {
        for (Stat process : processes) {
            if (process.state() == STOPPED) {
                return Optional.of(process);
            }
        }
        return Optional.empty();
    }

    /** SIGKILL, and proof that it worked. */
    static Result kill(ActionContext context, List<Stat> processes) {
        List<Stat> alive = alive(context.host(), processes);
        if (alive.isEmpty()) {
            return Result.SUCCESS;
        }
        signal(context, alive, "KILL");
        return gone(awaitEnd(context.host(), alive, context.deadline()));
    }

    /** A success if nothing is left of what was killed. */
    static Result gone(List<Stat> alive) {
        if (alive.isEmpty()) {
            return Result.SUCCESS;
        }
        Stat first = alive.getFirst();
        return Result.of(ReturnCode.OCF_ERR_GENERIC,
                "process " + first.pid() + " is still there after SIGKILL (state " + first.state() + ")");
    }
}
