package org.oscine.conform.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.conform.machine.ProcStatus;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.machine.Title;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.RunningTrialCall;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialAborted;
import org.oscine.conform.trial.Violation;

/** Whatever a start has brought up is the service's, to the last process, whatever those do. */
final class Families {
    private static final Duration LASTING = Duration.ofSeconds(1);
    private static final Duration WAKING = Duration.ofSeconds(2);
    private static final int TRIES = 3;
    private static final Duration START = Duration.ofSeconds(15);

    private Families() {}

    static List<Fault> all() {
        return List.of(hangsAndWouldEnd(), deaf(), outlives(), neverReady(), titleRewritten());
    }

    private static Fault hangsAndWouldEnd() {
        return Scenario.of("server-hangs-would-end", "the server hangs (SIGSTOP), and would end if it were continued",
                        "A stop continues stopped processes, so that they can end as requested: it takes at most 2 s "
                                + "longer than otherwise, and needs no last resort.")
                .arranged(Trial::running)
                .expecting(trial -> {
                    Duration plain = trial.ask(CallSpec.stop().remark("measured"), Expected.WELL).call().duration();
                    trial.nothingLeft();
                    trial.holdAll(trial.running());
                    Duration hung = trial.ask(CallSpec.stop(), Expected.WELL).call().duration();
                    boolean late = hung.compareTo(plain.plus(WAKING)) > 0;
                    trial.look("the stop takes at most 2 s more than " + tenths(plain), tenths(hung), late
                            ? new Violation[] {new Violation(Violation.Kind.TIME, "the stop took " + tenths(hung)
                                    + ", and " + tenths(plain) + " if the server does not hang")} : new Violation[0]);
                    trial.nothingLeft();
                });
    }

    private static String tenths(Duration duration) {
        return duration.toMillis() / 100 / 10.0 + " s";
    }

    private static Fault deaf() {
        return Scenario.of("family-deaf", "processes of the service ignore SIGTERM",
                        "A stop keeps killing what it finds until no process of the service is left, or its time is "
                                + "over; it blames no process that it has not sent a signal to.")
                .arranged(trial -> {
                    ServiceProcess server = trial.running();
                    if (!trial.await(LASTING, () -> trial.processes().stream().anyMatch(Families::isDeaf))) {
                        trial.stopsCleanly();
                        throw TrialAborted.inapplicable("none of its processes ignores SIGTERM");
                    }
                    trial.note("of " + trial.workersOf(server).size() + " workers, some ignore SIGTERM");
                })
                .expecting(Trial::stopsCleanly);
    }

    private static boolean isDeaf(ServiceProcess process) {
        return ProcStatus.ignores(process.pid(), ProcStatus.TERM);
    }

    private static Fault outlives() {
        return Scenario.of("family-outlives", "the main process is killed, and the other processes keep running",
                        "What a dead master or wrapper leaves behind holds the service's ports and files: the service is not "
                                + "\"not running\", and stop ends the rest, whatever programs it runs.")
                .arranged(trial -> {
                    ServiceProcess server = trial.running();
                    if (trial.workersOf(server).isEmpty()) {
                        trial.stopsCleanly();
                        throw TrialAborted.inapplicable("it has only one process");
                    }
                    trial.kill(server);
                    trial.pause(LASTING);
                    if (trial.orphans().isEmpty()) {
                        throw TrialAborted.inapplicable("the others end with the main process");
                    }
                })
                .expecting(trial -> {
                    trial.ask(CallSpec.monitor(), new Expected("an error, neither 0 nor 7, while they run",
                            exit -> Expected.FAILURE.right().test(exit) || trial.orphans().isEmpty()));
                    trial.stopsCleanly();
                    trial.recovers();
                });
    }

    private static Fault neverReady() {
        return Scenario.of("never-ready", "the server never becomes ready",
                        "A start either brings the server up or ends it: it never fails and leaves a running server "
                                + "that nobody knows about.")
                .expecting(trial -> {
                    Event.Called called = startOfAHeldServer(trial);
                    boolean left = called.call().exit() != 0 && !called.call().killed() && !trial.servers().isEmpty();
                    trial.look("a start that fails has ended its server", Trial.said(trial.servers()), left
                            ? new Violation[] {new Violation(Violation.Kind.LEFTOVER, "start answered "
                                    + Expected.say(called.call().exit()) + ", but its server is still running")} : new Violation[0]);
                    trial.ask(CallSpec.probe(), trial.servers().isEmpty() ? Expected.DEAD : Expected.NOT_DOWN);
                    trial.stopsCleanly();
                    trial.recovers();
                });
    }

    /** A quick start may be over before its server is seen. */
    private static Event.Called startOfAHeldServer(Trial trial) {
        for (int i = 0; i < TRIES; i++) {
            RunningTrialCall start = trial.begin(CallSpec.start().within(START));
            Optional<ServiceProcess> server = DiesInStart.held(trial, start);
            Event.Called called = start.await(DiesInStart.OVER);
            if (server.isPresent()) {
                return called;
            }
            trial.stopsCleanly();
        }
        throw TrialAborted.inapplicable("its start ends before the server can be stopped (SIGSTOP)");
    }

    private static Fault titleRewritten() {
        return Scenario.of("title-rewritten", "the server overwrites its own arguments with its state while it starts",
                        "What a call has started is identified by that, not by its title: it is reported as running, "
                                + "not started twice, and stopped.")
                .expecting(trial -> {
                    RunningTrialCall start = trial.begin(CallSpec.start());
                    Optional<ServiceProcess> held = DiesInStart.held(trial, start);
                    held.ifPresent(server -> {
                        rewrite(trial, server);
                        trial.signal("CONT", server);
                    });
                    start.await(new Expected("0, or an error with no server left",
                            exit -> exit == 0 || exit != 7 && trial.servers().isEmpty()));
                    if (trial.servers().isEmpty()) {
                        trial.note("it needs its arguments while it starts");
                        trial.stopsCleanly();
                        trial.running();
                    }
                    trial.servers().forEach(server -> rewrite(trial, server));
                    trial.oneServer();
                    trial.staysInHand();
                });
    }

    private static void rewrite(Trial trial, ServiceProcess server) {
        trial.attempt("overwrote the arguments of process " + server.pid(), () -> Title.write(server.pid(), "conform: idle"));
    }
}
