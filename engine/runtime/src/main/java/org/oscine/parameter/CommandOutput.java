package org.oscine.parameter;

import java.time.Duration;
import java.util.Optional;
import org.oscine.descriptor.Run;
import org.oscine.host.Commands.Ended;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.host.TextPattern;
import org.oscine.parameter.config.ConfigFile;
import org.oscine.parameter.config.Lines;
import org.oscine.trust.Origin;

/** A value out of what a command prints. */
final class CommandOutput {
    /** A value is a matter of a moment; a command that takes longer shall not cost the action its time. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private CommandOutput() {}

    /** The value; absent where the command fails, or prints nothing that fits. */
    static Optional<Said> of(HostView host, Run<String> run) {
        Ended ended = host.commands().run(Invocations.of(host, run, LONGEST), Resource.within(run.timeout(), LONGEST));
        if (!(ended instanceof Ended.Exited exited) || !run.exit().codeFor(exited.code()).healthy()) {
            return Optional.empty();
        }
        Optional<String> text = run.output().isPresent()
                ? picked(run.output().get(), exited.output())
                : firstLine(exited.output());
        Optional<String> usable = ConfigFile.usable(text);
        return usable.isPresent() ? Optional.of(new Said(usable.get(), origin(host, run))) : Optional.empty();
    }

    /**
     * Who, besides root, could have said what it prints: as whom it ran, and who could have written its program or the files
     * that its arguments name, which may be what it reads out.
     */
    static Origin origin(HostView host, Run<String> run) {
        String program = run.argv().getFirst();
        Optional<String> found = host.commands().find(program);
        Origin origin = run.sources().program().and(run.sources().account()).and(run.sources().environmentFile());
        origin = found.isPresent() ? origin.and(host.files().writers(found.get())) : origin.and(Origin.unknown(program));
        for (String word : run.argv().subList(1, run.argv().size())) {
            if (word.startsWith("/") && host.files().kind(word) != FileView.Kind.MISSING) {
                origin = origin.and(host.files().writers(word));
            }
        }
        if (!run.surroundings().environmentFrom().isEmpty()) {
            origin = origin.and(PrintedEnvironment.origin(host, run));
        }
        if (run.surroundings().environmentFile().isPresent()) {
            origin = origin.and(host.files().writers(run.surroundings().environmentFile().get()));
        }
        return origin.and(ofTheUser(host, run, program)).from("the output of " + program);
    }

    private static Origin ofTheUser(HostView host, Run<String> run, String program) {
        if (run.surroundings().user().isEmpty()) {
            return Origin.ROOT;
        }
        Optional<Integer> user = host.accounts().user(run.surroundings().user().get());
        if (user.isEmpty()) {
            return Origin.unknown(program);
        }
        return user.get() == 0 || user.get() == host.accounts().self() ? Origin.ROOT : Origin.ofUser(user.get(), program);
    }

    /** The part of a text that a pattern picks: the first group, or all that matches. */
    static Optional<String> picked(String pattern, String text) {
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
