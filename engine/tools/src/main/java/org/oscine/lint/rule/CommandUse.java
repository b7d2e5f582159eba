package org.oscine.lint.rule;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;

/**
 * A command of a descriptor.
 *
 * @param purpose what its end decides
 * @param entry the entry that it belongs to
 * @param words its words, those of lists in their place
 */
record CommandUse(Run<Template> run, Purpose purpose, Place entry, List<Word> words) {

    CommandUse {
        words = List.copyOf(words);
    }

    /** A word, and where it stands. */
    record Word(Template template, Place place) {}

    /** What the end of a command decides. */
    enum Purpose { CHECK, STATUS, MONITOR, READY, BEFORE, START, STOP, AFTER, RELOAD, ENVIRONMENT }

    /** The words that are known before any call, each with its index; others are left out. */
    List<Known> knownWords() {
        List<Known> known = new java.util.ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int index = i;
            Texts.literal(words.get(i).template()).ifPresent(word -> known.add(new Known(word, index)));
        }
        return known;
    }

    /** The name of the program without its directory, if it is known before any call. */
    Optional<String> programName() {
        return Texts.literal(program()).map(program -> program.substring(program.lastIndexOf('/') + 1));
    }

    /** The word that names the program. */
    Template program() {
        return words.getFirst().template();
    }

    /** Where a word stands. */
    Place word(int index) {
        return words.get(index).place();
    }

    /** A word of the command as it will be. */
    record Known(String word, int index) {}
}
