package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.oscine.Machine;

/**
 * An Asterisk of one test's own, laid down but not started: configuration, directories, SIP port. At its end whatever
 * still runs of it is killed, and its directory is removed, also when the tests are broken off.
 */
final class AsteriskInstance implements AutoCloseable {

    static final String USER = "asterisk";
    private static final Set<AsteriskInstance> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> List.copyOf(OPEN).forEach(AsteriskInstance::close)));
    }

    private final Path directory;
    private final Path base;
    private final int sipPort;

    private AsteriskInstance(String name) {
        directory = Machine.scratch("a");
        base = name.isEmpty() ? directory : directory.resolve(name);
        sipPort = freePort();
        OPEN.add(this);
        Machine.run(
                Machine.project().resolve("engine/scripts/lay-asterisk").toString(),
                Machine.asterisk().toString(),
                base.toString(),
                Integer.toString(sipPort),
                USER);
    }

    /** Lays down an instance. */
    static AsteriskInstance lay() {
        return new AsteriskInstance("");
    }

    /** Lays down an instance in a directory of that name. */
    static AsteriskInstance layIn(String name) {
        return new AsteriskInstance(name);
    }

    private static int freePort() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call of the agent with the parameters of this instance. */
    AgentCall agent() {
        return agent(AgentUnderTest.path());
    }

    AgentCall agent(Path executable) {
        return new AgentCall(executable)
                .instance(directory.getFileName().toString())
                .with("binary", Machine.server().toString())
                .with("canary_binary", Machine.canary().toString())
                .with("config", config().toString())
                .with("user", USER)
                .with("group", USER);
    }

    AgentCall agent(Mode mode) {
        AgentCall call = agent();
        return mode == Mode.REALTIME ? call.with("realtime", "true") : call;
    }

    Path base() {
        return base;
    }

    Path config() {
        return base.resolve("etc/asterisk.conf");
    }

    Path etc(String file) {
        return base.resolve("etc").resolve(file);
    }

    Path run() {
        return base.resolve("run");
    }

    Path log() {
        return base.resolve("log");
    }

    Path pidfile() {
        return run().resolve("asterisk.pid");
    }

    Path controlSocket() {
        return run().resolve("asterisk.ctl");
    }

    Path canaryFile() {
        return run().resolve("alt.asterisk.canary.tweet.tweet.tweet");
    }

    String sipUri(String user) {
        return "sip:" + user + "@127.0.0.1:" + sipPort;
    }

    /** Every living server of this instance; clients of its console are not among them. */
    List<Proc> servers() {
        return programs(Machine.server()).stream()
                .filter(process -> process.argv().contains("-F"))
                .toList();
    }

    /** The only living server. */
    Proc server() {
        List<Proc> servers = servers();
        assertThat(servers).as("servers that run").hasSize(1);
        return servers.getFirst();
    }

    /** Every living console client of this instance. */
    List<Proc> clients() {
        return programs(Machine.server()).stream()
                .filter(process -> process.argv().contains("-x"))
                .toList();
    }

    /** Every living canary of this instance. */
    List<Proc> canaries() {
        return programs(Machine.canary());
    }

    private List<Proc> programs(Path executable) {
        return Proc.mentioning(base.toString()).stream()
                .filter(process -> process.runs(executable))
                .toList();
    }

    /** Writes a file of the configuration anew. */
    void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the boot take longer: reading a file of the configuration takes that time. With logger.conf it is the
     * beginning of the boot that takes long, with extensions.conf its end.
     */
    void delayBoot(String file, Duration delay) {
        append(config(), "execincludes = yes\n");
        // The directory among the arguments lets close() find a delay that outlives its server.
        append(etc(file), "\n#exec perl -e 'sleep " + delay.toSeconds() + "' " + base + "\n");
    }

    /** Waits until something holds, which must be soon. */
    static void await(String what, java.util.function.BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(end);
            pause(Duration.ofMillis(20));
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing of the service runs any more, and nothing that it makes anew at each start lies about. */
    void leavesNothing() {
        assertThat(servers()).as("servers left").isEmpty();
        assertThat(clients()).as("clients left").isEmpty();
        assertThat(canaries()).as("canaries left").isEmpty();
        assertThat(pidfile()).doesNotExist();
        assertThat(controlSocket()).doesNotExist();
        assertThat(base.resolve(".asterisk_history")).doesNotExist();
        assertThat(Path.of("/var/lib/pacemaker/cores/.asterisk_history")).doesNotExist();
    }

    @Override
    public void close() {
        List<Proc> left = Proc.mentioning(directory.toString());
        left.forEach(process -> Proc.signal("KILL", process.pid()));
        left.forEach(process -> await("it is gone", () -> Proc.alive(process.pid()).isEmpty()));
        Machine.remove(directory);
        // The engine remembers an instance beyond its stop, until the machine boots.
        Machine.remove(Path.of("/run/oscine/asterisk", directory.getFileName().toString()));
        OPEN.remove(this);
    }
}
