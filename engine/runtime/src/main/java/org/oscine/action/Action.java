package org.oscine.action;

import org.oscine.action.Course.Turn;
import org.oscine.descriptor.Check;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.probe.Outcome;

/** An action that goes through the phases of its course. Those that only one action has are in its own class. */
class Action {
    private static final Outcome NOTHING_YET = new Outcome.Unknown("");

    final ActionContext context;
    private final Course course;
    private final Validation validation;
    private Outcome seen = NOTHING_YET;

    Action(ActionContext context, Course course) {
        this.context = context;
        this.course = course;
        this.validation = new Validation(context);
    }

    /** All phases, once the lock is held. */
    final Result perform() {
        return from(course.rows().get(course.isExclusive() ? 1 : 0).phase());
    }

    /** This phase, and what follows it. */
    final Result from(Phase first) {
        Phase phase = first;
        while (true) {
            Result result = perform(phase);
            if (!result.success()) {
                return result;
            }
            Turn turn = course.after(phase, phase.looks() ? Finding.of(seen) : Finding.WELL);
            if (turn.phase().isEmpty()) {
                return turn.code() == ReturnCode.OCF_SUCCESS
                        ? Result.SUCCESS
                        : Result.of(turn.code(), turn.why() + seen.seen());
            }
            phase = turn.phase().get();
        }
    }

    Result perform(Phase phase) {
        return switch (phase) {
            case PARAMETERS -> validation.ofTheParameters();
            case RIGHTS -> validation.only(Check.Root.class);
            case NODE -> validation.ofTheNode();
            case LOOK, LOOK_AGAIN -> {
                seen = look();
                yield Result.SUCCESS;
            }
            case REFUSE -> Result.of(ReturnCode.OCF_ERR_UNIMPLEMENTED, course.refusal());
            case LOCK, ADOPT, PREPARE, LAUNCH, READY, QUESTIONS, STOP, PROOF, CLEAN_UP, FORGET, RELOAD ->
                throw new IllegalStateException(course.action() + " has no phase " + phase);
        };
    }

    /** What is there of the service. */
    Outcome look() {
        return context.look();
    }

    /** What the last look has found. */
    final Outcome seen() {
        return seen;
    }
}
