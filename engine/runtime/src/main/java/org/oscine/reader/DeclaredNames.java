package org.oscine.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.descriptor.Facts;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.ocf.Identifier;

/** The names that texts and conditions of a descriptor may mention. */
final class DeclaredNames {
    private final Faults faults;
    private final Map<String, Parameter> parameters = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private final Set<String> readable = new HashSet<>();
    /** The values that are lists, and whether each certainly has a word. */
    private final Map<String, Boolean> lists = new HashMap<>(0);
    private final Set<String> secrets = new HashSet<>();
    private boolean incomplete;
    private String each = "";

    DeclaredNames(Faults faults) {
        this.faults = faults;
    }

    void declare(Parameter parameter) {
        parameters.put(parameter.name(), parameter);
        if (parameter.type() == Parameter.Type.SECRET) {
            secrets.add(parameter.name());
        }
    }

    /** A value that will be there; until it is revealed it can be mentioned only too early. */
    void announce(String value) {
        values.add(value);
    }

    /** From here on the value can be mentioned. One that is made of a secret is one. */
    void reveal(String value, boolean secret) {
        readable.add(value);
        if (secret) {
            secrets.add(value);
        }
    }

    /** From here on the list can be mentioned. */
    void revealList(String value, boolean secret, boolean certain) {
        reveal(value, secret);
        lists.put(value, certain);
    }

    /** What is read from here on is there once for every item of this list; whether that is possible. */
    boolean begin(String list, Span span) {
        if (!each.isEmpty()) {
            faults.add("bad-each", span, "'each' within an 'each' of '" + each + "'", "only one list can be gone through at a time");
            return false;
        }
        boolean name = Identifier.isOne(list);
        if (name) {
            check(list, span);
        } else {
            faults.add("bad-each", span, "'" + list + "' is not a name", "write the bare name of a list, without ${}");
        }
        boolean known = isParameter(list) || readable.contains(list) || !fact(list).isEmpty();
        if (known && !isList(list)) {
            faults.add("bad-each", span, "'" + list + "' is not a list",
                    "name an arguments parameter, a 'list', or a 'config-file' with 'all'");
        }
        each = list;
        if (isSecret(list)) {
            secrets.add(Template.Each.ITEM);
        }
        return true;
    }

    /** The list cannot be told, which is reported already: an item may be mentioned. */
    void beginUnknown() {
        each = Template.Each.ITEM;
    }

    /** No item can be mentioned any more. */
    void end() {
        each = "";
        secrets.remove(Template.Each.ITEM);
    }

    /** A section that declares names. If it cannot be read, nothing can be said about unknown names. */
    void expect(Optional<Node.Entry> section) {
        incomplete |= section.isPresent() && !(section.get().value() instanceof Node.Mapping);
    }

    boolean isParameter(String name) {
        return parameters.containsKey(name);
    }

    Parameter parameter(String name) {
        return parameters.get(name);
    }

    /** Whether it can be several words, or none. */
    boolean isList(String name) {
        return isListValue(name) || isParameter(name) && parameters.get(name).type() == Parameter.Type.ARGUMENTS;
    }

    boolean isListValue(String name) {
        return lists.containsKey(name);
    }

    /** Whether it stands for at least one word, whatever the conditions say. */
    boolean isCertain(String name) {
        return !isList(name) || lists.getOrDefault(name, false);
    }

    boolean hasSecrets() {
        return !secrets.isEmpty();
    }

    /** Whether it can be mentioned, and anybody may see it. */
    boolean isOpen(String name) {
        return (isParameter(name) || readable.contains(name) || !fact(name).isEmpty()) && !isSecret(name);
    }

    boolean isSecret(String name) {
        return secrets.contains(name);
    }

    /** Reports a name that a text cannot mention. */
    void checkInText(String name, Span span) {
        if (fact(name).equals(Facts.PROBE)) {
            faults.add("misplaced-fact", span, "'" + name + "' can be used only in a condition", "write when: " + name);
            return;
        }
        if (!isMisplacedItem(name, span)) {
            check(name, span);
        }
    }

    private boolean isMisplacedItem(String name, Span span) {
        boolean misplaced = name.equals(Template.Each.ITEM) && each.isEmpty();
        if (misplaced) {
            faults.add("misplaced-fact", span, "'each' can be used only beside 'each'", "add each: NAME, with the name of a list");
        }
        return misplaced;
    }

    /** Reports a name that a condition cannot mention. */
    void checkInCondition(String name, Span span) {
        if (!isMisplacedItem(name, span)) {
            check(name, span);
        }
    }

    /** The fact, or the item of a list, that a name means; empty if it means none. */
    private String fact(String name) {
        return name.equals(Template.Each.ITEM) ? name : isParameter(name) ? "" : Facts.of(name, List.of());
    }

    private void check(String name, Span span) {
        if (isParameter(name) || readable.contains(name) || !fact(name).isEmpty() || incomplete) {
            return;
        }
        if (values.contains(name)) {
            faults.add("value-order", span, "the value '" + name + "' is not defined yet",
                    "a value can use only those above it");
            return;
        }
        List<String> known = new ArrayList<>(parameters.keySet());
        known.addAll(values);
        known.addAll(Facts.NAMES);
        if (!each.isEmpty()) {
            known.add(Template.Each.ITEM);
        }
        Collections.sort(known);
        faults.add("unknown-reference", span, "unknown name '" + name + "'",
                Suggestions.advice(name, known, "the names are"));
    }
}
