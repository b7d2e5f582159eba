package org.oscine.action;

import static org.oscine.action.Finding.DOWN;
import static org.oscine.action.Finding.FAILED;
import static org.oscine.action.Finding.OCCUPIED;
import static org.oscine.action.Finding.REMAINS;
import static org.oscine.action.Finding.UNKNOWN;
import static org.oscine.action.Finding.UP;
import static org.oscine.action.Finding.WELL;

import java.util.List;
import java.util.Optional;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;

/** The phases of an action in their order, and where what is found leads. The action goes by it, and a plan tells it. */
public record Course(ActionName action, List<Row> rows) {

    /** A phase with what follows it: where no turn is for what is found, the next phase; success after the last one. */
    public record Row(Phase phase, List<Turn> turns) {}

    /**
     * Where some findings lead.
     *
     * @param phase the phase to go on with; absent: the action ends
     * @param code the code that it ends with
     * @param why how the reason begins, before what was seen
     */
    public record Turn(List<Finding> findings, Optional<Phase> phase, ReturnCode code, String why) {}

    /** The course of an action. */
    public static Course of(ActionName action, Resource resource) {
        return new Course(action, switch (action) {
            case START -> start();
            case STOP -> stop();
            case STATUS -> List.of(row(Phase.PARAMETERS), row(Phase.RIGHTS), row(Phase.LOOK, states(end(UP), notRunning())));
            case MONITOR -> monitor(!resource.monitor().isEmpty(), resource.probe());
            case VALIDATE_ALL -> List.of(row(Phase.PARAMETERS), row(Phase.NODE));
            case RELOAD, RELOAD_AGENT -> reload(resource.reload().isPresent());
            case PROMOTE, DEMOTE, NOTIFY, META_DATA, USAGE, HELP -> List.of(row(Phase.REFUSE));
        });
    }

    private static List<Row> start() {
        return List.of(row(Phase.LOCK), row(Phase.PARAMETERS),
                row(Phase.LOOK, to(Phase.ADOPT, UP), to(Phase.NODE, DOWN), failure("not started: ", OCCUPIED),
                        failure("stop it first: ", FAILED, REMAINS), failure("", UNKNOWN)),
                row(Phase.ADOPT, to(Phase.READY, WELL)),
                row(Phase.NODE), row(Phase.PREPARE), row(Phase.LAUNCH), row(Phase.READY));
    }

    private static List<Row> stop() {
        return List.of(row(Phase.LOCK),
                row(Phase.LOOK, to(Phase.STOP, UP, FAILED, REMAINS), to(Phase.CLEAN_UP, DOWN), to(Phase.FORGET, OCCUPIED),
                        failure("", UNKNOWN)),
                row(Phase.STOP), row(Phase.PROOF), row(Phase.CLEAN_UP, end(WELL)), row(Phase.FORGET));
    }

    /** A probe that finds nothing running says what keeps it from running here, so that no start has to fail for it. */
    private static List<Row> monitor(boolean asks, boolean probe) {
        Row parameters = row(Phase.PARAMETERS);
        Row rights = row(Phase.RIGHTS);
        Row look = row(Phase.LOOK, states(asks ? to(Phase.QUESTIONS, UP) : end(UP),
                probe ? to(Phase.NODE, DOWN, OCCUPIED) : notRunning()));
        Row questions = row(Phase.QUESTIONS, end(WELL));
        Row node = row(Phase.NODE, end(ReturnCode.OCF_NOT_RUNNING, "", WELL));
        if (asks) {
            return probe
                    ? List.of(parameters, rights, look, questions, node)
                    : List.of(parameters, rights, look, questions);
        }
        return probe ? List.of(parameters, rights, look, node) : List.of(parameters, rights, look);
    }

    private static List<Row> reload(boolean possible) {
        return possible
                ? List.of(row(Phase.LOCK), row(Phase.PARAMETERS), row(Phase.NODE),
                        row(Phase.LOOK, to(Phase.RELOAD, UP),
                                failure("not reloaded: ", DOWN, OCCUPIED, FAILED, REMAINS, UNKNOWN)),
                        row(Phase.RELOAD), row(Phase.LOOK_AGAIN, states(end(UP), notRunning())))
                : List.of(row(Phase.REFUSE));
    }

    private static Row row(Phase phase, Turn... turns) {
        return new Row(phase, List.of(turns));
    }

    private static Turn[] states(Turn up, Turn down) {
        return new Turn[] {up, down, failure("", FAILED, REMAINS), failure("", UNKNOWN)};
    }

    private static Turn notRunning() {
        return end(ReturnCode.OCF_NOT_RUNNING, "", DOWN, OCCUPIED);
    }

    private static Turn to(Phase phase, Finding... findings) {
        return new Turn(List.of(findings), Optional.of(phase), ReturnCode.OCF_SUCCESS, "");
    }

    private static Turn failure(String why, Finding... findings) {
        return end(ReturnCode.OCF_ERR_GENERIC, why, findings);
    }

    private static Turn end(Finding finding) {
        return end(ReturnCode.OCF_SUCCESS, "", finding);
    }

    private static Turn end(ReturnCode code, String why, Finding... findings) {
        return new Turn(List.of(findings), Optional.empty(), code, why);
    }

    /** Whether it changes the service, so that no other may do so at the same time. */
    boolean isExclusive() {
        return rows.getFirst().phase() == Phase.LOCK;
    }

    /** What follows a phase with this finding. */
    Turn after(Phase phase, Finding finding) {
        int place = 0;
        while (rows.get(place).phase() != phase) {
            place++;
        }
        for (Turn turn : rows.get(place).turns()) {
            if (turn.findings().contains(finding)) {
                return turn;
            }
        }
        return place + 1 < rows.size() ? to(rows.get(place + 1).phase(), finding) : end(finding);
    }

    /** Why the action cannot be had, where it cannot. */
    public String refusal() {
        return action == ActionName.RELOAD || action == ActionName.RELOAD_AGENT ? "the service cannot " + action.word() : "the agent has no action " + action.word();
    }
}
