package org.oscine.conform.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of an agent that has ended.
 *
 * @param words action and further arguments
 * @param exit its exit status
 * @param killed whether it was killed: at Pacemaker's timeout, or because somebody wanted it cut off
 * @param heldPipe whether something else still held its output after its end
 */
public record EndedCall(
        String words, int exit, boolean killed, boolean heldPipe, String stdout, String stderr, Duration duration) {
    private static final int SHOWN = 128;

    /** What stands behind the prefix of exit reasons. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (String line : stderr.split("\n")) {
            if (line.startsWith(PacemakerCall.REASON_PREFIX)) {
                reasons.add(line.substring(PacemakerCall.REASON_PREFIX.length()));
            }
        }
        return reasons;
    }

    /** What is wrong with how it says why it failed; empty where nothing is. Pacemaker shows the last reason, cut. */
    public String faultOfReason() {
        List<String> reasons = reasons();
        if (reasons.isEmpty()) {
            return "there is no exit reason";
        }
        if (reasons.size() > 1) {
            return reasons.size() + " exit reasons, of which only the last is shown";
        }
        String reason = reasons.getFirst();
        if (reason.isBlank() || reason.startsWith(" ")) {
            return "the exit reason is empty or begins with a space";
        }
        return reason.length() > SHOWN ? "the exit reason is longer than the " + SHOWN + " characters that are shown" : "";
    }
}
