package org.oscine.conform.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.oscine.conform.agent.EndedCall;
import org.oscine.conform.agent.PacemakerCall;
import org.oscine.conform.agent.RunningCall;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.machine.Watch;
import org.oscine.conform.trial.Violation.Kind;
import org.oscine.ocf.ReturnCode;

/** A call of the agent under way. */
public final class RunningTrialCall {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Trial trial;
    private final Service service;
    private final TrialLog log;
    private final CallSpec ask;
    private final int number;
    private final List<String> before;
    private final RunningCall running;

    RunningTrialCall(Trial trial, Service service, TrialLog log, CallSpec ask) {
        this.trial = trial;
        this.service = service;
        this.log = log;
        this.ask = ask;
        this.number = log.nextCall();
        this.before = lines(service.all());
        PacemakerCall call = ask.call(trial.subject()).environment(Watch.VARIABLE, log.watch().mark(number))
                .branded(log.watch().brand(number));
        this.running = call.begin(ask.words());
        service.called(number, running.pid(), ask.action().equals("start"));
    }

    /** Whether it has not ended. */
    public boolean isUnderWay() {
        return running.isAlive();
    }

    /** Waits for its answer and holds it against what is right. */
    public Event.Called await(Expected expected) {
        EndedCall call = running.await();
        service.ended(number);
        List<Violation> violations = judged(call, expected);
        violations.addAll(left());
        violations.addAll(trial.foreignDeaths(ask.label()));
        return add(call, expected.words(), violations);
    }

    /** Cuts it off, as Pacemaker does when the time is up. */
    public Event.Called cut() {
        EndedCall call = running.kill();
        service.ended(number);
        return add(call, "interrupted by conform", trial.foreignDeaths(ask.label()));
    }

    private Event.Called add(EndedCall call, String expected, List<Violation> violations) {
        Event.Called called = new Event.Called(log.at(running.began()), ask.label(), ask.timeout(trial.subject()),
                call, expected, before, lines(service.all()), violations);
        log.add(called);
        return called;
    }

    private List<Violation> judged(EndedCall call, Expected expected) {
        List<Violation> violations = new ArrayList<>();
        if (call.killed()) {
            violations.add(new Violation(Kind.TIME, ask.label() + " gave no answer within "
                    + ask.timeout(trial.subject()).toSeconds() + " s, so it was killed"));
            return violations;
        }
        if (!expected.right().test(call.exit())) {
            violations.add(new Violation(Kind.CODE, ask.label() + " answered " + Expected.say(call.exit())
                    + ", expected " + expected.words()));
        }
        faultOfReason(call).ifPresent(violations::add);
        if (call.heldPipe()) {
            violations.add(new Violation(Kind.LEFTOVER, ask.label() + " left a process that keeps its output open"));
        }
        return violations;
    }

    /** Not running is an answer, not a failure; it may go without a reason. */
    private java.util.Optional<Violation> faultOfReason(EndedCall call) {
        boolean answer = call.exit() == ReturnCode.OCF_SUCCESS.number()
                || call.exit() == ReturnCode.OCF_NOT_RUNNING.number() && call.reasons().isEmpty();
        String fault = answer ? "" : call.faultOfReason();
        return fault.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(
                new Violation(Kind.REASON, ask.label() + " answered " + Expected.say(call.exit()) + ": " + fault));
    }

    /** Processes of the call that outlive it. A service that a start has put into the background is none. */
    private List<Violation> left() {
        trial.await(GRACE, () -> service.leftBy(number).isEmpty());
        List<Violation> violations = new ArrayList<>();
        List<ServiceProcess> left = service.leftBy(number);
        if (!left.isEmpty()) {
            violations.add(new Violation(Kind.LEFTOVER, ask.label() + " left behind: " + Trial.said(left)));
        }
        return violations;
    }

    private static List<String> lines(List<ServiceProcess> processes) {
        return processes.stream().map(ServiceProcess::say).toList();
    }
}
