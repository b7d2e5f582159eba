package org.oscine.testfile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Span;
import org.oscine.ocf.ReturnCode;

/**
 * What must have come of a call. What is absent is not looked at.
 *
 * @param code the code
 * @param effects all that was done to the machine, one line each, in this order
 * @param log lines of the log that must be there in this order, others may stand between them
 * @param alive processes, by name, that must live afterwards
 * @param gone processes, by name, that must not
 * @param exists paths at which something must stand
 * @param missing paths at which nothing may stand
 * @param output texts that must be in what the call prints
 * @param within the longest that the call may take
 * @param notBefore the shortest
 */
public record Expected(
        ReturnCode code,
        Optional<Reason> reason,
        Optional<List<String>> effects,
        List<String> log,
        List<String> alive,
        List<String> gone,
        List<String> exists,
        List<String> missing,
        List<String> output,
        Optional<Duration> within,
        Optional<Duration> notBefore) {

    /** The reason of a failure: all of it, or a regular expression that is found in it. */
    public sealed interface Reason {
        /** Exactly this text. */
        record Exactly(String text) implements Reason {}

        /** A text in which this is found. */
        record Matching(String pattern, Span span) implements Reason {}
    }
}
