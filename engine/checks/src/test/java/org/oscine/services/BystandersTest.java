package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.real.Proc;

/** Any user can have a process with as many words as the kernel takes. It changes nothing for a service. */
@RealService({"gcc", "prlimit", "perl"})
class BystandersTest {
    private static final String NOBODY = "setpriv --reuid nobody --regid nogroup --clear-groups ";

    @ParameterizedTest
    @ValueSource(strings = {"daemon", "inplace", "patterned"})
    void halfAMillionWordsAreNoMatter(String agent) {
        lives(agent, service -> service.bystander((NOBODY + "prlimit --stack=unlimited: " + service.program()
                + " -many 563000").split(" ")), 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"daemon", "inplace", "patterned"})
    void halfAMillionWordsOfItsOwnUserAreNoMatter(String agent) {
        lives(agent, service -> service.bystander(("prlimit --stack=unlimited: " + service.program()
                + " -many 563000").split(" ")), 1_000_000);
    }

    @Test
    void aLongTitleIsNoMatterForAPattern() {
        lives("patterned", service -> service.bystander("bash", "-c",
                "exec -a " + service.program() + " perl -e 'sleep 600' $(yes x | head -40000)"), 80_000);
        lives("patterned", service -> service.bystander("bash", "-c", "exec " + NOBODY
                + "bash -c 'exec -a " + service.program() + " perl -e \"sleep 600\" $(yes x | head -40000)'"), 80_000);
    }

    private static void lives(String agent, Function<Daemon, Process> beside, int length) {
        try (Daemon service = new Daemon(agent)) {
            Process other = beside.apply(service);
            Service.await("the other has its words", () -> argvLength(other) >= length);
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("start").gives(OCF_SUCCESS);
            service.call().recurring().run("monitor").gives(OCF_SUCCESS);
            Proc main = service.main();
            service.forget();
            service.call().run("monitor").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            assertThat(Proc.alive(main.pid())).isEmpty();
            service.call().run("stop").gives(OCF_SUCCESS);
            assertThat(other.isAlive()).as("the other lives").isTrue();
        }
    }

    private static long argvLength(Process process) {
        try {
            return java.nio.file.Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline")).length;
        } catch (java.io.IOException gone) {
            throw new AssertionError("it has ended", gone);
        }
    }
}
