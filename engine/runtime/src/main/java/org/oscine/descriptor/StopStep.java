package org.oscine.descriptor;

import java.time.Duration;
import java.util.Optional;

/**
 * One step of an escalation: what is tried, and the share of the action's time that it gets before the next one.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface StopStep<T> extends Kind<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R command(Command<T> it);

        R signal(Signal<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> StopStep<S> map(Parts<T, S> parts);

    /** Percent of the time allowed to the action; absent: an equal part of what the other rungs leave. */
    Optional<Integer> share();

    /**
     * How long it is given before the next one, where an administrator may choose: a span of time, in place of the
     * share. Absent, or an empty text: the share holds.
     */
    Optional<T> patience();

    /** Ask the service with a command. */
    record Command<T>(Run<T> run, Optional<Integer> share, Optional<T> patience) implements StopStep<T>, Kind.Running<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }

        @Override
        public <S> StopStep<S> map(Parts<T, S> parts) {
            return new Command<>(parts.command("run", run), share, parts.unlessEmpty("wait", Role.TEXT, patience));
        }
    }

    /**
     * Send a signal to the service's main processes.
     *
     * @param signal name without SIG
     * @param repeat send it again whenever this much time has passed without effect
     */
    record Signal<T>(String signal, Optional<Duration> repeat, Optional<Integer> share, Optional<T> patience)
            implements StopStep<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.signal(this);
        }

        @Override
        public <S> StopStep<S> map(Parts<T, S> parts) {
            return new Signal<>(signal, repeat, share, parts.unlessEmpty("wait", Role.TEXT, patience));
        }
    }
}
