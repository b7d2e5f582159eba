package org.oscine.host.simulated;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.oscine.host.Invocation;
import org.oscine.host.ProcessControl.Launched;

/** What happens when a foreground program is started whose argv begins with some words. */
public final class ScriptedLaunch {

    private final List<String> words;
    private Consumer<SimulatedProcess> shape = process -> {};
    private Optional<String> refusal = Optional.empty();
    private Optional<SimulatedProcess> made = Optional.empty();

    ScriptedLaunch(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** It becomes a process with the invocation's argv and user, which this may shape further. */
    public ScriptedLaunch becomes(Consumer<SimulatedProcess> process) {
        shape = process;
        return this;
    }

    /** It cannot be started. */
    public ScriptedLaunch isRefused(String cause) {
        refusal = Optional.of(cause);
        return this;
    }

    /** What it became. */
    Optional<SimulatedProcess> made() {
        return made;
    }

    boolean matches(List<String> argv) {
        return ScriptedCommand.startsWith(argv, words);
    }

    Launched run(SimulatedHost host, Invocation invocation) {
        if (refusal.isPresent()) {
            return new Launched.Refused(refusal.get());
        }
        SimulatedProcess process = host.process(invocation.argv().toArray(String[]::new))
                .workingIn(invocation.workingDirectory());
        invocation.user().ifPresent(process::user);
        made = Optional.of(process);
        shape.accept(process);
        return new Launched.Running(process.pid());
    }
}
