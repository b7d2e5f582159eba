package org.oscine.probe;

import java.time.Duration;
import java.util.Optional;
import org.oscine.descriptor.OutputMap;
import org.oscine.descriptor.Run;
import org.oscine.host.Commands.Ended;
import org.oscine.host.HostView;
import org.oscine.host.Invocation;
import org.oscine.host.Network;
import org.oscine.host.TextPattern;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Invocations;
import org.oscine.parameter.Resource;

/** What a command is asked for by running it, and what its end and its output mean. */
public final class CommandAnswers {
    static final String CUT_OFF = " in the first 64 KiB of its output";

    private CommandAnswers() {}

    /** Runs a command and judges it by its exit map and its output. */
    public static Result judge(HostView host, Run<String> run, Duration timeout) {
        return verdict(run, execute(host, run, Resource.within(run.timeout(), timeout)));
    }

    /** What the end of a command means. */
    public static Result verdict(Run<String> run, Ended ended) {
        return ended.match(new Ended.Cases<Result>() {
            @Override
            public Result exited(Ended.Exited it) {
                return judge(run, it);
            }

            @Override
            public Result timedOut(Ended.TimedOut it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, sayOf(run, it));
            }

            @Override
            public Result notStarted(Ended.NotStarted it) {
                ReturnCode code = it.passing() ? ReturnCode.OCF_ERR_GENERIC : ReturnCode.OCF_ERR_INSTALLED;
                return Result.of(code, sayOf(run, it));
            }
        });
    }

    private static Result judge(Run<String> run, Ended.Exited exited) {
        Optional<Result> printed = printed(run, exited);
        if (printed.isPresent()) {
            return printed.get();
        }
        ReturnCode code = run.exit().codeFor(exited.code());
        if (code != ReturnCode.OCF_SUCCESS) {
            return Result.of(code, sayOf(run, exited));
        }
        return run.output().isEmpty()
                ? Result.SUCCESS
                : found(run.output().get(), exited.output(), program(run), " did not print '");
    }

    /** What its output means, where the command has a map of outputs and that says something. */
    static Optional<Result> printed(Run<String> run, Ended.Exited exited) {
        for (OutputMap.Row<String> row : run.outputs().rows()) {
            TextPattern pattern = TextPattern.ofLines(row.pattern());
            TextPattern.Match match = pattern.searchIn(exited.output());
            if (match == TextPattern.Match.UNDECIDED) {
                return Optional.of(Result.of(ReturnCode.OCF_ERR_GENERIC, program(run) + ": " + pattern.fault().cause()));
            }
            if (match == TextPattern.Match.FOUND) {
                return Optional.of(coded(row.code(), program(run) + " printed '" + row.pattern() + "'"
                        + quoted(FaultLine.ofAnswer(exited.output()))));
            }
        }
        return run.outputs().other().isPresent()
                ? Optional.of(coded(run.outputs().other().get(), sayOf(run, exited)))
                : Optional.empty();
    }

    private static Result coded(ReturnCode code, String reason) {
        return code == ReturnCode.OCF_SUCCESS ? Result.SUCCESS : Result.of(code, reason);
    }

    static boolean outputFits(Run<String> run, Ended.Exited exited) {
        return run.output().isEmpty() || TextPattern.ofLines(run.output().get()).isFoundIn(exited.output());
    }

    /** Success where the pattern is in a text; where that cannot be told, it is a failure as well, which says so. */
    static Result found(String wanted, String text, String who, String didNot) {
        TextPattern pattern = TextPattern.ofLines(wanted);
        TextPattern.Match match = pattern.searchIn(text);
        if (match == TextPattern.Match.FOUND) {
            return Result.SUCCESS;
        }
        String reason = match == TextPattern.Match.UNDECIDED
                ? who + ": " + pattern.fault().cause()
                : who + didNot + wanted + "'" + cutOff(text) + quoted(FaultLine.ofAnswer(text));
        return Result.of(ReturnCode.OCF_ERR_GENERIC, reason);
    }

    static String cutOff(String text) {
        return Network.isCutOff(text) ? CUT_OFF : "";
    }

    /** How a command ended, in words; of what it printed, the line that names the fault. */
    public static String sayOf(Run<String> run, Ended ended) {
        return program(run) + ended.match(new Ended.Cases<String>() {
            @Override
            public String exited(Ended.Exited it) {
                return endOf(it.code()) + quoted(FaultLine.of(it.output()));
            }

            @Override
            public String timedOut(Ended.TimedOut it) {
                return " gave no answer within " + Durations.format(it.after());
            }

            @Override
            public String notStarted(Ended.NotStarted it) {
                return " could not be run: " + it.cause();
            }
        });
    }

    private static String endOf(int code) {
        return code > 128 && code < 160 ? " was killed by signal " + (code - 128) : " exited with " + code;
    }

    private static String program(Run<String> run) {
        String program = run.argv().getFirst();
        return program.substring(program.lastIndexOf('/') + 1);
    }

    static String quoted(String line) {
        return line.isEmpty() ? "" : ": " + line;
    }

    static Ended execute(HostView host, Run<String> run, Duration timeout) {
        long began = host.clock().nanos();
        Invocation invocation = Invocations.of(host, run, timeout);
        Duration spent = Duration.ofNanos(host.clock().nanos() - began);
        boolean prepared = run.surroundings().environmentFrom().isEmpty() || spent.compareTo(timeout) >= 0;
        return host.commands().run(invocation, prepared ? timeout : timeout.minus(spent));
    }
}
