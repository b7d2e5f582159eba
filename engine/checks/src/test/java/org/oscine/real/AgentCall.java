package org.oscine.real;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.oscine.conform.agent.EndedCall;
import org.oscine.conform.agent.PacemakerCall;
import org.oscine.conform.agent.RunningCall;

/** A call of the agent as Pacemaker makes it, whose end can be held against what is right. */
public final class AgentCall {

    public static final String REASON_PREFIX = PacemakerCall.REASON_PREFIX;

    private final PacemakerCall call;

    public AgentCall(Path agent) {
        this.call = new PacemakerCall(agent);
    }

    public AgentCall instance(String name) {
        call.instance(name);
        return this;
    }

    /** Sets a parameter of the resource. */
    public AgentCall with(String parameter, String value) {
        call.with(parameter, value);
        return this;
    }

    public AgentCall environment(String name, String value) {
        call.environment(name, value);
        return this;
    }

    public AgentCall without(String name) {
        call.without(name);
        return this;
    }

    /** Makes it a recurring monitor; without this a monitor is a probe. */
    public AgentCall recurring() {
        call.recurring();
        return this;
    }

    public AgentCall timeout(Duration timeout) {
        call.timeout(timeout);
        return this;
    }

    /** Has a program with its options execute the agent, such as {@code setpriv} or {@code nsenter}. */
    public AgentCall through(List<String> program) {
        call.through(program);
        return this;
    }

    public AgentCall asNobody() {
        call.asNobody();
        return this;
    }

    /**
     * Has the bill written to a file: seconds of processor time of the agent with all its children, and the peak
     * memory of the largest of them in KiB.
     */
    public AgentCall billed(Path bill) {
        // Java cannot ask getrusage(2); perl can, by its number.
        String number = System.getProperty("os.arch").equals("aarch64") ? "165" : "98";
        call.through(List.of("perl", "-e", """
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
        return new Running(call.begin(words));
    }

    /** A call under way. Its pid is its process group's number. */
    public record Running(RunningCall call) {

        public int pid() {
            return call.pid();
        }

        /** SIGKILL to the process group, as Pacemaker does it. */
        public Call kill() {
            return of(call.kill());
        }

        /** When it ended, on System.nanoTime()'s clock. */
        public long ended() {
            return call.ended();
        }

        public Call await() {
            return of(call.await());
        }

        private static Call of(EndedCall it) {
            return new Call(it.words(), it.exit(), it.killed(), it.heldPipe(), it.stdout(), it.stderr(), it.duration());
        }
    }
}
