package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;
import org.oscine.descriptor.Value.Format;
import org.oscine.host.linux.LinuxHost;
import org.oscine.parameter.config.ConfigFile;
import org.oscine.real.NeedsPrograms;

/** Configuration files as the engine reads them and as their programs do: they must not differ. */
@NeedsPrograms({"rsync", "nginx", "unshare"})
class ConfigurationDialectsTest {
    private static final Pattern LISTENS = Pattern.compile("listening on port (\\d+)");
    private static final String NO_PORT = "873";
    private static final int PATIENCE_SECONDS = 20;

    private Path directory;

    @BeforeEach
    void make() throws IOException {
        directory = Files.createDirectories(Machine.scratch("dialects"));
        Files.createDirectories(directory.resolve("more.d"));
    }

    @AfterEach
    void remove() {
        Machine.remove(directory);
    }

    /** PORT and WRONG stand for two free ports, DIR for the directory. */
    @ParameterizedTest
    @ValueSource(strings = {
        "port = PORT",
        "Port=PORT\n",
        "  P o R t\t=  PORT  \n",
        "port = WRONG\nport = PORT\n",
        "port \\\n = \\ \n PORT\n",
        "po\\\nrt = PORT\n",
        "# port \\\nport = PORT\n; port = WRONG\n",
        "port = PORT\n[d]\npath = /tmp\nport = WRONG\n",
        "port = PORT\n[d]\npath = /tmp\n[global]\nport = WRONG\n",
        "&include DIR/port\n",
        "&include = DIR/port\nuid = root",
        "&merge DIR/port",
        "&INCLUDE DIR/more.d\n",
        "&merge DIR/more.d\n",
        "[d]\npath = /tmp\n&include DIR/port\nport = PORT\n",
        "port = PORT\n&merge DIR/module\nport = WRONG\n",
        "port = PORT\r\n",
        "port PORT\n",
        "[d\nport = PORT\n",
    })
    void rsyncsPort(String text) throws Exception {
        String port = freePort();
        String wrong = freePort();
        lay("port", "port = " + port + "\n");
        lay("module", "[m]\npath = /tmp\n");
        lay("more.d/1.conf", "port = " + wrong + "\n");
        lay("more.d/2.conf", "port = " + port + "\n");
        lay("more.d/3.inc", "port = " + port + "\n");
        lay("more.d/4", "port = " + wrong + "\n");
        Path log = directory.resolve("log");
        Path config = lay("rsyncd.conf", "address = 127.0.0.1\nlog file = " + log + "\n"
                + text.replace("PORT", port).replace("WRONG", wrong).replace("DIR", directory.toString()));

        Optional<String> ours = new ConfigFile(new LinuxHost().files()).find(config.toString(), Format.RSYNC, "", "port");

        Process daemon = new ProcessBuilder("unshare", "--net", "rsync", "--daemon", "--no-detach", "--config", config.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(ours.orElse(NO_PORT)).isEqualTo(portIn(log, daemon));
        } finally {
            end(daemon);
        }
    }

    private static String portIn(Path log, Process daemon) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until) {
            Matcher listens = LISTENS.matcher(Files.exists(log) ? Files.readString(log) : "");
            if (listens.find()) {
                return listens.group(1);
            }
            assertThat(Files.exists(log) || daemon.isAlive()).as("the daemon has ended without a log").isTrue();
            Thread.sleep(20);
        }
        throw new AssertionError("the daemon says no port: " + (Files.exists(log) ? Files.readString(log) : "no log"));
    }

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
    void nginxPidfile(String text) throws Exception {
        String pid = directory.resolve("n.pid").toString();
        lay("pid", "pid " + pid + ";\n");
        lay("more.d/1.conf", "# pid nothing;\n");
        lay("more.d/2.conf", "pid " + pid + ";\n");
        String events = text.contains("events") ? "" : "events { }\n";
        Path config = lay("nginx.conf", "daemon off;\nerror_log " + directory + "/log;\n" + events
                + text.replace("PID", pid).replace("WRONG", directory + "/wrong.pid").replace("DIR", directory.toString()));

        Optional<String> ours = new ConfigFile(new LinuxHost().files()).find(config.toString(), Format.NGINX, "", "pid");

        assertThat(ours).isPresent();
        Process daemon = new ProcessBuilder("nginx", "-c", config.toString(), "-p", directory.toString())
                .redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile()).start();
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.exists(Path.of(ours.get())) && daemon.isAlive() && System.nanoTime() < until) {
                Thread.sleep(20);
            }
            assertThat(Path.of(ours.get())).as(Files.readString(directory.resolve("out"))).exists();
        } finally {
            end(daemon);
        }
    }

    private static void end(Process daemon) throws InterruptedException {
        daemon.destroy();
        if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            List<ProcessHandle> all = daemon.descendants().toList();
            daemon.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Path lay(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
