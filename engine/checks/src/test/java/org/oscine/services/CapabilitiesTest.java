package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.real.AgentCall;
import org.oscine.real.Proc;

/** Without CAP_SYS_PTRACE, as in a container, root may not look at other users' processes: what it cannot see it does not deny. */
@RealService({"gcc", "unshare", "nsenter"})
class CapabilitiesTest {
    private static final List<String> WITHOUT =
            List.of("setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace");

    private static Daemon lay(String agent) {
        Daemon service = new Daemon(agent);
        service.parameter("user", "nobody");
        return service;
    }

    private static AgentCall call(Daemon service) {
        return service.call().through(WITHOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"daemon", "inplace"})
    void itsLifeIsTheSame(String agent) {
        try (Daemon service = lay(agent)) {
            Process hidden = service.bystander("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups",
                    "sleep", "600");
            call(service).run("monitor").gives(OCF_NOT_RUNNING);
            call(service).run("start").gives(OCF_SUCCESS);
            call(service).recurring().run("monitor").gives(OCF_SUCCESS);
            Proc main = service.main();
            call(service).run("start").gives(OCF_SUCCESS);
            assertThat(service.main().pid()).isEqualTo(main.pid());
            call(service).run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
            call(service).run("monitor").gives(OCF_NOT_RUNNING);
            assertThat(hidden.isAlive()).isTrue();
        }
    }

    /** Then only the pidfile says which process the start has brought forth. */
    @Test
    void itsLifeIsTheSameWithoutControlGroups() {
        try (Daemon service = lay("daemon");
                Container container = Container.of(List.of("--mount"), "mount -t tmpfs none /sys/fs/cgroup")) {
            List<String> way = new ArrayList<>(container.way("--mount"));
            way.addAll(WITHOUT);
            service.call().through(way).run("start").gives(OCF_SUCCESS);
            service.call().through(way).recurring().run("monitor").gives(OCF_SUCCESS);
            service.call().through(way).run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"daemon", "inplace"})
    void oneThatNobodyNotedIsUnknown(String agent) {
        try (Daemon service = lay(agent)) {
            service.call().run("start").gives(OCF_SUCCESS);
            Proc main = service.main();
            service.forget();
            call(service).run("monitor").refuses(OCF_ERR_GENERIC);
            call(service).run("start").refuses(OCF_ERR_GENERIC);
            call(service).run("stop").refuses(OCF_ERR_GENERIC);
            assertThat(service.main().pid()).isEqualTo(main.pid());
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }
}
