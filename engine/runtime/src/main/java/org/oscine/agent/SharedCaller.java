package org.oscine.agent;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.oscine.catalog.Catalog;
import org.oscine.catalog.DescriptorCache;
import org.oscine.catalog.InstallPaths;
import org.oscine.host.linux.LinuxHost;
import org.oscine.ocf.ReturnCode;
import org.oscine.serve.CallHandler.LastResort;
import org.oscine.serve.Reply;
import org.oscine.serve.Request;

/**
 * A client of the resident engine: its commands get the client's environment, and a call that hangs ends with an answer
 * instead of the process.
 */
record SharedCaller(Request request, LastResort lastResort, ByteArrayOutputStream out, ByteArrayOutputStream err,
        DescriptorCache memory)
        implements Caller {

    @Override
    public LinuxHost machine() {
        return new LinuxHost(request.environment());
    }

    @Override
    public Catalog catalog(InstallPaths places) {
        return new Catalog(places, memory);
    }

    @Override
    public String pid() {
        return Integer.toString(request.pid());
    }

    /** Clients do not ask from a terminal. */
    @Override
    public boolean onTerminal() {
        return false;
    }

    @Override
    public void watch(String action, Duration patience, Answer answer) {
        lastResort.after(patience, new Supplier<>() {
            @Override
            public Reply get() {
                return Watchdog.answer(action, patience, answer) ? answered(ReturnCode.OCF_ERR_GENERIC.number()) : null;
            }
        });
    }

    /** What the client is told, with what the call has printed. */
    Reply answered(int status) {
        return new Reply.Answered(status, out.toByteArray(), err.toByteArray());
    }
}
