package org.oscine.parameter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.Run;
import org.oscine.host.Commands.Ended;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.host.Network;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Failure;
import org.oscine.ocf.Identifier;
import org.oscine.trust.Origin;

/**
 * Variables that a command prints, with a line or a NUL between them. It runs as what gets them does, so it can do no more.
 * They may hold secrets, so no reason and no trace shows them.
 */
final class PrintedEnvironment {
    /** A matter of a moment; a command that takes longer shall not cost the action its time. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int SHOWN = 80;

    /** They belong to the shell that printed them. */
    private static final List<String> OF_SHELLS = List.of("_", "PWD", "OLDPWD", "SHLVL");

    /** What the engine marks processes with: a mark is for the process that it was made for. */
    private static final String OF_THE_ENGINE = "OSCINE_";

    private final Map<String, Optional<String>> variables = new LinkedHashMap<>();
    private final String program;
    private Failure unknown = Failure.NONE;
    private Failure missing = Failure.NONE;

    private PrintedEnvironment(String program) {
        this.program = program.substring(program.lastIndexOf('/') + 1);
    }

    /** What the command of these surroundings prints, who has one. */
    static PrintedEnvironment of(HostView host, Run<String> run, Duration left) {
        Run<String> printing = command(run);
        PrintedEnvironment it = new PrintedEnvironment(printing.argv().getFirst());
        Duration timeout = Resource.within(Optional.of(LONGEST), left);
        Ended ended = host.commands().run(Invocations.of(host, printing, timeout).inConfidence(), timeout);
        it.take(ended);
        return it;
    }

    private static Run<String> command(Run<String> run) {
        Run.Surroundings<String> in = run.surroundings();
        Run.Surroundings<String> same = new Run.Surroundings<>(in.user(), in.group(), in.environment(), in.withoutEnvironment(),
                List.of(), Optional.empty(), in.workingDirectory(), in.umask(), in.limits());
        Origin words = run.sources().program().and(run.sources().environmentFrom());
        return new Run<>(in.environmentFrom(), same, ExitMap.DEFAULT, Optional.empty(), Optional.empty())
                .from(new Run.Sources(words, run.sources().account(), Origin.ROOT, Origin.ROOT));
    }

    /** By name, in the order in which they were printed. */
    Map<String, Optional<String>> variables() {
        return variables;
    }

    /** Why they are not known. */
    Failure unknown() {
        return unknown;
    }

    /** Why there is nothing to print them on this node. */
    Failure missing() {
        return missing;
    }

    /** Who, besides root, could have said them: also by a file whose path stands within a word, as in a script for a shell. */
    static Origin origin(HostView host, Run<String> run) {
        Run<String> printing = command(run);
        Origin origin = CommandOutput.origin(host, printing);
        for (String word : printing.argv()) {
            for (String path : paths(word)) {
                if (host.files().kind(path) != FileView.Kind.MISSING) {
                    origin = origin.and(host.files().writers(path));
                }
            }
        }
        return origin.from("the output of " + printing.argv().getFirst());
    }

    private static List<String> paths(String word) {
        List<String> paths = new ArrayList<>();
        int at = word.indexOf('/');
        while (at >= 0) {
            int end = at;
            while (end < word.length() && isOfPath(word.charAt(end))) {
                end++;
            }
            if (at == 0 || !isOfPath(word.charAt(at - 1))) {
                paths.add(word.substring(at, end));
            }
            at = word.indexOf('/', end);
        }
        return paths;
    }

    private static boolean isOfPath(char it) {
        return Character.isLetterOrDigit(it) || "/._-+@%~,".indexOf(it) >= 0;
    }

    private void take(Ended ended) {
        ended.match(new Ended.Cases<Void>() {
            @Override
            public Void exited(Ended.Exited it) {
                if (it.code() == 0) {
                    read(it.output());
                } else {
                    fail("exited with " + it.code() + told(it.output()));
                }
                return null;
            }

            @Override
            public Void timedOut(Ended.TimedOut it) {
                fail("did not end within " + Durations.format(it.after()));
                return null;
            }

            @Override
            public Void notStarted(Ended.NotStarted it) {
                fail("could not be run: " + it.cause());
                if (!it.passing()) {
                    missing = unknown;
                    unknown = Failure.NONE;
                }
                return null;
            }
        });
    }

    private void fail(String what) {
        unknown = Failure.of("environment-from: " + program + " " + what);
    }

    /** The first line that is a message, and not a variable. */
    private static String told(String output) {
        for (String line : output.split("[\\n\0]")) {
            if (!line.isBlank() && line.indexOf('=') < 0) {
                String text = line.strip();
                return ": " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
            }
        }
        return "";
    }

    private void read(String output) {
        boolean byNul = output.indexOf('\0') >= 0;
        if (Network.isCutOff(output)) {
            fail("printed more than 64 KiB");
        } else if (output.indexOf('\uFFFD') >= 0) {
            fail("printed what is not UTF-8");
        } else {
            String[] all = output.split(byNul ? "\0" : "\n", -1);
            for (int i = 0; i < all.length && !unknown.exists(); i++) {
                if (!all[i].isEmpty()) {
                    readVariable(all[i], i + 1, byNul);
                }
            }
        }
    }

    private void readVariable(String text, int number, boolean byNul) {
        int equals = text.indexOf('=');
        if (equals < 1 || !byNul && !Identifier.isOne(text.substring(0, equals))) {
            fail(byNul
                    ? "printed something that is not NAME=value, number " + number
                    : "printed a line that is not NAME=value, line " + number + "; env -0 prints also values of several lines");
            return;
        }
        String name = text.substring(0, equals);
        if (!OF_SHELLS.contains(name) && !name.startsWith(OF_THE_ENGINE)) {
            variables.put(name, Optional.of(text.substring(equals + 1)));
        }
    }
}
