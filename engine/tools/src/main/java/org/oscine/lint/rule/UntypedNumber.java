package org.oscine.lint.rule;

import java.util.List;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Role;
import org.oscine.descriptor.Template.Part;

/** A limit or port that is set by a parameter of any text. */
final class UntypedNumber implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (TextUse use : subject.texts()) {
            for (String name : numbers(use)) {
                boolean anyText = subject.names().parameter(name)
                        .filter(it -> it.type() == Parameter.Type.STRING && it.pattern().isEmpty())
                        .isPresent();
                if (anyText) {
                    findings.add(subject.spans().value(use.place()),
                            "a number is needed here, but '" + name + "' accepts any string",
                            "give the parameter the type integer, or a pattern");
                }
            }
        }
    }

    /** The names that must stand for numbers in a text. */
    private static List<String> numbers(TextUse use) {
        List<String> path = use.place().path();
        List<Part> parts = use.text().parts();
        boolean limit = path.get(path.size() - 2).equals("limits") && !use.text().onlyReference().isEmpty();
        boolean port = use.role() == Role.ADDRESS && !use.place().last().equals("http") && parts.size() > 1
                && parts.get(parts.size() - 2) instanceof Part.Literal(String before) && before.endsWith(":");
        boolean named = (limit || port) && parts.getLast() instanceof Part.Reference;
        return named ? List.of(((Part.Reference) parts.getLast()).name()) : List.of();
    }
}
