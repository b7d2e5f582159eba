package org.oscine.serve;

/** What a client is told. */
public sealed interface Reply {

    /** That it has to go the cold way: this engine does not do such a call, or not now. */
    Reply DECLINED = new Declined();

    /** See {@link #DECLINED}. */
    record Declined() implements Reply {}

    /**
     * How a call ended.
     *
     * @param status the exit status
     * @param out for standard output
     * @param err for standard error
     */
    record Answered(int status, byte[] out, byte[] err) implements Reply {}
}
