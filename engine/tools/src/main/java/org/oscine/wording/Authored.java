package org.oscine.wording;

import java.util.ArrayList;
import java.util.List;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Template;

/** Texts of a descriptor, close to how their author wrote them. */
public final class Authored {
    private Authored() {}

    /** A text; what a list has only under a condition stands in brackets. */
    public static String text(Template template) {
        return switch (template) {
            case Template.Text it -> {
                StringBuilder text = new StringBuilder();
                for (Template.Part part : it.parts()) {
                    text.append(switch (part) {
                        case Template.Part.Literal literal -> literal.text();
                        case Template.Part.Reference reference -> "${" + reference.name() + "}";
                    });
                }
                yield text.toString();
            }
            case Template.Choice it -> "[" + argv(it.then()) + " " + condition(it.condition())
                    + (it.otherwise().isEmpty() ? "" : ", else " + argv(it.otherwise())) + "]";
            case Template.Each it -> "[" + argv(it.words().then()) + " " + applies(it.list(), it.words().condition())
                    + (it.words().otherwise().isEmpty() ? "" : ", else " + argv(it.words().otherwise())) + "]";
        };
    }

    /** A command. */
    public static String argv(List<Template> words) {
        StringBuilder line = new StringBuilder();
        for (Template word : words) {
            line.append(line.isEmpty() ? "" : " ").append(text(word));
        }
        return line.toString();
    }

    /** When an entry applies, and how often; empty: always, and once. */
    public static String applies(Entry<?> entry) {
        return applies(entry.each(), entry.condition());
    }

    private static String applies(String each, Condition condition) {
        String often = each.isEmpty() ? "" : "for each of " + each;
        return often + (often.isEmpty() || condition.tests().isEmpty() ? "" : " ") + condition(condition);
    }

    /** When something applies; empty: always. */
    public static String condition(Condition condition) {
        StringBuilder words = new StringBuilder();
        for (Condition.Test test : condition.tests()) {
            words.append(words.isEmpty() ? "" : " and ").append(test.holds() ? "when " : "unless ").append(test.name());
            if (test instanceof Condition.Test.Equality equality) {
                words.append(" is ").append(equality.value());
            } else if (test instanceof Condition.Test.Comparison comparison) {
                words.append(compared(comparison));
            }
        }
        return words.toString();
    }

    private static String compared(Condition.Test.Comparison it) {
        List<String> words = new ArrayList<>();
        if (!it.atLeast().isEmpty()) {
            words.add("is at least " + it.atLeast());
        }
        if (!it.below().isEmpty()) {
            words.add((words.isEmpty() ? "is " : "") + "below " + it.below());
        }
        if (!it.pattern().isEmpty()) {
            words.add("matches /" + it.pattern() + "/");
        }
        return " " + String.join(" and ", words);
    }
}
