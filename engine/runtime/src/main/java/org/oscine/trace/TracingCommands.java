package org.oscine.trace;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.oscine.host.Commands;
import org.oscine.host.Family;
import org.oscine.host.Invocation;
import org.oscine.host.ShellWords;
import org.oscine.ocf.Durations;

/** Tells what is run, with all its words, what it printed, how it ended, and how long it took. */
record TracingCommands(Commands commands, Trace trace) implements Commands {

    @Override
    public Ended run(Invocation invocation, Duration timeout) {
        trace.say("run " + inWords(invocation) + ", for up to " + Durations.format(timeout));
        long began = trace.now();
        return told(commands.run(invocation, timeout), began, invocation.confidential());
    }

    @Override
    public Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
        trace.say("start " + inWords(invocation) + ", for up to " + Durations.format(timeout));
        long began = trace.now();
        return told(commands.runDaemonStarter(invocation, family, note, timeout), began, invocation.confidential());
    }

    @Override
    public Optional<String> find(String program) {
        Optional<String> path = commands.find(program);
        trace.look("program " + program, path.orElse("none"));
        return path;
    }

    private Ended told(Ended ended, long began, boolean confidential) {
        trace.say(ended.match(new Words(confidential)) + " (" + trace.since(began) + ")");
        return ended;
    }

    private final class Words implements Ended.Cases<String> {
        private final boolean confidential;

        Words(boolean confidential) {
            this.confidential = confidential;
        }

        private void quote(String output) {
            if (!confidential) {
                trace.quote(output);
            } else if (!output.isEmpty()) {
                trace.say("its output is not shown: " + output.length() + " characters");
            }
        }

        @Override
        public String exited(Ended.Exited it) {
            quote(it.output());
            return "exited with " + it.code();
        }

        @Override
        public String timedOut(Ended.TimedOut it) {
            quote(it.output());
            return "killed by the engine, because its time was over";
        }

        @Override
        public String notStarted(Ended.NotStarted it) {
            return "not started: " + it.cause();
        }
    }

    /** The words of a command, and in which surroundings it runs. Values of variables may come from any file. */
    static String inWords(Invocation invocation) {
        StringBuilder text = new StringBuilder(ShellWords.of(invocation.argv()));
        text.append(part(", as ", invocation.user())).append(part(", group ", invocation.group()));
        for (Map.Entry<String, Optional<String>> variable : new TreeMap<>(invocation.environment()).entrySet()) {
            text.append(variable.getValue().isPresent() ? ", with " : ", without ").append(variable.getKey());
        }
        if (!invocation.workingDirectory().equals("/")) {
            text.append(", in ").append(invocation.workingDirectory());
        }
        text.append(part(", umask ", invocation.umask()));
        text.append(invocation.input().isEmpty() ? "" : ", with input");
        for (Map.Entry<String, String> limit : new TreeMap<>(invocation.limits()).entrySet()) {
            text.append(", ").append(limit.getKey()).append(' ').append(limit.getValue());
        }
        return text.toString();
    }

    private static String part(String what, Optional<?> value) {
        return value.isPresent() ? what + value.get() : "";
    }
}
