package org.oscine.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.oscine.host.Invocation;
import org.oscine.host.simulated.Effect;

/**
 * What was done to the machine, one line each, as a case writes it: {@code signal TERM server}. The engine's own notes
 * are left out, and a question that is asked again and again until it is answered is one line.
 */
final class EffectLines {
    private final Machine machine;
    private final String stateDirectory;

    EffectLines(Machine machine, String stateDirectory) {
        this.machine = machine;
        this.stateDirectory = stateDirectory;
    }

    List<String> of(List<Effect> effects) {
        List<String> lines = new ArrayList<>();
        for (Effect effect : effects) {
            String line = line(effect);
            boolean again = effect instanceof Effect.Ran && !lines.isEmpty() && lines.getLast().equals(line);
            if (!line.isEmpty() && !again) {
                lines.add(line);
            }
        }
        return lines;
    }

    private String line(Effect effect) {
        return switch (effect) {
            case Effect.Ran it -> "run " + words(it.invocation());
            case Effect.RanStarter it -> "start " + words(it.invocation());
            case Effect.Launched it -> "launch " + words(it.invocation())
                    + (it.output().isEmpty() ? "" : " > " + it.output())
                    + (it.errors().isEmpty() ? "" : " 2> " + it.errors());
            case Effect.Signalled it -> "signal " + it.signal() + " " + machine.nameOf(it.pid());
            case Effect.MadeDirectory it -> change("make folder", it.path(), by(it.by()));
            case Effect.GaveTo it -> change("give", it.path(), " to " + it.owner() + it.group().map(g -> ":" + g).orElse(""));
            case Effect.SetMode it -> change("set mode", it.path(), " to " + it.mode());
            case Effect.Wrote it -> change("write", it.path(), by(it.by()));
            case Effect.Removed it -> change("remove", it.path(), by(it.by()));
        };
    }

    private static String by(String user) {
        return user.isEmpty() ? "" : " as " + user;
    }

    private String change(String verb, String path, String rest) {
        boolean ownNotes = path.equals(stateDirectory) || path.startsWith(stateDirectory + "/");
        return ownNotes ? "" : verb + " " + path + rest;
    }

    private static String words(Invocation invocation) {
        StringBuilder line = new StringBuilder();
        for (String word : invocation.argv()) {
            line.append(line.isEmpty() ? "" : " ").append(quoted(word));
        }
        List<String> surroundings = surroundings(invocation);
        return surroundings.isEmpty() ? line.toString() : line + " [" + String.join(", ", surroundings) + "]";
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"');
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static List<String> surroundings(Invocation invocation) {
        List<String> in = new ArrayList<>();
        invocation.user().ifPresent(user -> in.add("user " + user));
        invocation.group().ifPresent(group -> in.add("group " + group));
        for (Map.Entry<String, Optional<String>> variable : new TreeMap<>(invocation.environment()).entrySet()) {
            in.add(variable.getValue().map(value -> variable.getKey() + "=" + value)
                    .orElse("without " + variable.getKey()));
        }
        if (!invocation.workingDirectory().equals("/")) {
            in.add("in " + invocation.workingDirectory());
        }
        invocation.umask().ifPresent(umask -> in.add("umask " + umask));
        new TreeMap<>(invocation.limits()).forEach((name, value) -> in.add(name + " " + value));
        return in;
    }
}
