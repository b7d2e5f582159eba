package org.oscine.conform.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.RunningTrialCall;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialAborted;
import org.oscine.conform.trial.Violation;

/** Things that happen at the same time, or take their time. */
final class Races {
    private static final Duration WHILE = Duration.ofSeconds(2);
    private static final Duration STAY = Duration.ofMillis(100);
    private static final Duration APPEARANCE = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofSeconds(3);

    private Races() {}

    static List<Fault> all() {
        return List.of(twoStarts(), startDuringStop(), stopDuringStart(), slowStart(), new DiesInStart(), slowStop());
    }

    private static Fault twoStarts() {
        return Scenario.of("two-starts", "two starts at the same time",
                        "Only one action changes the service at a time: the second start waits, and then finds the "
                                + "service running.")
                .expecting(trial -> {
                    RunningTrialCall one = trial.begin(CallSpec.start().remark("one"));
                    RunningTrialCall two = trial.begin(CallSpec.start().remark("two"));
                    one.await(Expected.WELL);
                    two.await(Expected.WELL);
                    trial.oneServer();
                    trial.ask(CallSpec.monitor(), Expected.WELL);
                    trial.stopsCleanly();
                });
    }

    private static Fault startDuringStop() {
        return Scenario.of("start-during-stop", "a start while a stop is in progress",
                        "Both end in time. Afterwards there is one service or none, and the monitor reports which.")
                .arranged(Trial::running)
                .expecting(trial -> {
                    RunningTrialCall stop = trial.begin(CallSpec.stop());
                    trial.pause(Duration.ofMillis(200));
                    RunningTrialCall start = trial.begin(CallSpec.start().remark("during the stop"));
                    stop.await(Expected.WELL);
                    boolean started = start.await(new Expected("0, or an error", exit -> exit != 7)).call().exit() == 0;
                    tellsTheTruth(trial, started);
                    trial.stopsCleanly();
                });
    }

    private static void tellsTheTruth(Trial trial, boolean started) {
        int servers = trial.servers().size();
        if (servers > 1) {
            trial.look("at most one server", servers + " servers",
                    new Violation(Violation.Kind.LEFTOVER, servers + " servers run at the same time"));
        }
        if (started && servers == 0) {
            trial.look("after the start that succeeded, the service runs", "none runs",
                    new Violation(Violation.Kind.LOST, "start answered 0, but no server runs"));
        }
        trial.ask(CallSpec.monitor(), servers > 0 ? Expected.WELL : Expected.DOWN);
    }

    private static Fault stopDuringStart() {
        return Scenario.of("stop-during-start", "a stop while a start is in progress",
                        "After a successful stop nothing runs, not even what the start was about to bring up.")
                .expecting(trial -> {
                    RunningTrialCall start = trial.begin(CallSpec.start());
                    server(trial, start);
                    RunningTrialCall stop = trial.begin(CallSpec.stop().remark("during the start"));
                    start.await(new Expected("0, or an error", exit -> exit != 7));
                    stop.await(Expected.WELL);
                    trial.nothingLeft();
                });
    }

    private static Fault slowStart() {
        return Scenario.of("slow-start", "the server pauses for 2 s while it starts up",
                        "A start ends when the service works, not before; it waits for a slow service.")
                .expecting(trial -> {
                    RunningTrialCall start = trial.begin(CallSpec.start());
                    ServiceProcess server = server(trial, start);
                    trial.signal("STOP", server);
                    trial.pause(WHILE);
                    trial.signal("CONT", server);
                    start.await(Expected.WELL);
                    trial.oneServer();
                    trial.ask(CallSpec.monitor(), Expected.WELL);
                    trial.stopsCleanly();
                });
    }

    private static Fault slowStop() {
        return Scenario.of("slow-stop", "the server does not react for 3 s while it is stopped",
                        "Stop returns when it has seen that the service is gone, not before.")
                .arranged(trial -> trial.holdAll(trial.running()))
                .expecting(trial -> {
                    List<ServiceProcess> servers = trial.servers();
                    RunningTrialCall stop = trial.begin(CallSpec.stop());
                    trial.pause(SLOW);
                    servers.forEach(server -> trial.wakeAll(server));
                    stop.await(Expected.WELL);
                    trial.nothingLeft();
                });
    }

    /** The server, as soon as there is one that stays: whoever puts it into the background goes at once. */
    private static ServiceProcess server(Trial trial, RunningTrialCall start) {
        List<ServiceProcess> servers = new ArrayList<>();
        boolean there = trial.await(APPEARANCE, () -> {
            servers.clear();
            servers.addAll(trial.servers());
            trial.pause(STAY);
            List<Integer> now = trial.servers().stream().map(ServiceProcess::pid).toList();
            servers.removeIf(server -> !now.contains(server.pid()));
            return !servers.isEmpty();
        });
        if (!there) {
            start.await(Expected.WELL);
            throw TrialAborted.byConform("no server appeared");
        }
        return servers.getFirst();
    }
}
