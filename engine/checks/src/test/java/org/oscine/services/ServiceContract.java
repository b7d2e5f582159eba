package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.real.Call;
import org.oscine.real.Proc;

/** What holds for every service, whatever it is. */
abstract class ServiceContract {

    /** Lays down a service of the test's own. */
    public abstract Service lay();

    /** The level at which a monitor asks the service itself. */
    int askingLevel() {
        return 0;
    }

    @Test
    final void itsLife() {
        try (Service service = lay()) {
            service.call().run("validate-all").gives(OCF_SUCCESS);
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("start").gives(OCF_SUCCESS);
            Proc main = service.main();
            service.call().run("start").gives(OCF_SUCCESS);
            assertThat(service.main().pid()).isEqualTo(main.pid());
            service.call().run("status").gives(OCF_SUCCESS);
            service.call().run("monitor").gives(OCF_SUCCESS);
            asked(service).gives(OCF_SUCCESS);

            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
            service.call().run("stop").gives(OCF_SUCCESS);
            service.call().run("status").gives(OCF_NOT_RUNNING);
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.leavesNothing();
        }
    }

    /** A recurring monitor that asks all that can be asked. */
    final Call asked(Service service) {
        return service.call().recurring().environment("OCF_CHECK_LEVEL", Integer.toString(askingLevel()))
                .run("monitor");
    }

    /** Two instances with different parameters. */
    final void twoLeaveEachOtherAlone() {
        try (Service first = lay(); Service second = lay()) {
            first.call().run("start").gives(OCF_SUCCESS);
            second.call().run("start").gives(OCF_SUCCESS);
            second.call().run("stop").gives(OCF_SUCCESS);
            second.leavesNothing();
            asked(first).gives(OCF_SUCCESS);
            first.call().run("stop").gives(OCF_SUCCESS);
            first.leavesNothing();
        }
    }

    /** The second one is configured to listen where the first one does: it cannot start, and the first one goes on. */
    final void failsBeside(Service first, Service second) {
        first.call().run("start").gives(OCF_SUCCESS);
        second.call().run("start").refuses(OCF_ERR_GENERIC);
        second.leavesNothing();
        asked(first).gives(OCF_SUCCESS);
        first.call().run("stop").gives(OCF_SUCCESS);
    }

    @Test
    final void aKilledOneIsSeenAndRecovered() {
        try (Service service = lay()) {
            service.call().run("start").gives(OCF_SUCCESS);
            kill(service.main());
            Call monitor = service.call().recurring().run("monitor").saysWhy();
            assertThat(monitor.exit()).isIn(OCF_NOT_RUNNING.number(), OCF_ERR_GENERIC.number());
            if (monitor.exit() == OCF_ERR_GENERIC.number()) {
                service.call().run("stop").gives(OCF_SUCCESS);
                service.leavesNothing();
            }
            service.call().run("start").gives(OCF_SUCCESS);
            asked(service).gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    static void kill(Proc main) {
        Proc.signal("KILL", main.pid());
        Service.await("it is gone", () -> Proc.alive(main.pid()).isEmpty());
    }

    @Test
    final void aHungOneIsAFailureAndIsStopped() {
        try (Service service = lay()) {
            service.call().run("start").gives(OCF_SUCCESS);
            List<Proc> all = service.processes();
            all.forEach(process -> Proc.signal("STOP", process.pid()));
            service.call().recurring().environment("OCF_CHECK_LEVEL", Integer.toString(askingLevel()))
                    .timeout(Duration.ofSeconds(4)).run("monitor").fails();
            service.call().timeout(Duration.ofSeconds(8)).run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    @Test
    final void ocfTesterPassesIt() throws Exception {
        try (Service service = lay()) {
            List<String> argv = new ArrayList<>(List.of("ocf-tester", "-n", service.instance()));
            service.parameters().forEach((name, value) -> argv.addAll(List.of("-o", name + "=" + value)));
            argv.add(service.agentPath().toString());
            Path report = service.path("report");
            ProcessBuilder tester = new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile());
            tester.environment().put("OCF_ROOT", "/usr/lib/ocf");
            int exit = tester.start().waitFor();
            assertThat(Files.readString(report)).contains("passed all tests").doesNotContain("rc=");
            assertThat(exit).isZero();
            service.call().run("stop").gives(OCF_SUCCESS); // its last call may be validate-all: nginx -t leaves a file
            service.leavesNothing();
        }
    }
}
