package org.oscine.conform.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.conform.subject.Anatomy.Companion;
import org.oscine.conform.subject.Hints;
import org.oscine.setupfile.SetupKeys;

/** Makes hints of words: those of {@code service} in a setup, and those of the command line's {@code --service}. */
public final class HintWords {
    private HintWords() {}

    /** @param words values by the keys of {@link SetupKeys#SERVICE} */
    public static Hints read(Map<String, List<String>> words) {
        return new Hints(
                one(words, "pidfile").map(Path::of),
                one(words, "config").map(Path::of),
                one(words, "config-parameter"),
                paths(words, "program"),
                one(words, "user"),
                one(words, "user-parameter"),
                paths(words, "folder"),
                paths(words, "socket"),
                companions(words.getOrDefault("companion", List.of())),
                paths(words, "keeps"));
    }

    private static Optional<String> one(Map<String, List<String>> words, String key) {
        List<String> values = words.getOrDefault(key, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    private static List<Path> paths(Map<String, List<String>> words, String key) {
        return words.getOrDefault(key, List.of()).stream().map(Path::of).toList();
    }

    /** The program's name, a blank, and an argument. */
    private static List<Companion> companions(List<String> values) {
        List<Companion> companions = new ArrayList<>();
        for (String value : values) {
            int blank = value.indexOf(' ');
            companions.add(blank < 0 ? new Companion(value, value)
                    : new Companion(value.substring(0, blank), value.substring(blank + 1).strip()));
        }
        return companions;
    }
}
