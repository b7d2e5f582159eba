package org.oscine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.host.HostView;
import org.oscine.host.HttpRequest;
import org.oscine.host.HttpRequest.Login;
import org.oscine.host.HttpRequest.Trust;
import org.oscine.host.Network;
import org.oscine.host.Network.Reply;
import org.oscine.host.Network.SocketUse;
import org.oscine.host.Network.Transport;
import org.oscine.host.Talk;
import org.oscine.host.WebAddress;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/** Questions to a service, and what their answers mean. Silence is an error, never "not running". */
public final class MonitorProbes {
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
                return CommandAnswers.judge(host, it.run(), timeout);
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
                        + (stuck.cutOff() ? CommandAnswers.CUT_OFF : "") + CommandAnswers.quoted(FaultLine.ofAnswer(text));
            }
        });
        return Result.of(ReturnCode.OCF_ERR_GENERIC, reason);
    }

    private static Optional<Trust> trustOf(MonitorProbe.Conversation<String> probe) {
        return probe.tls().isPresent()
                ? Optional.of(new Trust(probe.tls().get().authorities(), probe.tls().get().verified()))
                : Optional.empty();
    }

    private static Result meaningOf(Reply reply, String where, Optional<String> expect, Duration timeout) {
        return reply.match(new Reply.Cases<Result>() {
            @Override
            public Result answer(Reply.Answer it) {
                return expect.isEmpty() ? Result.SUCCESS : CommandAnswers.found(expect.get(), it.text(), where, " did not answer '");
            }

            @Override
            public Result refused(Reply.Refused it) {
                return Result.of(ReturnCode.OCF_ERR_GENERIC, where + ": " + it.cause());
            }

            @Override
            public Result timedOut(Reply.TimedOut it) {
                if (expect.isPresent() && !it.text().isEmpty()) {
                    return CommandAnswers.found(expect.get(), it.text(), where, " did not answer '");
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
}
