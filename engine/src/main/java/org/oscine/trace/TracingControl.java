package org.oscine.trace;

import org.oscine.host.Invocation;
import org.oscine.host.ProcessControl;
import org.oscine.host.ProcessTable;

/** Tells which signals are sent, and which programs are left running. */
record TracingControl(ProcessControl control, Trace trace) implements ProcessControl {

    @Override
    public String signal(ProcessTable.Stat process, String signal) {
        String fault = control.signal(process, signal);
        trace.say("SIG" + signal + " to process " + process.pid() + ": " + (fault.isEmpty() ? "sent" : fault));
        return fault;
    }

    @Override
    public Launched launch(Invocation invocation, String output) {
        trace.say("launch " + TracingCommands.inWords(invocation) + (output.isEmpty() ? "" : ", output to " + output));
        Launched launched = control.launch(invocation, output);
        trace.say(switch (launched) {
            case Launched.Running running -> "runs as process " + running.pid();
            case Launched.Refused refused -> "refused: " + refused.cause();
        });
        return launched;
    }
}
