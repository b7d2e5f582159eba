package org.oscine.conform.trial;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.oscine.ocf.ReturnCode;

/** What a call must answer: the codes that are right, and in words why. */
public record Expected(String words, IntPredicate right) {
    private static final int SUCCESS = ReturnCode.OCF_SUCCESS.number();
    private static final int NOT_RUNNING = ReturnCode.OCF_NOT_RUNNING.number();

    /** It does what it was asked; for a monitor: the service runs. */
    public static final Expected WELL = code(ReturnCode.OCF_SUCCESS);

    /** The service does not run. */
    public static final Expected DOWN = code(ReturnCode.OCF_NOT_RUNNING);

    /** An error, and neither success nor "not running". */
    public static final Expected FAILURE = new Expected("an error, neither 0 nor 7", exit -> exit != SUCCESS && exit != NOT_RUNNING);

    /** Success, or an error, but never the claim that nothing runs. */
    public static final Expected NOT_DOWN = new Expected("anything except 7, because it runs", exit -> exit != NOT_RUNNING);

    /** That the service died may be told as an error or as not running, never as success. */
    public static final Expected DEAD = new Expected("7 (not running), or 1", exit -> exit == NOT_RUNNING || exit == 1);

    /** Whatever the answer, there is one in time. */
    public static final Expected ANSWER = new Expected("any answer in time", exit -> true);

    /** Just this code. */
    public static Expected code(ReturnCode code) {
        return codes(code);
    }

    /** One of these codes. */
    public static Expected codes(ReturnCode... codes) {
        StringBuilder words = new StringBuilder();
        for (ReturnCode code : codes) {
            words.append(words.isEmpty() ? "" : " or ").append(code.number()).append(" (").append(say(code)).append(')');
        }
        return new Expected(words.toString(), exit -> {
            for (ReturnCode code : codes) {
                if (code.number() == exit) {
                    return true;
                }
            }
            return false;
        });
    }

    /** A code in words. */
    public static String say(int exit) {
        Optional<ReturnCode> known = Optional.empty();
        for (ReturnCode code : ReturnCode.values()) {
            known = code.number() == exit ? Optional.of(code) : known;
        }
        return exit + known.map(code -> " (" + say(code) + ")").orElse("");
    }

    private static String say(ReturnCode code) {
        return switch (code) {
            case OCF_SUCCESS -> "success";
            case OCF_ERR_GENERIC -> "error";
            case OCF_ERR_ARGS -> "wrong on this node";
            case OCF_ERR_UNIMPLEMENTED -> "unimplemented";
            case OCF_ERR_PERM -> "no permission";
            case OCF_ERR_INSTALLED -> "not installed";
            case OCF_ERR_CONFIGURED -> "wrong on every node";
            case OCF_NOT_RUNNING -> "not running";
            case OCF_RUNNING_PROMOTED -> "running, promoted";
            case OCF_FAILED_PROMOTED -> "failed, promoted";
            case OCF_DEGRADED -> "degraded";
            case OCF_DEGRADED_PROMOTED -> "degraded, promoted";
        };
    }
}
