package org.oscine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.OutputMap;
import org.oscine.descriptor.Run;
import org.oscine.host.Commands.Ended;
import org.oscine.host.HostView;
import org.oscine.host.HttpRequest;
import org.oscine.host.HttpRequest.Login;
import org.oscine.host.HttpRequest.Trust;
import org.oscine.host.Invocation;
import org.oscine.host.Network;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.SocketUse;
import org.oscine.host.Network.Transport;
import org.oscine.host.Talk;
import org.oscine.host.TextPattern;
import org.oscine.host.WebAddress;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Invocations;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/** Questions to a service, and what their answers mean. Silence is an error, never "not running". */
public final class MonitorProbes {
    private static final String CUT_OFF = " in the first 64 KiB of its output";

    private MonitorProbes() {}

    /** Asks one question of a service with these processes; a reason begins with the question's name. */
    public static Result ask(OwnProcesses service, Named<Monitor<String>> question, Duration left) {
        HostView host = service.host();
        host.tracer().begins("monitor", question.name());
        Result result = coded(question, answer(service, question, Resource.within(question.it().timeout(), left)));
        host.tracer().ends(result.inWords());
        return result.success() ? result : Result.of(result.code(), question.name() + ": " + result.reason());
    }

    private static Result coded(Named<Monitor<String>> question, Result answer) {
        boolean other = answer.code() == ReturnCode.OCF_ERR_GENERIC && question.it().code().isPresent();
        return other ? Result.of(question.it().code().get(), answer.reason()) : answer;
    }

    private static Result answer(OwnProcesses service, Named<Monitor<String>> question, Duration timeout) {
        HostView host = service.host();
        return question.it().probe().match(new MonitorProbe.Cases<String, Result>() {
            @Override
            public Result command(MonitorProbe.Command<String> it) {
                return judge(host, it.run(), timeout);
            }

            @Override
            public Result tcp(MonitorProbe.Tcp<String> it) {
                return talk(host, Transport.TCP, it.address(), it, timeout);
            }

            @Override
            public Result udp(MonitorProbe.Udp<String> it) {
                return talk(host, Transport.UDP, it.address(), it, timeout);
            }

            @Override
            public Result unixSocket(MonitorProbe.UnixSocket<String> it) {
                return talk(host, Transport.UNIX_SOCKET, it.path(), it, timeout);
            }

            @Override
            public Result http(MonitorProbe.Http<String> it) {
                return pageOf(host.network().http(requestOf(it.request()), timeout), it, timeout);
            }

            @Override
            public Result listening(MonitorProbe.Listening<String> it) {
                SocketUse use = it.protocol() == MonitorProbe.Protocol.UDP ? SocketUse.LISTENS_UDP : SocketUse.LISTENS_TCP;
                return owned(service, use, it.address(), timeout);
            }

            @Override
            public Result connected(MonitorProbe.Connected<String> it) {
                return owned(service, SocketUse.IS_CONNECTED, it.address(), timeout);
            }
        });
    }

    private static Result owned(OwnProcesses service, SocketUse use, String address, Duration timeout) {
        Network network = service.host().network();
        Failure missing = network.socket(use, address, service.mainPids(), timeout);
        if (missing.exists()) {
            missing = network.socket(use, address, service.pids(), timeout);
        }
        return Result.of(ReturnCode.OCF_ERR_GENERIC, missing.after(address + ": "));
    }

    private static Result talk(HostView host, Transport over, String address, MonitorProbe.Conversation<String> probe,
            Duration timeout) {
        if (probe.dialogue().isEmpty()) {
            Talk.Turn turn = Talk.of(over, address, probe.send().orElse(""), probe.expect().orElse("")).turns().getFirst();
            return meaningOf(host.network().talk(new Talk(over, address, List.of(turn), trustOf(probe)), timeout), address,
                    probe.expect(), timeout);
        }
        List<Talk.Turn> turns = new ArrayList<>(probe.dialogue().size());
        for (MonitorProbe.Turn<String> turn : probe.dialogue()) {
            turns.add(new Talk.Turn(turn.send().orElse(""), turn.expect().orElse(""), turn.expect().isPresent()));
        }
        Reply reply = host.network().talk(new Talk(over, address, turns, trustOf(probe)), timeout);
        if (reply instanceof Reply.Stuck stuck) {
            String expected = turns.get(stuck.turn() - 1).until();
            return stuckIn("step " + stuck.turn() + " of " + turns.size(), stuck, address, expected, timeout);
        }
        return meaningOf(reply, address, turns.size() == 1 ? probe.dialogue().getFirst().expect() : Optional.empty(), timeout);
    }

    /** What was heard in a step was held against what it waits for already, behind the steps before it. */
    private static Result stuckIn(String step, Reply.Stuck stuck, String address, String expected, Duration timeout) {
        String reason = stuck.why().match(new Reply.Cases<String>() {
            @Override
            public String answer(Reply.Answer it) {
                return other(it.text());
            }

            @Override
            public String refused(Reply.Refused it) {
                return address + ", " + step + ": " + it.cause();
            }

            @Override
            public String timedOut(Reply.TimedOut it) {
                return it.text().isBlank()
                        ? address + " gave no answer in " + step + " within " + Durations.format(timeout)
                        : other(it.text());
            }

            @Override
            public String stuck(Reply.Stuck it) {
                return it.why().match(this);
            }

            private String other(String text) {
                return address + " did not answer '" + expected + "' in " + step
                        + (stuck.cutOff() ? CUT_OFF : "") + quoted(FaultLine.ofAnswer(text));
            }
        });
        return Result.of(ReturnCode.OCF_ERR_GENERIC, reason);
    }

    private static Optional<Trust> trustOf(MonitorProbe.Conversation<String> probe) {
        return probe.tls().isPresent()
                ? Optional.of(new Trust(probe.tls().get().authorities(), probe.tls().get().verified()))
                : Optional.empty();
    }

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
    private static Result found(String wanted, String text, String who, String didNot) {
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

    private static String cutOff(String text) {
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

    private static String quoted(String line) {
        return line.isEmpty() ? "" : ": " + line;
    }

    private static Result meaningOf(Reply reply, String where, Optional<String> expect, Duration timeout) {
        return reply.match(new Reply.Cases<Result>() {
            @Override
            public Result answer(Reply.Answer it) {
                return expect.isEmpty() ? Result.SUCCESS : found(expect.get(), it.text(), where, " did not answer '");
            }

            @Override
            public Result refused(Reply.Refused it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, where + ": " + it.cause());
            }

            @Override
            public Result timedOut(Reply.TimedOut it) {
                if (expect.isPresent() && !it.text().isEmpty()) {
                    return found(expect.get(), it.text(), where, " did not answer '");
                }
                return Result.of(ReturnCode.OCF_ERR_GENERIC,
                        where + " gave no answer within " + Durations.format(timeout));
            }

            @Override
            public Result stuck(Reply.Stuck it) {
                return it.why().match(this);
            }
        });
    }

    private static HttpRequest requestOf(MonitorProbe.Request<String> it) {
        WebAddress address = WebAddress.of(it.url());
        Optional<Login> login = it.login().isPresent()
                ? Optional.of(new Login(it.login().get(), it.password().orElse("")))
                : address.login();
        return new HttpRequest(address, it.method().name(), it.headers(), it.send().orElse(""), login, it.redirects(),
                new Trust(it.authorities(), it.verified()));
    }

    private static Result pageOf(Reply reply, MonitorProbe.Http<String> probe, Duration timeout) {
        String url = probe.request().url();
        if (reply instanceof Reply.Answer answer && probe.codeFor(answer.status()) != ReturnCode.OCF_SUCCESS) {
            return Result.of(probe.codeFor(answer.status()), url + " answered with status " + answer.status());
        }
        return meaningOf(reply, url, probe.body(), timeout);
    }

    static Ended execute(HostView host, Run<String> run, Duration timeout) {
        long began = host.clock().nanos();
        Invocation invocation = invocation(host, run, timeout);
        Duration spent = Duration.ofNanos(host.clock().nanos() - began);
        boolean prepared = run.surroundings().environmentFrom().isEmpty() || spent.compareTo(timeout) >= 0;
        return host.commands().run(invocation, prepared ? timeout : timeout.minus(spent));
    }

    /** The command as the host is to execute it. */
    public static Invocation invocation(HostView host, Run<String> run, Duration left) {
        return Invocations.of(host, run, left);
    }
}
