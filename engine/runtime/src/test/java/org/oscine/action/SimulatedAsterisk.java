package org.oscine.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.host.simulated.SimulatedProcess;

/** The shipped asterisk.yaml, and a simulated Asterisk that behaves as the real one does where it matters. */
final class SimulatedAsterisk {
    static final String PIDFILE = "/run/ast/asterisk.pid";
    static final String SOCKET = "/run/ast/asterisk.ctl";
    static final String CANARY = "/run/ast/alt.asterisk.canary.tweet.tweet.tweet";
    static final String CONFIG = "/etc/asterisk/asterisk.conf";

    final SimulatedService service = new SimulatedService(read("descriptors/asterisk.yaml"));
    final SimulatedHost host = service.host;
    SimulatedProcess server;
    SimulatedProcess canary;
    Duration boot = Duration.ofMillis(700);
    private boolean booted;

    SimulatedAsterisk() {
        host.group("asterisk", 101).user("asterisk", 101, "asterisk");
        host.program("/usr/sbin/asterisk");
        host.program("/usr/sbin/astcanary");
        host.program("/usr/bin/sipsak");
        host.file(CONFIG, "[directories]\nastrundir => /run/ast\nastlogdir => /var/log/ast\n");
        host.command("asterisk", "-G").doing(this::fork);
        host.command("asterisk", "-r").prints("Unable to connect to remote asterisk").exits(1);
        answer("core show channels count", "0 active channels\n0 calls processed\n");
        answer("core waitfullybooted", "Asterisk has fully booted.\n");
        host.command("asterisk", "-r", "-C" + CONFIG, "-s", SOCKET, "-x", "core stop now").when(this::alive).doing(this::end);
    }

    private void answer(String question, String text) {
        host.command("asterisk", "-r", "-C" + CONFIG, "-s", SOCKET, "-x", question).when(() -> alive() && booted).prints(text);
    }

    /** What {@code asterisk -F} does: a daemon is there at once, and boots on. */
    void fork() {
        server = host.process("/usr/sbin/asterisk", "-G", "asterisk", "-U", "asterisk", "-C", CONFIG, "-g", "-vvv", "-F")
                .user("asterisk");
        host.after(Duration.ofMillis(100), () -> {
            if (alive()) {
                host.file(PIDFILE, server.pid() + "\n");
                host.socket(SOCKET);
            }
        });
        host.after(boot, () -> booted = alive());
    }

    /** A running server that the engine has not started. */
    SimulatedAsterisk running() {
        booting();
        host.clock().sleep(boot);
        return this;
    }

    /** Started by hand, a moment ago. */
    SimulatedAsterisk booting() {
        fork();
        return this;
    }

    SimulatedAsterisk withCanary() {
        service.with("realtime", "yes");
        host.file(CANARY, "");
        canary = host.process("/usr/sbin/astcanary", CANARY, Integer.toString(server.pid())).user("asterisk");
        return this;
    }

    boolean alive() {
        return server != null && server.alive();
    }

    private void end() {
        server.end();
    }

    static String read(String path) {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve(path))) {
            directory = directory.getParent();
        }
        try {
            return Files.readString(directory.resolve(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
