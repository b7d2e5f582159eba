package org.oscine.agent;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.oscine.catalog.DescriptorCache;
import org.oscine.catalog.InstallPaths;
import org.oscine.compiled.EngineBuild;
import org.oscine.serve.CallHandler;
import org.oscine.serve.Reply;
import org.oscine.serve.Request;

/**
 * Every agent of this machine, in one process: does those calls that only look. What changes something runs in a
 * process of its own, as Pacemaker's child, and so does what is traced.
 */
public final class ResidentAgents implements CallHandler {
    private static final List<String> ACTIONS = List.of("monitor", "status", "validate-all", "meta-data");

    private final EngineBuild build = EngineBuild.current();
    private final DescriptorCache memory = new DescriptorCache();

    @Override
    public boolean current() {
        EngineBuild installed = EngineBuild.current();
        return installed.size() == build.size() && installed.modified() == build.modified();
    }

    @Override
    public Reply perform(Request request, LastResort lastResort) {
        List<String> arguments = request.arguments();
        if (arguments.size() < 2 || !ACTIONS.contains(arguments.get(1))
                || new CallEnvironment(request.environment()).traces()) {
            return Reply.DECLINED;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        SharedCaller caller = new SharedCaller(request, lastResort, out, err, memory);
        Agent agent = new Agent(request.environment(), caller, InstallPaths.of(request.environment()), stream(out),
                stream(err), Age.of(caller.pid()));
        return caller.answered(agent.run(arguments.getFirst(), arguments.subList(1, arguments.size())));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
