package org.oscine.parameter;

import java.time.Duration;
import java.util.Optional;
import org.oscine.descriptor.Run;
import org.oscine.host.Commands.Ended;
import org.oscine.host.HostView;
import org.oscine.host.TextPattern;
import org.oscine.parameter.config.ConfigFile;
import org.oscine.parameter.config.Lines;

/** A value out of what a command prints. */
final class CommandOutput {
    /** A value is a matter of a moment; a command that takes longer shall not cost the action its time. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private CommandOutput() {}

    /** The value; absent where the command fails, or prints nothing that fits. */
    static Optional<String> of(HostView host, Run<String> run) {
        Ended ended = host.commands().run(Invocations.of(host.files(), run), Resource.within(run.timeout(), LONGEST));
        if (!(ended instanceof Ended.Exited exited) || !run.exit().codeFor(exited.code()).healthy()) {
            return Optional.empty();
        }
        Optional<String> value = run.output().isPresent()
                ? picked(run.output().get(), exited.output())
                : firstLine(exited.output());
        return ConfigFile.usable(value);
    }

    private static Optional<String> picked(String pattern, String text) {
        TextPattern search = TextPattern.ofLines(pattern);
        return search.isFoundIn(text) ? Optional.ofNullable(search.picked()) : Optional.empty();
    }

    private static Optional<String> firstLine(String text) {
        Lines lines = new Lines(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                return Optional.of(line.strip());
            }
        }
        return Optional.empty();
    }
}
