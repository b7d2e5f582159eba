package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.oscine.Machine;
import org.oscine.real.Call;
import org.oscine.real.Decoy;
import org.oscine.real.Proc;

/** Whatever the service's user puts in the place of its pidfile changes no answer, and keeps nothing from being stopped. */
@RealService({"gcc", "mkfifo", "perl"})
class PidfileFormsTest {

    /** What can lie there. */
    enum Form {
        FIFO("mkfifo \"$1\""),
        DIRECTORY("mkdir \"$1\""),
        FULL_DIRECTORY("mkdir \"$1\" \"$1\"/x"),
        SOCKET("perl -MSocket -e 'socket S, AF_UNIX, SOCK_STREAM, 0; bind S, pack_sockaddr_un($ARGV[0]) or die' \"$1\""),
        LOOP("ln -s \"$1\" \"$1\""),
        ENDLESS("ln -s /dev/zero \"$1\""),
        HUGE("head -c 2097152 /dev/zero | tr '\\0' 1 >\"$1\""),
        TOO_LONG("ln -s \"/$(printf %300s | tr ' ' x)\" \"$1\""),
        DANGLING("ln -s /nowhere \"$1\""),
        NUL("printf '12\\00034\\n' >\"$1\""),
        SECRET("ln -s /etc/shadow \"$1\"");

        private final String script;

        Form(String script) {
            this.script = script;
        }

        void put(Path pidfile) {
            Machine.run("rm", "-rf", pidfile.toString());
            Machine.run("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups",
                    "sh", "-c", script, "sh", pidfile.toString());
        }
    }

    private static Daemon lay() {
        Daemon service = new Daemon("daemon");
        service.parameter("user", "nobody");
        return service;
    }

    @ParameterizedTest
    @EnumSource
    void aLivingServiceIsStopped(Form form) {
        try (Daemon service = lay()) {
            service.call().run("start").gives(OCF_SUCCESS);
            form.put(service.pidfile().orElseThrow());
            service.call().recurring().run("monitor").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            assertThat(service.processes()).isEmpty();
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadOneIsNotRunning(Form form) {
        try (Daemon service = lay()) {
            service.call().run("start").gives(OCF_SUCCESS);
            form.put(service.pidfile().orElseThrow());
            ServiceContract.kill(service.main());
            service.call().recurring().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.forget();
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneWithoutANoteIsFoundAndStopped(Form form) {
        try (Daemon service = lay()) {
            service.call().run("start").gives(OCF_SUCCESS);
            form.put(service.pidfile().orElseThrow());
            service.forget();
            service.call().run("monitor").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            assertThat(service.processes()).isEmpty();
        }
    }

    @Test
    void aPidOfSomebodyElseMovesNobody() {
        try (Daemon service = lay(); Daemon neighbour = lay(); Decoy stranger = Decoy.stranger()) {
            neighbour.call().run("start").gives(OCF_SUCCESS);
            Proc main = neighbour.main();
            for (int pid : new int[] {1, -1, stranger.pid(), main.pid(), 4_000_000}) {
                service.call().run("start").gives(OCF_SUCCESS);
                ServiceContract.kill(service.main());
                Service.write(service.pidfile().orElseThrow(), pid + "\n");
                service.call().recurring().run("monitor").gives(OCF_NOT_RUNNING);
                service.call().run("stop").gives(OCF_SUCCESS);
                service.forget();
                service.call().run("stop").gives(OCF_SUCCESS);
                Machine.run("rm", "-f", service.pidfile().orElseThrow().toString());
            }
            stranger.lives();
            neighbour.call().recurring().run("monitor").gives(OCF_SUCCESS);
            assertThat(neighbour.main().pid()).isEqualTo(main.pid());
            neighbour.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    /** Between a look at what kind of file it is and its opening it becomes another: only an opening that does not wait helps. */
    @Test
    void aPidfileThatIsSwappedForAFifoHoldsNobodyUp() throws Exception {
        try (Daemon service = lay()) {
            service.call().run("start").gives(OCF_SUCCESS);
            ServiceContract.kill(service.main());
            service.forget();
            Path pidfile = service.pidfile().orElseThrow();
            Files.writeString(pidfile, "4000000\n");
            Form.FIFO.put(service.path("run/fifo"));
            service.bystander(service.program().toString(), "-swap", pidfile.toString(), service.path("run/fifo").toString());
            for (int i = 0; i < 20; i++) {
                Call monitor = service.call().run("monitor").endedByItself();
                assertThat(monitor.exit()).as("%s", monitor).isEqualTo(OCF_NOT_RUNNING.number());
            }
            service.call().run("stop").gives(OCF_SUCCESS);
        }
    }
}
