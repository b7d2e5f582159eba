package org.oscine.host.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.oscine.host.Commands;
import org.oscine.host.Family;
import org.oscine.host.Invocation;
import org.oscine.host.OddWords;
import org.oscine.host.PathName;
import org.oscine.host.linux.ChainLoaders.Chain;
import org.oscine.ocf.Failure;

/** Programs that are run to their end. Their children stay in the engine's process group and never outlive them. */
final class LinuxCommands implements Commands {

    private static final int EXIT_GENERAL = 1;
    private static final int EXIT_NOT_EXECUTABLE = 126;
    private static final int EXIT_NOT_FOUND = 127;
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final ChainLoaders loaders;
    private final Surroundings surroundings;
    private final LinuxProcesses processes;

    LinuxCommands(ChainLoaders loaders, Surroundings surroundings, LinuxProcesses processes) {
        this.loaders = loaders;
        this.surroundings = surroundings;
        this.processes = processes;
    }

    @Override
    public Optional<String> find(String program) {
        return PathName.fault(program).exists() ? Optional.empty() : loaders.find(program);
    }

    @Override
    public Ended run(Invocation invocation, Duration timeout) {
        long start = System.nanoTime();
        Failure odd = OddWords.fault(invocation);
        if (odd.exists()) {
            return new Ended.NotStarted(odd.cause(), true);
        }
        return loaders.compose(invocation).match(new Chain.Cases<Ended>() {
            @Override
            public Ended ready(Chain.Ready it) {
                return run(it, invocation, start, timeout);
            }

            @Override
            public Ended refused(Chain.Refused it) {
                return new Ended.NotStarted(it.cause());
            }
        });
    }

    private Ended run(Chain.Ready chain, Invocation invocation, long start, Duration timeout) {
        String cookie = "oscine-" + processes.self() + "-" + start + "-" + CALLS.incrementAndGet() + ".";
        OutputPump pump = new OutputPump();
        BoundedExecutor executor = new BoundedExecutor(chain.argv(), invocation, surroundings, cookie,
                ProcessBuilder.Redirect.PIPE, pump, new ProcessTree(processes, cookie, false), start + timeout.toNanos());
        try (Input input = Input.of(invocation.input())) {
            int code = executor.reading(input).execute();
            return ended(chain, executor, code, pump.text(), start);
        } catch (IOException | RuntimeException notStarted) {
            return new NotStarted(loaders, chain).because(notStarted);
        }
    }

    @Override
    public Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
        long start = System.nanoTime();
        Failure odd = OddWords.fault(invocation);
        if (odd.exists()) {
            return new Ended.NotStarted(odd.cause(), true);
        }
        return loaders.composeDaemon(invocation, family, note).match(new Chain.Cases<Ended>() {
            @Override
            public Ended ready(Chain.Ready it) {
                return runStarter(it, invocation, family, start, timeout);
            }

            @Override
            public Ended refused(Chain.Refused it) {
                return new Ended.NotStarted(it.cause());
            }
        });
    }

    private Ended runStarter(Chain.Ready chain, Invocation invocation, Family family, long start, Duration timeout) {
        Optional<StarterOutput.Capture> capture = StarterOutput.open();
        try (Input input = Input.of(invocation.input())) {
            ProcessBuilder.Redirect output =
                    capture.isPresent() ? capture.get().redirect() : ProcessBuilder.Redirect.DISCARD;
            BoundedExecutor executor = new BoundedExecutor(chain.argv(), invocation, surroundings, family, output,
                    new LettingGo(capture), new ProcessTree(processes, "", true), start + timeout.toNanos());
            int code = executor.reading(input).execute();
            return ended(chain, executor, code, capture.isPresent() ? capture.get().take() : "", start);
        } catch (IOException | RuntimeException notStarted) {
            return new NotStarted(loaders, chain).because(notStarted);
        } finally {
            if (capture.isPresent()) {
                capture.get().close();
            }
        }
    }

    /** A message of a chain's tool, with the status that goes with it, means that the program itself never ran. */
    private static Ended ended(Chain.Ready chain, BoundedExecutor executor, int code, String output, long start) {
        if (executor.timedOut()) {
            return new Ended.TimedOut(Duration.ofNanos(System.nanoTime() - start), output);
        }
        if (code == EXIT_GENERAL || code == EXIT_NOT_EXECUTABLE || code == EXIT_NOT_FOUND) {
            for (String tool : chain.tools()) {
                if (output.startsWith(tool + ": ")) {
                    return new Ended.NotStarted(output.strip());
                }
            }
        }
        return new Ended.Exited(code, output);
    }

    /** Closes our own end of the starter's output as soon as the starter runs. */
    private record LettingGo(Optional<StarterOutput.Capture> capture) implements ExecuteStreamHandler {
        @Override
        public void setProcessInputStream(OutputStream unused) {}

        @Override
        public void setProcessErrorStream(InputStream unused) {}

        @Override
        public void setProcessOutputStream(InputStream unused) {}

        @Override
        public void start() {
            if (capture.isPresent()) {
                capture.get().letGo();
            }
        }

        @Override
        public void stop() {}
    }
}
