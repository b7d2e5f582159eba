package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.simulated.Effect;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** A program that stays in the foreground and writes no pidfile: samples/cache.yaml. */
class ForegroundProgramTest {
    private final SimulatedService memcached = new SimulatedService(SimulatedAsterisk.read("samples/cache.yaml"));
    private SimulatedProcess server;

    @BeforeEach
    void install() {
        memcached.host.user("memcache", 110);
        memcached.host.program("/usr/bin/memcached");
        memcached.host.launching("memcached").becomes(process -> {
            server = process;
            memcached.host.after(Duration.ofMillis(300),
                    () -> memcached.host.tcp("127.0.0.1:11211").answers("VERSION 1.6.18\r\n"));
        });
    }

    @Test
    void itsLife() {
        assertThat(memcached.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
        assertThat(memcached.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(memcached.call(ActionName.START)).isEqualTo(Result.SUCCESS);
        assertThat(memcached.host.effects(Effect.Launched.class)).hasSize(1);
        assertThat(memcached.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(memcached.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(server.alive()).isFalse();
        assertThat(memcached.call(ActionName.MONITOR).code()).isEqualTo(OCF_NOT_RUNNING);
    }

    @Test
    void itIsKnownByItsIdentityThoughItChangesItsArgv() {
        memcached.call(ActionName.START);
        server.arguments("memcached: serving");
        assertThat(memcached.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        assertThat(memcached.call(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        assertThat(server.alive()).isFalse();
    }

    @Test
    void itIsFoundByItsArgvThoughTheIdentityIsLost() {
        memcached.call(ActionName.START);
        memcached.host.without(SimulatedService.STATE + "/identity");
        assertThat(memcached.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        memcached.host.file(SimulatedService.STATE + "/identity", "garbage\n\n12");
        assertThat(memcached.call(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aProgramThatEndsAtOnceFailsTheStartAtOnce() {
        memcached.host.launching("memcached").becomes(process -> process.endsAfter(Duration.ofMillis(50)));
        Result result = memcached.call(ActionName.START);
        assertThat(result.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(result.reason()).startsWith("the service exited during startup");
        assertThat(memcached.host.elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aProgramThatDiesSaysHowAndItsLastWords() {
        String source = """
                agent: dies
                version: 1.0.0
                summary: A program that dies
                monitor: { port: { tcp: "127.0.0.1:1" } }
                start: { foreground: [/usr/bin/dies], log: /var/log/dies.log }
                stop: { steps: { kill: { signal: KILL } } }
                """;
        SimulatedService dies = new SimulatedService(source);
        dies.host.program("/usr/bin/dies");
        dies.host.file("/var/log/dies.log", "error: of yesterday\n");
        dies.host.launching("/usr/bin/dies").becomes(process -> {
            dies.host.file("/var/log/dies.log", "error: of yesterday\nloading\ncannot open database\nbye\n");
            process.exits(3).endsAfter(Duration.ofMillis(50));
        });
        assertThat(dies.call(ActionName.START).reason())
                .startsWith("the service exited during startup: dies exited with 3: cannot open database (port: ");
        dies.host.launching("/usr/bin/dies").becomes(process -> process.endsAfter(Duration.ofMillis(50)));
        assertThat(dies.call(ActionName.START).reason()).startsWith("the service exited during startup: dies was killed by signal 9 (");
    }

    /** An empty note fits on a full disk, the identity does not: that must be known before the program runs. */
    @Test
    void aProgramWhoseIdentityCannotBeKeptIsNotStarted() {
        memcached.host.readOnly(SimulatedService.STATE + "/identity");
        Result result = memcached.call(ActionName.START);
        assertThat(result.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(result.reason()).contains("/identity");
        assertThat(memcached.host.effects(Effect.Launched.class)).isEmpty();
    }

    @Test
    void aPortThatDoesNotAnswerIsAnError() {
        memcached.call(ActionName.START);
        memcached.host.closed("127.0.0.1:11211");
        Result result = memcached.call(ActionName.MONITOR);
        assertThat(result.code()).isEqualTo(OCF_ERR_GENERIC);
        assertThat(result.reason()).startsWith("protocol: 127.0.0.1:11211: ");
    }

    @Test
    void theLaunchHasUserAndLimits() {
        memcached.call(ActionName.START);
        Effect.Launched launched = memcached.host.effects(Effect.Launched.class).getFirst();
        assertThat(launched.invocation().user()).contains("memcache");
        assertThat(launched.invocation().limits()).containsEntry("nofile", "4096");
    }
}
