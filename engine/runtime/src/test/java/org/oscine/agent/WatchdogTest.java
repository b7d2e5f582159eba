package org.oscine.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

class WatchdogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Answer answer = new Answer(new PrintStream(new ByteArrayOutputStream()), err, "");
    private final BlockingQueue<Integer> halts = new ArrayBlockingQueue<>(2);

    @Test
    void endsACallThatHangsAndSaysWhy() throws InterruptedException {
        Watchdog.watch("asterisk monitor", Duration.ofMillis(20), answer, halts::add);

        assertEquals(1, halts.poll(10, TimeUnit.SECONDS));
        assertThat(said()).startsWith("ocf-exit-reason:asterisk monitor gave no answer within 20 ms")
                .endsWith("\n").hasLineCount(1);
        assertFalse(answer.give(Result.of(ReturnCode.OCF_NOT_RUNNING, "too late")));
        assertThat(said()).hasLineCount(1);
    }

    @Test
    void leavesAnAnswerThatWasGivenAlone() throws InterruptedException {
        answer.give(Result.of(ReturnCode.OCF_NOT_RUNNING, "no process"));
        Watchdog.watch("asterisk monitor", Duration.ofMillis(1), answer, halts::add);

        assertThat(halts.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertEquals("ocf-exit-reason:no process\n", said());
    }

    @Test
    void aSuccessNeedsNoReasonAndAFailureAlwaysHasOne() {
        answer.give(Result.SUCCESS);
        assertEquals("", said());

        new Answer(err, err, "because:").give(Result.of(ReturnCode.OCF_ERR_GENERIC, " "));
        assertEquals("because:OCF_ERR_GENERIC\n", said());
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
