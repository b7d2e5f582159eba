package org.oscine.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.oscine.testfile.Scene;

/** What the commands of a case answer, and how often they still do. What they read is known on the simulated host only. */
final class Scripts {
    private final Predicate<List<String>> allThere;
    private final List<Script> scripts = new ArrayList<>();

    private static final class Script {
        final Scene.Command command;
        int left;

        Script(Scene.Command command) {
            this.command = command;
            this.left = command.times().orElse(Integer.MAX_VALUE);
        }
    }

    /** @param allThere whether these processes and paths are there */
    Scripts(Predicate<List<String>> allThere) {
        this.allThere = allThere;
    }

    /** Those that come later go before the earlier ones, and the longer argv before the shorter. */
    void add(Map<String, Optional<Scene.Command>> commands) {
        commands.values().stream().flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(command -> command.argv().size()))
                .forEach(command -> scripts.addFirst(new Script(command)));
    }

    /** The command that answers to an argv, which counts as one answer. */
    Optional<Scene.Command> answering(List<String> argv) {
        Optional<Script> script = scripts.stream().filter(it -> answers(it, argv)).findFirst();
        script.ifPresent(it -> it.left--);
        return script.map(it -> it.command);
    }

    private boolean answers(Script script, List<String> argv) {
        List<String> words = script.command.argv();
        String program = argv.getFirst();
        boolean named = program.equals(words.getFirst())
                || program.substring(program.lastIndexOf('/') + 1).equals(words.getFirst());
        return script.left > 0 && named && argv.size() >= words.size()
                && argv.subList(1, words.size()).equals(words.subList(1, words.size()))
                && allThere.test(script.command.needs());
    }
}
