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
        return told(commands.run(invocation, timeout), began);
    }

    @Override
    public Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
        trace.say("start " + inWords(invocation) + ", for up to " + Durations.format(timeout));
        long began = trace.now();
        return told(commands.runDaemonStarter(invocation, family, note, timeout), began);
    }

    @Override
    public Optional<String> find(String program) {
        Optional<String> path = commands.find(program);
        trace.look("program " + program, path.orElse("none"));
        return path;
    }

    private Ended told(Ended ended, long began) {
        String took = " (" + trace.since(began) + ")";
        switch (ended) {
            case Ended.Exited exited -> {
                trace.quote(exited.output());
                trace.say("exited with " + exited.code() + took);
            }
            case Ended.TimedOut late -> {
                trace.quote(late.output());
                trace.say("killed by the engine, because its time was over" + took);
            }
            case Ended.NotStarted not -> trace.say("not started: " + not.cause() + took);
        }
        return ended;
    }

    /** The words of a command, and in which surroundings it runs. Values of variables may come from any file. */
    static String inWords(Invocation invocation) {
        StringBuilder text = new StringBuilder(ShellWords.of(invocation.argv()));
        invocation.user().ifPresent(user -> text.append(", as ").append(user));
        invocation.group().ifPresent(group -> text.append(", group ").append(group));
        for (Map.Entry<String, Optional<String>> variable : new TreeMap<>(invocation.environment()).entrySet()) {
            text.append(variable.getValue().isPresent() ? ", with " : ", without ").append(variable.getKey());
        }
        if (!invocation.workingDirectory().equals("/")) {
            text.append(", in ").append(invocation.workingDirectory());
        }
        invocation.umask().ifPresent(umask -> text.append(", umask ").append(umask));
        new TreeMap<>(invocation.limits()).forEach((name, value) -> text.append(", ").append(name).append(' ').append(value));
        return text.toString();
    }
}
