package org.oscine.trace;

import java.util.Optional;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Family;
import org.oscine.host.Invocation;
import org.oscine.host.Logs;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;
import org.oscine.ocf.Failure;

/** Tells which signals are sent, and which programs are left running. */
record TracingControl(ProcessControl control, Trace trace) implements ProcessControl.Forwarding {
    private static final Launched.Cases<String> LAUNCHED = new Launched.Cases<>() {
        @Override
        public String running(Launched.Running it) {
            return "runs as process " + it.pid();
        }

        @Override
        public String refused(Launched.Refused it) {
            return "refused: " + it.cause();
        }
    };

    @Override
    public Failure signal(ProcessTable.Stat process, String signal) {
        Failure fault = control.signal(process, signal);
        trace.say("SIG" + signal + " to process " + process.pid() + ": " + (fault.exists() ? fault.cause() : "sent"));
        return fault;
    }

    @Override
    public Family newFamily(String stateDirectory) {
        Family family = control.newFamily(stateDirectory);
        trace.say("control group: " + (family.group().isEmpty() ? "none" : family.group()));
        return family;
    }

    @Override
    public boolean killGroup(Family family) {
        boolean killed = control.killGroup(family);
        if (killed) {
            trace.say("SIGKILL to all of " + family.group());
        }
        return killed;
    }

    @Override
    public Launched launch(Invocation invocation, Family family, Logs logs) {
        trace.say("launch " + TracingCommands.inWords(invocation) + shown(", output to ", logs.output())
                + shown(", errors to ", logs.errors()));
        Launched launched = control.launch(invocation, family, logs);
        trace.say(launched.match(LAUNCHED));
        return launched;
    }

    @Override
    public Optional<Ended.Exited> endOf(int pid) {
        Optional<Ended.Exited> end = control.endOf(pid);
        if (end.isPresent()) {
            trace.say("process " + pid + " exited with " + end.get().code());
        }
        return end;
    }

    @Override
    public void forgetLaunched() {
        control.forgetLaunched();
    }

    private static String shown(String what, String file) {
        return file.isEmpty() ? "" : what + file;
    }
}
