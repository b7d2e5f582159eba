package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.real.Proc;

/** A real HAProxy: master and workers, several configuration files, a stats socket. */
@RealService("haproxy")
class HaproxyTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Haproxy lay() {
        return new Haproxy();
    }

    @Test
    void aReloadReplacesTheWorkersAndKeepsTheMaster() {
        try (Haproxy haproxy = lay()) {
            haproxy.call().run("start").gives(OCF_SUCCESS);
            int master = haproxy.main().pid();
            List<Integer> before = workers(haproxy, master);
            haproxy.call().run("reload").gives(OCF_SUCCESS);
            Service.await("other workers work", () -> {
                List<Integer> now = workers(haproxy, master);
                return !now.isEmpty() && now.stream().noneMatch(before::contains);
            });
            assertThat(haproxy.main().pid()).isEqualTo(master);
            Service.await("they answer", () -> asked(haproxy).exit() == 0);
            haproxy.call().run("stop").gives(OCF_SUCCESS);
            haproxy.leavesNothing();
        }
    }

    private static List<Integer> workers(Haproxy haproxy, int master) {
        return haproxy.processes().stream().map(Proc::pid).filter(pid -> pid != master).toList();
    }

    @Test
    void oneWrongFileOfSeveralIsNotStarted() {
        try (Haproxy haproxy = lay()) {
            haproxy.write("web.cfg", "frontend web\n    nonsense\n");
            haproxy.call().run("start").refuses(OCF_ERR_ARGS);
            haproxy.leavesNothing();
        }
    }

    /** One HAProxy below a directory, of two files. */
    private static final class Haproxy extends Service {

        Haproxy() {
            super("haproxy");
            write("global.cfg", """
                    global
                        stats socket FOLDER/admin.sock mode 600
                        maxconn 64
                    defaults
                        mode http
                        timeout client 5s
                        timeout server 5s
                        timeout connect 5s
                    """.replace("FOLDER", directory().toString()));
            write("web.cfg", """
                    frontend web
                        bind 127.0.0.1:PORT
                        http-request return status 200 content-type text/plain string hello
                    """.replace("PORT", Integer.toString(freePort())));
            parameter("config", path("global.cfg") + " " + path("web.cfg"));
            parameter("stats_socket", path("admin.sock"));
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().contains("-W");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(Path.of("/run/oscine/haproxy", instance(), "haproxy.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("web.cfg"));
        }
    }
}
