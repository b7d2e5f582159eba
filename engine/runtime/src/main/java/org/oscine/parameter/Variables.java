package org.oscine.parameter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Template;
import org.oscine.host.TextPattern;
import org.oscine.ocf.Failure;
import org.oscine.ocf.OcfBoolean;
import org.oscine.ocf.Versions;
import org.oscine.trust.Origin;

/** The names that a template may mention, with their values. */
final class Variables {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();
    private final Map<String, Boolean> truths = new HashMap<>();
    /** Only of those that somebody besides root could have said. */
    private final Map<String, Origin> origins = new HashMap<>();
    /** As {@link #origins}, of the first word of a list alone: it may be the program of a command. */
    private final Map<String, Origin> firsts = new HashMap<>(0);
    private Failure excess = Failure.NONE;
    private final Condition.Test.Cases<Boolean> truthOf = new Condition.Test.Cases<>() {
        @Override
        public Boolean truth(Condition.Test.Truth it) {
            return isTrue(it.name());
        }

        @Override
        public Boolean equality(Condition.Test.Equality it) {
            return isEqual(it.name(), it.value());
        }

        @Override
        public Boolean comparison(Condition.Test.Comparison it) {
            String text = textOf(it.name());
            return isWithin(text, it) && (it.pattern().isEmpty() || TextPattern.of(it.pattern()).isFoundIn(text));
        }
    };

    void text(String name, String value) {
        texts.put(name, value);
    }

    /** A value that was read, or made of such. */
    void value(String name, Said said) {
        texts.put(name, said.text());
        if (!said.origin().isRoot()) {
            origins.put(name, said.origin());
        }
    }

    /** Whether root alone could have said all of them, which is the rule. */
    boolean isRootsWord() {
        return origins.isEmpty();
    }

    Origin originOf(String name) {
        return origins.getOrDefault(name, Origin.ROOT);
    }

    Origin originOfFirst(String name) {
        return firsts.getOrDefault(name, Origin.ROOT);
    }

    void words(String name, String value, List<String> split) {
        texts.put(name, value);
        words.put(name, List.copyOf(split));
    }

    /** A list value, which is mentioned as words, and otherwise only asked whether it has any. */
    void list(String name, List<String> items, Origin all, Origin first) {
        words.put(name, items);
        truths.put(name, !items.isEmpty());
        if (!all.isRoot()) {
            origins.put(name, all);
        }
        if (!first.isRoot()) {
            firsts.put(name, first);
        }
    }

    /** The items of a list, no more of them than are used. */
    List<String> itemsOf(String name) {
        List<String> items = wordsOf(name);
        if (items.size() <= Template.Each.MOST) {
            return items;
        }
        excess = Failure.of("'" + name + "' has " + items.size() + " items, more than " + Template.Each.MOST);
        return items.subList(0, Template.Each.MOST);
    }

    /** Of which list not all items are used. */
    Failure excess() {
        return excess;
    }

    /** From now on this is the item of a list. */
    void begin(String list, String item) {
        texts.put(Template.Each.ITEM, item);
        if (!originOf(list).isRoot()) {
            origins.put(Template.Each.ITEM, originOf(list));
        }
    }

    /** No item any more. */
    void end() {
        texts.remove(Template.Each.ITEM);
        origins.remove(Template.Each.ITEM);
    }

    void truth(String name, boolean value) {
        texts.put(name, value ? "true" : "false");
        truths.put(name, value);
    }

    String textOf(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The words of an arguments parameter or of a list; null for every other name. */
    List<String> wordsOf(String name) {
        return words.get(name);
    }

    boolean holds(Condition condition) {
        for (Condition.Test test : condition.tests()) {
            if (test.match(truthOf) != test.holds()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(String text, Condition.Test.Comparison it) {
        if (it.atLeast().isEmpty() && it.below().isEmpty()) {
            return true;
        }
        String version = Versions.in(text);
        return !version.isEmpty() && (it.atLeast().isEmpty() || Versions.compare(version, it.atLeast()) >= 0)
                && (it.below().isEmpty() || Versions.compare(version, it.below()) < 0);
    }

    private boolean isTrue(String name) {
        Boolean truth = truths.get(name);
        return truth != null ? truth : !textOf(name).isEmpty();
    }

    private boolean isEqual(String name, String value) {
        Boolean truth = truths.get(name);
        return truth != null ? Optional.of(truth).equals(OcfBoolean.of(value)) : textOf(name).equals(value);
    }
}
