package org.oscine.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One text of an entry.
 *
 * @param key the key that it belongs to
 * @param within where the key holds several, its index or its name, and its key in a mapping there; else nothing
 * @param role what it is meant as
 */
public record Part<T>(String key, List<String> within, Role role, T text) {

    /** All parts of an entry, in its order; of a part that is absent there is none. */
    public static <T> List<Part<T>> of(Kind<T> kind) {
        Gathering<T> gathering = new Gathering<>();
        kind.map(gathering);
        return gathering.parts;
    }

    private static final class Gathering<T> implements Parts<T, T> {
        private final List<Part<T>> parts = new ArrayList<>();

        @Override
        public T text(String key, Role role, T text) {
            return add(key, List.of(), role, text);
        }

        @Override
        public Optional<T> text(String key, Role role, Optional<T> text) {
            if (text.isPresent()) {
                add(key, List.of(), role, text.get());
            }
            return text;
        }

        @Override
        public Optional<T> unlessEmpty(String key, Role role, Optional<T> text) {
            return text(key, role, text);
        }

        @Override
        public Optional<T> item(String key, int index, String inner, Role role, Optional<T> text) {
            if (text.isPresent()) {
                add(key, List.of(Integer.toString(index), inner), role, text.get());
            }
            return text;
        }

        @Override
        public List<T> words(String key, Role role, List<T> words) {
            for (int i = 0; i < words.size(); i++) {
                add(key, List.of(Integer.toString(i)), role, words.get(i));
            }
            return words;
        }

        @Override
        public List<T> argv(String key, List<T> argv) {
            for (int i = 0; i < argv.size(); i++) {
                add(key, List.of(Integer.toString(i)), i == 0 ? Role.PROGRAM : Role.WORD, argv.get(i));
            }
            return argv;
        }

        @Override
        public Map<String, T> named(String key, Role role, Map<String, T> texts) {
            for (Map.Entry<String, T> entry : texts.entrySet()) {
                add(key, List.of(entry.getKey()), role, entry.getValue());
            }
            return texts;
        }

        @Override
        public Map<String, T> namedUnlessEmpty(String key, Role role, Map<String, T> texts) {
            return named(key, role, texts);
        }

        @Override
        public Run<T> command(String key, Run<T> run) {
            return run.map(key, this);
        }

        private T add(String key, List<String> within, Role role, T text) {
            parts.add(new Part<>(key, within, role, text));
            return text;
        }
    }
}
