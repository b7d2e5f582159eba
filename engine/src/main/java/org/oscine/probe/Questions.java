package org.oscine.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Probe;
import org.oscine.descriptor.Run;
import org.oscine.host.Commands.Ended;
import org.oscine.host.HostView;
import org.oscine.host.Invocation;
import org.oscine.host.Network.Reply;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Invocations;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/** Questions to a service, and what their answers mean. Silence is an error, never "not running". */
public final class Questions {
    private static final int SHOWN_OUTPUT = 60;

    private Questions() {}

    /** Asks one question; a reason begins with the question's name. */
    public static Result ask(HostView host, Named<Monitor<String>> question, Duration left) {
        host.begins("monitor", question.name());
        Result result = answer(host, question, Resource.within(question.it().timeout(), left));
        host.ends(result);
        return result.success() ? result : Result.of(result.code(), question.name() + ": " + result.reason());
    }

    private static Result answer(HostView host, Named<Monitor<String>> question, Duration timeout) {
        return switch (question.it().probe()) {
            case Probe.Command<String> it -> judge(host, it.run(), timeout);
            case Probe.Tcp<String> it -> answer(host.network().tcp(
                    it.address(), it.send().orElse(""), it.expect().orElse(""), timeout), it.address(), it.expect(), timeout);
            case Probe.UnixSocket<String> it -> answer(host.network().unix(
                    it.path(), it.send().orElse(""), it.expect().orElse(""), timeout), it.path(), it.expect(), timeout);
            case Probe.Http<String> it -> http(host.network().http(it.url(), timeout), it, timeout);
            case Probe.Pidfile<String> it -> notAQuestion();
            case Probe.ProcessPattern<String> it -> notAQuestion();
            case Probe.Canary<String> it -> notAQuestion();
        };
    }

    private static Result notAQuestion() {
        return Result.of(ReturnCode.OCF_ERR_GENERIC, "a look at processes is no question to the service");
    }

    /** Runs a command and judges it by its exit map and its output. */
    public static Result judge(HostView host, Run<String> run, Duration timeout) {
        return verdict(run, execute(host, run, Resource.within(run.timeout(), timeout)));
    }

    /** What the end of a command means. */
    public static Result verdict(Run<String> run, Ended ended) {
        return switch (ended) {
            case Ended.Exited exited -> judge(run, exited);
            case Ended.TimedOut late -> Result.of(ReturnCode.OCF_ERR_GENERIC, sayOf(run, late));
            case Ended.NotStarted not -> Result.of(ReturnCode.OCF_ERR_INSTALLED, sayOf(run, not));
        };
    }

    private static Result judge(Run<String> run, Ended.Exited exited) {
        ReturnCode code = run.exit().codeFor(exited.code());
        if (code == ReturnCode.OCF_SUCCESS && !outputFits(run, exited)) {
            return Result.of(ReturnCode.OCF_ERR_GENERIC,
                    program(run) + " did not print '" + run.output().orElse("") + "'" + quote(exited.output()));
        }
        return code == ReturnCode.OCF_SUCCESS ? Result.SUCCESS : Result.of(code, sayOf(run, exited));
    }

    static boolean outputFits(Run<String> run, Ended.Exited exited) {
        return run.output().isEmpty() || found(run.output().get(), exited.output());
    }

    private static boolean found(String pattern, String text) {
        try {
            return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }

    static String sayOf(Run<String> run, Ended ended) {
        return switch (ended) {
            case Ended.Exited exited -> program(run)
                    + (exited.code() > 128 && exited.code() < 160 ? " was ended by signal " + (exited.code() - 128)
                            : " ended with " + exited.code())
                    + quote(exited.output());
            case Ended.TimedOut late -> program(run) + " gave no answer within " + Durations.format(late.after());
            case Ended.NotStarted not -> program(run) + " could not be run: " + not.cause();
        };
    }

    private static String program(Run<String> run) {
        String program = run.argv().getFirst();
        return program.substring(program.lastIndexOf('/') + 1);
    }

    /** The first line that is not empty, shortened: enough to recognise the message. */
    private static String quote(String output) {
        for (String line : output.split("\n")) {
            String text = line.strip();
            if (!text.isEmpty()) {
                return ": " + (text.length() > SHOWN_OUTPUT ? text.substring(0, SHOWN_OUTPUT) + "..." : text);
            }
        }
        return "";
    }

    private static Result answer(Reply reply, String where, Optional<String> expect, Duration timeout) {
        return switch (reply) {
            case Reply.Answer answer when expect.isPresent() && !found(expect.get(), answer.text()) ->
                Result.of(ReturnCode.OCF_ERR_GENERIC,
                        where + " did not answer '" + expect.get() + "'" + quote(answer.text()));
            case Reply.Answer answer -> Result.SUCCESS;
            case Reply.Refused refused -> Result.of(ReturnCode.OCF_ERR_GENERIC, where + ": " + refused.cause());
            case Reply.TimedOut late -> Result.of(ReturnCode.OCF_ERR_GENERIC,
                    where + " gave no answer within " + Durations.format(timeout));
        };
    }

    private static Result http(Reply reply, Probe.Http<String> probe, Duration timeout) {
        if (reply instanceof Reply.Answer answer
                && probe.status().stream().noneMatch(range -> range.contains(answer.status()))) {
            return Result.of(ReturnCode.OCF_ERR_GENERIC, probe.url() + " answered with status " + answer.status());
        }
        return answer(reply, probe.url(), probe.body(), timeout);
    }

    static Ended execute(HostView host, Run<String> run, Duration timeout) {
        return host.commands().run(invocation(host, run), timeout);
    }

    /** The command as the host is to execute it. */
    public static Invocation invocation(HostView host, Run<String> run) {
        return Invocations.of(host.files(), run);
    }
}
