package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.real.Proc;

/** A real rsync daemon, whose configuration names a pid file, or does not. */
@RealService("rsync")
class RsyncdTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Rsyncd lay() {
        return new Rsyncd();
    }

    /** It reads it again for every connection, and hangs up if it cannot. */
    @Override
    public boolean worksWithoutItsConfiguration() {
        return false;
    }

    @Test
    void withoutAPidFileItsIdentityIsTheEngines() {
        try (Rsyncd rsyncd = lay()) {
            rsyncd.configure("");
            rsyncd.call().with("bwlimit", "100").run("start").gives(OCF_SUCCESS);
            assertThat(rsyncd.main().argv()).containsSequence("--bwlimit", "100");
            assertThat(rsyncd.path("rsyncd.pid")).doesNotExist();
            asked(rsyncd).gives(OCF_SUCCESS);
            kill(rsyncd.main());
            rsyncd.call().recurring().run("monitor").gives(OCF_NOT_RUNNING);
            rsyncd.call().run("start").gives(OCF_SUCCESS);
            rsyncd.call().run("stop").gives(OCF_SUCCESS);
            rsyncd.leavesNothing();
        }
    }

    @Test
    void oneThatTheShellAgentHasStartedIsAdopted() {
        try (Rsyncd rsyncd = lay()) {
            Machine.run("rsync", "--daemon", "--config", rsyncd.config().orElseThrow().toString());
            Service.await("its pid file is there", () -> Files.exists(rsyncd.path("rsyncd.pid")));
            Proc daemon = rsyncd.main();
            rsyncd.call().run("start").gives(OCF_SUCCESS);
            assertThat(rsyncd.main().pid()).isEqualTo(daemon.pid());
            rsyncd.call().run("stop").gives(OCF_SUCCESS);
            rsyncd.leavesNothing();
        }
    }

    /** One rsync daemon below a directory. */
    private static final class Rsyncd extends Service {
        private final int port = freePort();

        Rsyncd() {
            super("rsyncd");
            write("data/file", "content\n");
            configure("pid file = " + path("rsyncd.pid"));
            parameter("conffile", path("rsyncd.conf"));
        }

        void configure(String pidfile) {
            write("rsyncd.conf", """
                    PIDFILE
                    address = 127.0.0.1
                    port = PORT
                    use chroot = no
                    log file = FOLDER/log
                    [data]
                    path = FOLDER/data
                    """.replace("PIDFILE", pidfile).replace("PORT", Integer.toString(port))
                    .replace("FOLDER", directory().toString()));
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().contains("--daemon");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("rsyncd.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("rsyncd.conf"));
        }
    }
}
