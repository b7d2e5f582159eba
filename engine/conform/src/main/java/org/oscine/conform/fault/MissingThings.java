package org.oscine.conform.fault;

import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.oscine.conform.machine.Namespace;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;

/** Configuration, programs and users that are not there. */
final class MissingThings {
    /** Wrong on this node only: 6 would ban the resource from every node. */
    private static final Expected NOT_HERE = Expected.codes(OCF_ERR_INSTALLED, OCF_ERR_ARGS);
    private static final Expected PROBE_NOT_HERE = Expected.codes(OCF_NOT_RUNNING, OCF_ERR_INSTALLED);
    private static final String NODE = "What is missing on this node is reported as 5 or 2, so that Pacemaker tries "
            + "another node; nothing is started.";
    private static final String STOP = "Stop does not depend on what a start needs: a failed stop gets the node fenced.";
    private static final String NOBODY = "no-such-user-here";

    private MissingThings() {}

    static List<Fault> all() {
        return List.of(configAtStart(), configInProbe(), configAtMonitor(), configAtStop(), programAtStart(),
                programInProbe(), programAtStop(), userAtStart(), userAtStop());
    }

    private static Fault configAtStart() {
        return Scenario.of("config-missing-start", "the configuration is missing at the start", NODE)
                .needing(Applicability::config)
                .arranged(MissingThings::takeConfigAway)
                .expecting(trial -> {
                    trial.ask(CallSpec.start(), NOT_HERE);
                    trial.stopsCleanly();
                });
    }

    private static Fault configInProbe() {
        return Scenario.of("config-missing-probe", "the configuration is missing in a probe",
                        "A probe tolerates missing files that may be on storage that is not mounted yet: 5 would ban "
                                + "the node.")
                .needing(Applicability::config)
                .arranged(MissingThings::takeConfigAway)
                .expecting(trial -> trial.ask(CallSpec.probe(), Expected.DOWN));
    }

    private static Fault configAtMonitor() {
        return Scenario.of("config-missing-monitor", "the configuration disappears while the service runs",
                        "The service still runs, whatever happened to its files.")
                .needing(Applicability::config)
                .arranged(trial -> {
                    trial.running();
                    takeConfigAway(trial);
                })
                .expecting(trial -> {
                    trial.ask(CallSpec.monitor(), Expected.NOT_DOWN);
                    trial.oneServer();
                });
    }

    private static Fault configAtStop() {
        return Scenario.of("config-missing-stop", "the configuration is missing at the stop", STOP)
                .needing(Applicability::config)
                .arranged(trial -> {
                    trial.running();
                    takeConfigAway(trial);
                })
                .expecting(Trial::stopsCleanly);
    }

    private static void takeConfigAway(Trial trial) {
        Path file = trial.subject().anatomy().config().orElseThrow();
        Path aside = file.resolveSibling(file.getFileName() + ".oscine-conform");
        trial.attempt("moved " + file + " away", () -> {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            trial.atTheEnd(() -> trial.attempt("put " + file + " back",
                    () -> Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE)));
        });
    }

    private static Fault programAtStart() {
        return Scenario.of("program-missing-start", "each program of the service in turn is missing at the start and "
                + "in a probe", NODE)
                .needing(subject -> Applicability.some(subject.anatomy().programs(), "none of its programs is known"))
                .expecting(trial -> {
                    for (Path program : trial.subject().anatomy().programs()) {
                        List<String> entrance = without(trial, program);
                        trial.ask(CallSpec.start().through(entrance).remark("without " + program.getFileName()), NOT_HERE);
                        trial.ask(CallSpec.probe().through(entrance), PROBE_NOT_HERE);
                        trial.stopsCleanly();
                    }
                });
    }

    private static Fault programInProbe() {
        return Scenario.of("program-missing-probe", "each program of the service in turn is missing in a probe",
                        "A program that a parameter names may be on storage that is not mounted yet: 5 would ban the "
                                + "node, even after it is mounted. What is part of the node may be reported as 5.")
                .needing(subject -> Applicability.some(subject.anatomy().programs(), "none of its programs is known"))
                .expecting(trial -> {
                    for (Path program : trial.subject().anatomy().programs()) {
                        trial.ask(CallSpec.probe().through(without(trial, program)).remark("without " + program.getFileName()),
                                isParameter(trial.subject(), program) ? Expected.DOWN : PROBE_NOT_HERE);
                    }
                });
    }

    private static boolean isParameter(Subject subject, Path program) {
        return subject.metadata().parameters().stream().flatMap(it -> subject.value(it.name()).stream())
                .anyMatch(value -> value.equals(program.toString()) || value.equals(program.getFileName().toString()));
    }

    private static Fault programAtStop() {
        return Scenario.of("program-missing-stop", "the programs of the service are missing at the stop", STOP)
                .needing(subject -> Applicability.some(subject.anatomy().programs(), "none of its programs is known"))
                .arranged(Trial::running)
                .expecting(trial -> {
                    List<String> entrance = new ArrayList<>();
                    trial.subject().anatomy().programs().forEach(program -> entrance.addAll(without(trial, program)));
                    trial.ask(CallSpec.stop().through(entrance).remark("without programs"), Expected.WELL);
                    trial.nothingLeft();
                });
    }

    /** For who goes through this the program is no program any more; the machine keeps it. */
    private static List<String> without(Trial trial, Path program) {
        List<String> entrance = new ArrayList<>();
        trial.attempt("took " + program + " out of the agent's sight", () -> {
            Namespace namespace = Namespace.withFile(program, Path.of("/dev/null"));
            trial.atTheEnd(namespace::close);
            entrance.addAll(namespace.entrance());
        });
        return entrance;
    }

    private static Fault userAtStart() {
        return Scenario.of("user-missing-start", "the user does not exist on this node", NODE)
                .needing(subject -> Applicability.present(subject.anatomy().userParameter(), "no parameter is known that "
                        + "names its user"))
                .expecting(trial -> {
                    trial.ask(CallSpec.start().with(userParameter(trial), NOBODY), NOT_HERE);
                    trial.stopsCleanly();
                });
    }

    private static Fault userAtStop() {
        return Scenario.of("user-missing-stop", "the user no longer exists at the stop", STOP)
                .needing(subject -> Applicability.present(subject.anatomy().userParameter(), "no parameter is known that "
                        + "names its user"))
                .arranged(Trial::running)
                .expecting(trial -> {
                    trial.ask(CallSpec.stop().with(userParameter(trial), NOBODY), Expected.WELL);
                    trial.nothingLeft();
                });
    }

    private static String userParameter(Trial trial) {
        return trial.subject().anatomy().userParameter().orElseThrow();
    }
}
