package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.real.NeedsPrograms;

/** rsyncd.conf, beside the port that the daemon says it listens on, in a network of its own. */
@NeedsPrograms({"rsync", "unshare"})
class RsyncDialectTest extends Dialects {
    private static final Pattern LISTENS = Pattern.compile("listening on port (\\d+)");
    private static final String NO_PORT = "873";

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
    void likeTheDaemon(String text) throws Exception {
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
        Optional<String> ours = ours(config, Format.RSYNC, "", "port");

        Process daemon = begin("unshare", "--net", "rsync", "--daemon", "--no-detach", "--config", config.toString());
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

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
