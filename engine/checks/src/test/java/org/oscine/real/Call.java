package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.oscine.ocf.ReturnCode;

/**
 * One call of the agent that has ended.
 *
 * @param exit its exit status
 * @param killed whether it did not end in time, and was killed as Pacemaker would do it
 * @param heldPipe whether something else still held its output after its end
 */
public record Call(
        String action, int exit, boolean killed, boolean heldPipe, String stdout, String stderr, Duration duration) {

    /** What stands behind the prefix of exit reasons. */
    public List<String> reasons() {
        return stderr.lines()
                .filter(line -> line.startsWith(AgentCall.REASON_PREFIX))
                .map(line -> line.substring(AgentCall.REASON_PREFIX.length()))
                .toList();
    }

    /** It has ended by itself, with this code. */
    public Call gives(ReturnCode code) {
        endedByItself();
        assertThat(exit).as("exit status of %s%n%s", action, this).isEqualTo(code.number());
        assertThat(heldPipe).as("%s left a process that holds its pipes", action).isFalse();
        return this;
    }

    /** It has ended by itself, with this code, and says why, once. */
    public Call refuses(ReturnCode code) {
        gives(code);
        return saysWhy();
    }

    /** It has failed by itself, never with the claim that the service is stopped, and says why, once. */
    public Call fails() {
        endedByItself();
        assertThat(exit)
                .as("exit status of %s%n%s", action, this)
                .isNotIn(ReturnCode.OCF_SUCCESS.number(), ReturnCode.OCF_NOT_RUNNING.number());
        return saysWhy();
    }

    public Call endedByItself() {
        assertThat(killed).as("%s had to be killed after %s%n%s", action, duration, this).isFalse();
        return this;
    }

    /** Exactly one reason, in the last line, short enough for Pacemaker. */
    public Call saysWhy() {
        assertThat(reasons()).as("exit reasons of %s%n%s", action, this).hasSize(1);
        assertThat(stderr.lines().toList().getLast()).startsWith(AgentCall.REASON_PREFIX);
        assertThat(reasons().getFirst()).isNotBlank().doesNotStartWith(" ").hasSizeLessThanOrEqualTo(128);
        return this;
    }
}
