package org.oscine.conform.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.RunningTrialCall;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialAborted;
import org.oscine.conform.trial.Violation;
import org.oscine.ocf.ReturnCode;

/**
 * The server dies before it is ready. It is held as soon as it is there, so that it cannot get ready meanwhile; and it
 * is killed only when the start has had all the time that it takes to end, had it seen the server ready before.
 */
final class DiesInStart implements Fault {
    /** A quick boot may be over before it is seen. */
    private static final int TRIES = 3;
    private static final Duration APPEARANCE = Duration.ofSeconds(10);
    /** Whoever puts the server into the background is gone by then, on a busy machine, too. */
    private static final Duration STAY = Duration.ofMillis(300);
    /** A start that has lost its server and still waits after this long waits for its timeout. */
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final Duration SHORTEST_END = Duration.ofMillis(1500);
    /** The end of a start is a part of what a whole probe does. */
    private static final int ENDS_IN_A_PROBE = 4;
    static final Expected OVER = new Expected("0, or an error", exit -> exit != ReturnCode.OCF_NOT_RUNNING.number());

    @Override
    public String name() {
        return "dies-in-start";
    }

    @Override
    public String title() {
        return "the server dies right after its fork, while it starts up";
    }

    @Override
    public String rule() {
        return "A start fails as soon as the service is dead, not only at Pacemaker's timeout.";
    }

    @Override
    public void arrange(Trial trial) {}

    @Override
    public void expect(Trial trial) {
        Duration end = longestEnd(trial.ask(CallSpec.probe(), Expected.DOWN));
        for (int i = 0; i < TRIES; i++) {
            RunningTrialCall start = trial.begin(CallSpec.start());
            Optional<ServiceProcess> server = held(trial, start);
            if (server.isPresent() && !trial.await(end, () -> !start.isUnderWay())) {
                dies(trial, start, server.get());
                return;
            }
            start.await(OVER);
            server.ifPresent(it -> trial.signal("CONT", it));
            trial.stopsCleanly();
        }
        throw TrialAborted.inapplicable("its start ends before the server can be killed");
    }

    /** Of a start that has seen all that it wants to see: the busier the machine, the longer. */
    private static Duration longestEnd(Event.Called probe) {
        Duration end = probe.call().duration().multipliedBy(ENDS_IN_A_PROBE);
        return end.compareTo(SHORTEST_END) > 0 ? end : SHORTEST_END;
    }

    /** The server, held by SIGSTOP; nobody, where the start was quicker. */
    static Optional<ServiceProcess> held(Trial trial, RunningTrialCall start) {
        Map<Integer, Long> sights = new HashMap<>();
        List<ServiceProcess> held = new ArrayList<>();
        trial.await(APPEARANCE, () -> {
            for (ServiceProcess server : trial.servers()) {
                if (stays(trial, server, sights) && trial.hold(server)) {
                    held.add(server);
                    return true;
                }
            }
            return !start.isUnderWay();
        });
        return held.stream().findFirst();
    }

    private static boolean stays(Trial trial, ServiceProcess server, Map<Integer, Long> sights) {
        long now = System.nanoTime();
        Long first = sights.putIfAbsent(server.pid(), now);
        return trial.isDetached(server) || first != null && now - first > STAY.toNanos();
    }

    private static void dies(Trial trial, RunningTrialCall start, ServiceProcess server) {
        trial.kill(server);
        Event.Called called = start.await(Expected.FAILURE);
        if (!called.call().killed() && called.call().duration().compareTo(SOON) > 0) {
            trial.look("the start fails soon", "after " + called.call().duration().toSeconds() + " s",
                    new Violation(Violation.Kind.TIME, "the start did not notice for "
                            + called.call().duration().toSeconds() + " s that its server was dead"));
        }
        trial.ask(CallSpec.probe(), trial.orphans().isEmpty() ? Expected.DOWN : Expected.DEAD);
        trial.stopsCleanly();
    }
}
