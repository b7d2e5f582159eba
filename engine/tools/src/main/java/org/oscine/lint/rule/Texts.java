package org.oscine.lint.rule;

import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Template.Part;

/** What can be told of a template before any call. */
final class Texts {
    private Texts() {}

    /** The text of a template that mentions nothing. */
    static Optional<String> literal(Template template) {
        return template instanceof Template.Text text && text.references().isEmpty()
                ? Optional.of(leading(text))
                : Optional.empty();
    }

    static Optional<String> literal(Optional<Template> template) {
        return template.flatMap(Texts::literal);
    }

    /** What a text begins with, up to its first reference. */
    static String leading(Template.Text text) {
        boolean begins = !text.parts().isEmpty();
        return begins && text.parts().getFirst() instanceof Part.Literal(String literal) ? literal : "";
    }

    /** Whether a text will be a relative path, whatever is inserted: it begins with another letter than a slash. */
    static boolean isRelative(Template.Text text) {
        String leading = leading(text);
        return !leading.isEmpty() && !leading.startsWith("/");
    }

    /** The template as it is written. */
    static String written(Template template) {
        return switch (template) {
            case Template.Text text -> written(text);
            case Template.Choice choice -> "...";
            case Template.Each each -> "...";
        };
    }

    private static String written(Template.Text text) {
        StringBuilder written = new StringBuilder();
        for (Part part : text.parts()) {
            switch (part) {
                case Part.Literal(String literal) -> written.append(literal.replace("$", "$$"));
                case Part.Reference(String name) -> written.append("${").append(name).append('}');
            }
        }
        return written.toString();
    }
}
