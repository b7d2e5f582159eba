package org.oscine.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.oscine.action.Journal;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.host.Host;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Result;
import org.oscine.parameter.Call;
import org.oscine.parameter.Redactor;
import org.oscine.trace.Trace;
import org.oscine.trace.TracingHost;
import org.oscine.trace.TracingJournal;

/** A call that is traced. Nothing of this, nor of the trace, is loaded for a call that is not. */
record TracedCall(Descriptor descriptor, Call call, Duration timeout, Redactor redactor) {

    /** The work of an action. */
    interface Work {
        Result perform(Host host, Journal journal);
    }

    /** Does the work, on a host and with a journal that tell the trace. Without a place for it, there is no trace. */
    Result perform(TraceFile file, Host host, Journal journal, Work work) {
        PrintStream out;
        try {
            out = file.open(descriptor.agent(), call.action());
        } catch (IOException | RuntimeException failure) {
            journal.warning("no trace is written: " + failure.getMessage());
            return work.perform(host, journal);
        }
        try {
            return traced(new Trace(out, host.clock(), ZoneId.systemDefault(), redactor), host, journal, work);
        } finally {
            if (out != file.err()) {
                out.close();
            }
        }
    }

    private Result traced(Trace trace, Host host, Journal journal, Work work) {
        trace.begin(title());
        for (Parameter parameter : descriptor.parameters()) {
            Map<String, String> given = call.parameters();
            if (given.containsKey(parameter.name())) {
                boolean secret = parameter.type() == Parameter.Type.SECRET;
                trace.say("parameter " + parameter.name() + "=" + (secret ? Redactor.MASK : given.get(parameter.name())));
            }
        }
        try {
            Result result = work.perform(new TracingHost(host, trace), new TracingJournal(journal, trace));
            trace.ends(result.inWords());
            return result;
        } catch (RuntimeException | Error failure) {
            StringWriter stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack));
            trace.quote(stack.toString());
            throw failure;
        }
    }

    private String title() {
        return descriptor.agent() + " " + descriptor.version() + ": " + call.action().word() + " of " + call.instance()
                + " on " + call.node() + (call.probe() ? ", a probe" : "") + ", for up to " + Durations.format(timeout)
                + (call.checkLevel() == 0 ? "" : ", check level " + call.checkLevel());
    }
}
