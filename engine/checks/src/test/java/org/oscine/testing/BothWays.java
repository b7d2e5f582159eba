package org.oscine.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.oscine.agent.ResidentAgents;
import org.oscine.conform.agent.PacemakerCall;
import org.oscine.ocf.ActionName;
import org.oscine.serve.CallHandler;
import org.oscine.serve.Reply;
import org.oscine.serve.Request;
import org.oscine.serve.ResidentEngine;
import org.oscine.testfile.TestFile.Asked;

/**
 * The two ways of a call that only looks: an installed agent is asked as Pacemaker asks it, in a JVM of its own, and by the
 * resident engine, which is this process. Code and reason must be the same, and the code that of the play.
 */
final class BothWays {
    private static final Set<ActionName> LOOKS =
            EnumSet.of(ActionName.MONITOR, ActionName.STATUS, ActionName.VALIDATE_ALL);
    private static final Path SOCKET = Path.of("/stage/engine");
    private static final Path NOBODY = Path.of("/nonexistent");
    private static final long PATIENCE_SECONDS = 20;

    private final Path agents;
    private final AtomicInteger answered;
    private int looks;

    private BothWays(Path agents, AtomicInteger answered) {
        this.agents = agents;
        this.answered = answered;
    }

    /**
     * Begins to serve.
     *
     * @param agents the directory of the installed agents; this process has their engine's home as its own
     */
    static BothWays of(Path agents) {
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch listening = new CountDownLatch(1);
        ResidentEngine engine = new ResidentEngine(SOCKET, counting(new ResidentAgents(), answered));
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Optional<String> fault = engine.serve(socket -> listening.countDown());
                throw new IllegalStateException("the resident engine ended: " + fault);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            if (!listening.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the resident engine does not listen");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new BothWays(agents, answered);
    }

    private static CallHandler counting(CallHandler calls, AtomicInteger answered) {
        return new CallHandler() {
            @Override
            public Reply perform(Request request, LastResort lastResort) {
                Reply reply = calls.perform(request, lastResort);
                if (reply instanceof Reply.Answered) {
                    answered.incrementAndGet();
                }
                return reply;
            }

            @Override
            public boolean current() {
                return calls.current();
            }
        };
    }

    /** How many questions were asked so. */
    int looks() {
        return looks;
    }

    /** How the ways differ at this step; empty if they do not, or if the action does more than look. */
    String difference(String agent, Asked asked, CallOutcome came) {
        if (!LOOKS.contains(asked.action())) {
            return "";
        }
        looks++;
        int before = answered.get();
        // At the same time, since a question that hangs takes as long as it may.
        try {
            Process cold = begin(agent, asked, came.allowed(), NOBODY);
            Process resident = begin(agent, asked, came.allowed(), SOCKET);
            return difference(came, Ended.of(cold), Ended.of(resident), answered.get() - before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call that has ended; without the spans in its reason, since how long something took is not the same twice. */
    private record Ended(int exit, String reason) {
        private static final Pattern SPAN = Pattern.compile("\\d+ (ms|s)\\b");

        static Ended of(Process call) throws IOException {
            String errors = new String(call.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            String reasons = errors.lines().filter(line -> line.startsWith(PacemakerCall.REASON_PREFIX))
                    .collect(Collectors.joining("; "));
            return new Ended(call.onExit().join().exitValue(), SPAN.matcher(reasons).replaceAll("some time"));
        }
    }

    private static String difference(CallOutcome came, Ended cold, Ended resident, int answers) {
        List<String> differences = new ArrayList<>();
        if (answers != 1) {
            differences.add("the resident engine gave " + answers + " answers");
        }
        int code = came.result().code().number();
        if (cold.exit() != code || resident.exit() != code) {
            differences.add("code: played " + code + ", cold " + cold.exit() + ", resident " + resident.exit());
        }
        if (!cold.reason().equals(resident.reason())) {
            differences.add("reason: cold " + cold.reason() + ", resident " + resident.reason());
        }
        return String.join("; ", differences);
    }

    /** With Pacemaker's environment, but without a shell and setsid, which a sandbox does not have. */
    private Process begin(String agent, Asked asked, Duration timeout, Path socket) throws IOException {
        PacemakerCall call = new PacemakerCall(agents.resolve(agent)).timeout(timeout)
                .instance(asked.instance().isEmpty() ? agent : asked.instance())
                .with("CRM_meta_on_node", Play.NODE)
                .environment("OCF_CHECK_LEVEL", Integer.toString(asked.checkLevel()))
                .environment("OSCINE_SOCKET", socket.toString());
        asked.parameters().forEach((name, parameter) -> call.with(name, parameter.value()));
        if (!asked.probe()) {
            call.recurring();
        }
        ProcessBuilder process = new ProcessBuilder(agents.resolve(agent).toString(), asked.action().word())
                .directory(new File("/")).redirectInput(new File("/dev/null")).redirectOutput(Redirect.DISCARD);
        process.environment().clear();
        process.environment().putAll(call.environment());
        return process.start();
    }
}
