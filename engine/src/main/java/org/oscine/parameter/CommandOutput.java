package org.oscine.parameter;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.oscine.descriptor.Run;
import org.oscine.host.Commands.Ended;
import org.oscine.host.HostView;

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
        return run.output().isPresent()
                ? picked(run.output().get(), exited.output())
                : firstLine(exited.output());
    }

    private static Optional<String> picked(String pattern, String text) {
        try {
            Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
            return matcher.find()
                    ? Optional.ofNullable(matcher.group(Math.min(1, matcher.groupCount())))
                    : Optional.empty();
        } catch (PatternSyntaxException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<String> firstLine(String text) {
        for (String line : text.split("\n")) {
            if (!line.isBlank()) {
                return Optional.of(line.strip());
            }
        }
        return Optional.empty();
    }
}
