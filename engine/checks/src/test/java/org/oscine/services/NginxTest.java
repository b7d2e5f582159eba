package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.real.AgentCall;
import org.oscine.real.Proc;

/** A real nginx: a master that writes a title over its argv, and workers that outlive it. */
@RealService("nginx")
class NginxTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Nginx lay() {
        return new Nginx();
    }

    @Override
    int askingLevel() {
        return 10;
    }

    @Test
    void workersThatOutliveTheirMasterAreNoStoppedService() {
        try (Nginx nginx = lay()) {
            nginx.call().run("start").gives(OCF_SUCCESS);
            Proc master = nginx.main();
            kill(master);
            assertThat(nginx.processes()).isNotEmpty();
            assertThat(nginx.call().recurring().run("monitor").refuses(OCF_ERR_GENERIC).reasons().getFirst())
                    .contains("other processes of the service still run");
            nginx.call().run("stop").gives(OCF_SUCCESS);
            nginx.leavesNothing();
        }
    }

    @Test
    void aReloadTakesTheNewConfigurationWithoutARestart() {
        try (Nginx nginx = lay()) {
            nginx.call().run("start").gives(OCF_SUCCESS);
            int master = nginx.main().pid();
            page(nginx, "hello").gives(OCF_SUCCESS);
            nginx.configure("changed");
            nginx.call().run("reload").gives(OCF_SUCCESS);
            Service.await("the old workers are gone", () -> page(nginx, "hello").exit() != 0);
            page(nginx, "changed").gives(OCF_SUCCESS);
            assertThat(nginx.main().pid()).isEqualTo(master);
            nginx.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    private static org.oscine.real.Call page(Nginx nginx, String regex) {
        return level(nginx, 20).with("test20url", nginx.url() + "/").with("test20regex", regex).run("monitor");
    }

    private static AgentCall level(Nginx nginx, int level) {
        return nginx.call().recurring().environment("OCF_CHECK_LEVEL", Integer.toString(level));
    }

    @Test
    void theLevelsAskMoreAndMore() {
        try (Nginx nginx = lay()) {
            nginx.call().run("start").gives(OCF_SUCCESS);
            Path tests = nginx.write("tests.conf", "test one\nurl " + nginx.url() + "/\nmatch HELLO\nend\n");
            level(nginx, 20).with("test20conffile", tests.toString()).run("monitor").gives(OCF_SUCCESS);
            level(nginx, 10).with("status10url", nginx.url() + "/").run("monitor").refuses(OCF_ERR_GENERIC);
            level(nginx, 30).with("external_monitor30_cmd", "true && true").run("monitor").gives(OCF_SUCCESS);
            level(nginx, 30).with("external_monitor30_cmd", "exit 7").run("monitor").refuses(OCF_ERR_GENERIC);
            level(nginx, 20).with("external_monitor30_cmd", "exit 7").run("monitor").gives(OCF_SUCCESS);
            nginx.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void aConfigurationThatIsWrongIsNotStarted() {
        try (Nginx nginx = lay()) {
            Service.write(nginx.config().orElseThrow(), "nonsense;\n");
            assertThat(nginx.call().run("start").refuses(OCF_ERR_ARGS).reasons().getFirst())
                    .startsWith("syntax: nginx exited with 1");
        }
    }

    /** One nginx below a directory. */
    static final class Nginx extends Service {
        private final int port = freePort();

        Nginx() {
            super("nginx");
            configure("hello");
            parameter("configfile", path("nginx.conf"));
            parameter("port", port);
        }

        void configure(String page) {
            write("nginx.conf", """
                    worker_processes 2;
                    error_log FOLDER/error.log;
                    pid FOLDER/nginx.pid;
                    events { worker_connections 64; }
                    http {
                      access_log off;
                      client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy;
                      fastcgi_temp_path FOLDER/fastcgi; uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
                      server {
                        listen 127.0.0.1:PORT;
                        location = /nginx_status { stub_status; }
                        location / { return 200 "PAGE\\n"; }
                      }
                    }
                    """.replace("FOLDER", directory().toString()).replace("PORT", Integer.toString(port))
                    .replace("PAGE", page));
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().getFirst().startsWith("nginx: master process");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("nginx.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("nginx.conf"));
        }

        @Override
        List<Path> leftovers() {
            return List.of(path("nginx.pid.oldbin"));
        }
    }
}
