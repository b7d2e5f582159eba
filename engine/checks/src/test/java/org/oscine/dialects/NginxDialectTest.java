package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.real.NeedsPrograms;

/** nginx.conf, beside the pidfile that nginx writes. */
@NeedsPrograms("nginx")
class NginxDialectTest extends Dialects {

    /** PID and WRONG are paths of pidfiles, DIR is the directory. */
    @ParameterizedTest
    @ValueSource(strings = {
        "pid PID;",
        "pid PID;# note",
        "user root; pid\n  PID\n;",
        "pid \"PID\"; # pid WRONG;",
        "pid 'PID';",
        "pid PID#1;",
        "pid \"PID 2;{}\";",
        "pid PID\\\\3;",
        "include DIR/pid;",
        "include pid;",
        "include 'more.d/*.conf' ;",
        "pid PID;\nhttp { access_log off; server { listen unix:DIR/s; location / { return 200 'pid WRONG;'; } } }",
        "env X; pid PID; events { worker_connections 16; }",
    })
    void likeNginx(String text) throws Exception {
        String pid = directory.resolve("n.pid").toString();
        lay("pid", "pid " + pid + ";\n");
        lay("more.d/1.conf", "# pid nothing;\n");
        lay("more.d/2.conf", "pid " + pid + ";\n");
        String events = text.contains("events") ? "" : "events { }\n";
        Path config = lay("nginx.conf", "daemon off;\nerror_log " + directory + "/log;\n" + events
                + text.replace("PID", pid).replace("WRONG", directory + "/wrong.pid").replace("DIR", directory.toString()));
        Optional<String> ours = ours(config, Format.NGINX, "", "pid");

        assertThat(ours).isPresent();
        Process daemon = begin("nginx", "-c", config.toString(), "-p", directory.toString());
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.exists(Path.of(ours.get())) && daemon.isAlive() && System.nanoTime() < until) {
                Thread.sleep(20);
            }
            assertThat(Path.of(ours.get())).as(Files.readString(output())).exists();
        } finally {
            end(daemon);
        }
    }
}
