package org.oscine.descriptor;

/**
 * One step of a reload: how a running service is told to take over what has changed. What it does then cannot be
 * seen, so there is nothing to repeat a signal for, as a stop does until the processes are gone.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface ReloadStep<T> extends Kind<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R command(Command<T> it);

        R signal(Signal<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> ReloadStep<S> map(Parts<T, S> parts);

    /** Ask the service with a command. */
    record Command<T>(Run<T> run) implements ReloadStep<T>, Kind.Running<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }

        @Override
        public <S> ReloadStep<S> map(Parts<T, S> parts) {
            return new Command<>(parts.command("run", run));
        }
    }

    /**
     * Send a signal to the service's main processes.
     *
     * @param signal name without SIG
     */
    record Signal<T>(String signal) implements ReloadStep<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.signal(this);
        }

        @Override
        public <S> ReloadStep<S> map(Parts<T, S> parts) {
            return new Signal<>(signal);
        }
    }
}
