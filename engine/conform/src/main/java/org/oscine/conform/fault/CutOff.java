package org.oscine.conform.fault;

import java.time.Duration;
import java.util.Optional;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.RunningTrialCall;
import org.oscine.conform.trial.Trial;

/**
 * An action is interrupted by SIGKILL at random moments, as Pacemaker does it, and stop is asked for next.
 *
 * @param action start, monitor or stop
 * @param times how often
 */
record CutOff(String action, int times) implements Fault {
    private static final Duration LEAST = Duration.ofMillis(10);

    @Override
    public String name() {
        return "cut-" + action;
    }

    @Override
    public String title() {
        return action + " is interrupted by SIGKILL at " + times + " random moments";
    }

    @Override
    public String rule() {
        return "At its timeout, Pacemaker kills an action without warning and then calls stop. Whatever the killed "
                + "action left half done, the stop must finish, so that nothing has to be cleaned up by hand.";
    }

    @Override
    public Optional<String> unfit(Subject subject) {
        return times > 0 ? Optional.empty() : Optional.of("--cuts is 0");
    }

    @Override
    public void arrange(Trial trial) {
        if (!action.equals("start")) {
            trial.running();
        }
    }

    @Override
    public void expect(Trial trial) {
        long whole = measured(trial).toMillis();
        for (int i = 0; i < times; i++) {
            ready(trial);
            long moment = LEAST.toMillis() + trial.random().nextLong(Math.max(1, whole));
            RunningTrialCall pending = trial.begin(ask().remark("interrupted after " + moment + " ms"));
            trial.pause(Duration.ofMillis(moment));
            pending.cut();
            after(trial);
        }
        trial.stopsCleanly();
        trial.recovers();
    }

    /** How long the action takes here when it is left alone. */
    private Duration measured(Trial trial) {
        Event.Called called = trial.ask(ask().remark("measured"), Expected.WELL);
        if (action.equals("start")) {
            trial.stopsCleanly();
        }
        return called.call().duration();
    }

    private void ready(Trial trial) {
        if (action.equals("stop")) {
            trial.ask(CallSpec.start(), Expected.WELL);
        }
    }

    private void after(Trial trial) {
        if (action.equals("monitor")) {
            trial.oneServer();
            trial.ask(CallSpec.monitor(), Expected.WELL);
        } else {
            trial.stopsCleanly();
        }
    }

    private CallSpec ask() {
        return action.equals("monitor") ? CallSpec.monitor() : CallSpec.of(action);
    }
}
