package org.oscine.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes something of each part of an entry: a key of the descriptor, what its text is meant as, and the text.
 *
 * @param <T> the texts there are
 * @param <S> what is made of them
 */
public interface Parts<T, S> {

    S text(String key, Role role, T text);

    /** A text that means something even if it is empty. */
    Optional<S> text(String key, Role role, Optional<T> text);

    /** A text that stays away if it turns out empty. */
    Optional<S> unlessEmpty(String key, Role role, Optional<T> text);

    /** A text of a mapping in a list. */
    Optional<S> item(String key, int index, String inner, Role role, Optional<T> text);

    /** Texts in a list; one may become several words, or none. */
    List<S> words(String key, Role role, List<T> words);

    /** A program and its arguments. */
    List<S> argv(String key, List<T> argv);

    /** Texts with names. */
    Map<String, S> named(String key, Role role, Map<String, T> texts);

    /** As {@link #named}, without those that turn out empty. */
    Map<String, S> namedUnlessEmpty(String key, Role role, Map<String, T> texts);

    /** A command: its options are parts of the entry like any other. */
    Run<S> command(String key, Run<T> run);
}
