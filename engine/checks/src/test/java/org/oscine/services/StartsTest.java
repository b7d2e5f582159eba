package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.real.Call;
import org.oscine.real.Proc;

/** What a start has begun is up, or the start ends it. */
@RealService("gcc")
class StartsTest {

    @Test
    void whatStatusNeverFindsIsEndedByItsStart() {
        try (Daemon service = new Daemon("daemon", "-exec", "/bin/sleep", "3600")) {
            service.call().run("start").refuses(OCF_ERR_GENERIC);
            assertThat(service.processes()).isEmpty();
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-workers", "-stray", "-tough"})
    void whatIsNotReadyInTimeIsEndedByItsStart(String habit) {
        try (Daemon service = new Daemon("daemon", habit)) {
            service.parameter("socket", service.path("run/nobody"));
            Call start = service.call().timeout(Duration.ofSeconds(12)).run("start").refuses(OCF_ERR_GENERIC);
            assertThat(start.reasons().getFirst()).startsWith("not ready after ").contains(" s: greeting: ");
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-workers", "-stray", "-tough"})
    void aStarterThatFailsLeavesNothing(String habit) {
        try (Daemon service = new Daemon("daemon", "-fail", habit)) {
            service.call().run("start").refuses(OCF_ERR_GENERIC);
            assertThat(service.processes()).isEmpty();
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
        }
    }

    /** As after a stop of another provider that returns too early. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatIsJustEndingIsWaitedForAndStartedAnew(boolean noted) {
        try (Daemon service = new Daemon("daemon")) {
            service.options("-linger", "1500", "-socket", service.path("run/s").toString());
            service.parameter("socket", service.path("run/s"));
            service.call().run("start").gives(OCF_SUCCESS);
            Proc dying = service.main();
            if (!noted) {
                service.forget();
            }
            Proc.signal("TERM", dying.pid());
            service.call().run("start").gives(OCF_SUCCESS);
            assertThat(Proc.alive(dying.pid())).isEmpty();
            service.call().recurring().run("monitor").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }
}
