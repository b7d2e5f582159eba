package org.oscine.ocf;

/**
 * How an action ended.
 *
 * @param code the code for Pacemaker
 * @param reason why, for ocf-exit-reason; empty exactly when the code is OCF_SUCCESS
 */
public record Result(ReturnCode code, String reason) {

    /** It went well. */
    public static final Result SUCCESS = new Result(ReturnCode.OCF_SUCCESS, "");

    /** It did not go well, for this reason. */
    public static Result of(ReturnCode code, String reason) {
        return new Result(code, reason);
    }

    /** It went well, unless there is a failure. */
    public static Result of(ReturnCode code, Failure failure) {
        return failure.exists() ? of(code, failure.cause()) : SUCCESS;
    }

    /** The code, with the reason if there is one. */
    public String inWords() {
        return success() ? code.name() : code + ": " + reason;
    }

    /** Whether the code is OCF_SUCCESS. */
    public boolean success() {
        return code == ReturnCode.OCF_SUCCESS;
    }
}
