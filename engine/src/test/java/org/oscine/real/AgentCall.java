package org.oscine.real;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A call of the agent, made as Pacemaker makes it: its environment and nothing else, its umask, its working
 * directory, no terminal, a process group of its own, and SIGKILL to that group when the time is up.
 */
public final class AgentCall {

    public static final String REASON_PREFIX = "ocf-exit-reason:";
    private static final Path WORKING_DIRECTORY = Path.of("/var/lib/pacemaker/cores");

    private final Path agent;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> wrapper = new ArrayList<>();
    private Duration timeout = Duration.ofSeconds(20);

    public AgentCall(Path agent) {
        this.agent = agent;
        Path provider = agent.getParent();
        environment.put("LC_ALL", "C");
        environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("OCF_ROOT", provider.getParent().getParent().toString());
        environment.put("OCF_RA_VERSION_MAJOR", "1");
        environment.put("OCF_RA_VERSION_MINOR", "1");
        environment.put("OCF_RESOURCE_TYPE", agent.getFileName().toString());
        environment.put("OCF_RESOURCE_PROVIDER", provider.getFileName().toString());
        environment.put("OCF_EXIT_REASON_PREFIX", REASON_PREFIX);
        environment.put("OCF_OUTPUT_FORMAT", "text");
        environment.put("OCF_RESKEY_crm_feature_set", "3.16.2");
    }

    public AgentCall instance(String name) {
        return environment("OCF_RESOURCE_INSTANCE", name);
    }

    /** Sets a parameter of the resource. */
    public AgentCall with(String parameter, String value) {
        return environment("OCF_RESKEY_" + parameter, value);
    }

    public AgentCall environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public AgentCall without(String name) {
        environment.remove(name);
        return this;
    }

    /** Makes it a recurring monitor; without this a monitor is a probe. */
    public AgentCall recurring() {
        return with("CRM_meta_interval", "20000");
    }

    public AgentCall timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    public AgentCall asNobody() {
        wrapper.addAll(List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"));
        return this;
    }

    /**
     * Has the bill written to a file: seconds of processor time of the agent with all its children, and the peak
     * memory of the largest of them in KiB.
     */
    public AgentCall billed(Path bill) {
        // Java cannot ask getrusage(2); perl can, by its number.
        String number = System.getProperty("os.arch").equals("aarch64") ? "165" : "98";
        wrapper.addAll(List.of("perl", "-e", """
                my ($number, $bill) = splice @ARGV, 0, 2;
                my $status = system { $ARGV[0] } @ARGV;
                my $usage = " " x 256;
                syscall($number + 0, -1, $usage);
                my ($user, $userMicros, $system, $systemMicros, $peak) = unpack "q5", $usage;
                open my $out, ">", $bill or die;
                print $out $user + $system + ($userMicros + $systemMicros) / 1e6, " $peak";
                exit($status >> 8);
                """, number, bill.toString()));
        return this;
    }

    /** Calls the agent and waits for its end. */
    public Call run(String... words) {
        return begin(words).await();
    }

    /** Calls the agent. */
    public Running begin(String... words) {
        List<String> argv = new ArrayList<>(
                List.of("/bin/sh", "-c", "umask 026; exec \"$@\" </dev/null", "sh", "setsid"));
        argv.addAll(wrapper);
        argv.add(agent.toString());
        argv.addAll(List.of(words));
        with("CRM_meta_timeout", Long.toString(timeout.toMillis()));
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory((Files.isDirectory(WORKING_DIRECTORY) ? WORKING_DIRECTORY : Path.of("/")).toFile());
        try {
            return new Running(String.join(" ", words), builder.start(), timeout);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A call under way. Its pid is its process group's number. */
    public static final class Running {
        private final String action;
        private final Process process;
        private final Duration timeout;
        private final long began = System.nanoTime();
        private volatile long ended;
        private final Pipe stdout;
        private final Pipe stderr;

        Running(String action, Process process, Duration timeout) {
            this.action = action;
            this.process = process;
            this.timeout = timeout;
            this.stdout = new Pipe(process.getInputStream());
            this.stderr = new Pipe(process.getErrorStream());
        }

        public int pid() {
            return (int) process.pid();
        }

        /** SIGKILL to the process group, as Pacemaker does it. */
        public Call kill() {
            Proc.signal("KILL", -pid());
            return ended(true);
        }

        /** When it ended, on System.nanoTime()'s clock. */
        public long ended() {
            return ended;
        }

        public Call await() {
            try {
                boolean inTime = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
                return inTime ? ended(false) : kill();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private Call ended(boolean killed) {
            try {
                int exit = process.waitFor();
                ended = System.nanoTime();
                boolean held = !stdout.atEnd() | !stderr.atEnd();
                return new Call(action, exit, killed, held, stdout.text(), stderr.text(), Duration.ofNanos(ended - began));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Reads a pipe in the background, since others may hold it open longer than the agent runs. */
    private static final class Pipe {
        private static final Duration GRACE = Duration.ofSeconds(1);
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;

        Pipe(InputStream stream) {
            reader = Thread.ofPlatform().daemon().start(() -> {
                try {
                    stream.transferTo(bytes);
                } catch (IOException closed) {
                    // What has come is all there is.
                }
            });
        }

        boolean atEnd() throws InterruptedException {
            return reader.join(GRACE);
        }

        String text() {
            return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
