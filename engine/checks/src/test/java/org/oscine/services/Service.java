package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.oscine.Machine;
import org.oscine.real.AgentCall;
import org.oscine.real.Proc;

/**
 * A service of one test's own, laid down but not started: its directory, its configuration, its ports. At the end
 * whatever still runs of it is killed and its directory is removed, also when the tests are broken off.
 */
abstract class Service implements AutoCloseable {
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 9_000));
    private static final Set<Service> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> List.copyOf(OPEN).forEach(Service::close)));
    }

    private final String agent;
    private final Path directory;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Set<Integer> sessions = ConcurrentHashMap.newKeySet();

    Service(String agent) {
        this.agent = agent;
        this.directory = Machine.scratch("s");
        OPEN.add(this);
    }

    /** Whether a process that mentions the directory is the main one of the service, or one of its children. */
    abstract boolean isOurs(Proc process);

    /** The file that it writes its pid to, if there is one. */
    abstract Optional<Path> pidfile();

    /** What has to be there for the start, and may be missing later; absent where there is no such file. */
    abstract Optional<Path> config();

    /** What must be gone after a stop, beside the pidfile. */
    List<Path> leftovers() {
        return List.of();
    }

    final void parameter(String name, Object value) {
        parameters.put(name, value.toString());
    }

    final Map<String, String> parameters() {
        return parameters;
    }

    /** What a call executes. */
    Path agentPath() {
        return Agents.path(agent);
    }

    final String instance() {
        return directory.getFileName().toString();
    }

    /** A call of the agent with the parameters of this service. */
    final AgentCall call() {
        AgentCall call = new AgentCall(agentPath()).instance(instance());
        parameters.forEach(call::with);
        return call;
    }

    final Path directory() {
        return directory;
    }

    final Path path(String name) {
        return directory.resolve(name);
    }

    final Path write(String name, String text) {
        return write(path(name), text);
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A TCP port for this test alone: below those that the kernel gives to clients, which would keep a server out. */
    static int freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }

    /** The processes among which the main ones are. */
    List<Proc> candidates() {
        return Proc.mentioning(directory.toString()).stream().filter(process -> Kin.sharesPids(process.pid())).toList();
    }

    /** Every main process that runs now. */
    final List<Proc> mains() {
        List<Proc> ours = candidates().stream().filter(this::isOurs).toList();
        List<Integer> pids = ours.stream().map(Proc::pid).toList();
        List<Proc> mains = ours.stream().filter(process -> !pids.contains(process.parent())).toList();
        mains.forEach(main -> sessions.add(Kin.session(main.pid())));
        sessions.removeAll(List.of(0, Kin.session((int) ProcessHandle.current().pid()))); // of who is gone, and our own
        return mains;
    }

    /** The only main process. While one writes its title over its argv it cannot be told for a moment. */
    final Proc main() {
        await("one main process runs", () -> mains().size() == 1);
        return mains().getFirst();
    }

    /** Every process that belongs to the service: main ones, their children, and what such have left. */
    List<Proc> processes() {
        List<Proc> all = new ArrayList<>(mains());
        for (int session : sessions) {
            Kin.ofSession(session).stream().filter(member -> !all.contains(member)).forEach(all::add);
        }
        return all;
    }

    /** Nothing of the service runs any more, and nothing that it makes anew at each start lies about. */
    final void leavesNothing() {
        assertThat(processes()).as("processes left").isEmpty();
        pidfile().ifPresent(file -> assertThat(file).doesNotExist());
        leftovers().forEach(file -> assertThat(file).doesNotExist());
        assertThat(Path.of("/run/oscine", agent, instance(), "identity")).doesNotExist();
    }

    static void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(end);
            pause(20);
        }
    }

    static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends what the test has started beside the service. */
    void closeOthers() {}

    /** The control groups that it had, of starts of which the test has taken the notes away. */
    private void removeGroups() {
        Machine.run("sh", "-c", "rmdir /sys/fs/cgroup/oscine/\"$1\"-* /sys/fs/cgroup/*/oscine/\"$1\"-* 2>/dev/null || true", "sh",
                agent + "-" + instance());
    }

    @Override
    public final void close() {
        closeOthers();
        List<Proc> left = processes();
        left.forEach(process -> Proc.signal("KILL", process.pid()));
        left.forEach(process -> await("it is gone", () -> Proc.alive(process.pid()).isEmpty()));
        removeGroups();
        Machine.remove(directory);
        Machine.remove(Path.of("/run/oscine", agent, instance()));
        OPEN.remove(this);
    }
}
