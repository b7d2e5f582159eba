package org.oscine.reader;

import java.util.Optional;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.form.Fields;

/** What the readers of all sections share. */
final class ReaderContext {
    private final Faults faults;
    private final DeclaredNames scope;
    private final Scalars scalars;
    private final TemplateReader templates;
    private final ConditionReader conditions;
    private final CommandReader commands;

    /** @param checked whether the document is known to have no fault */
    ReaderContext(String file, boolean checked) {
        faults = new Faults(file, checked);
        scope = new DeclaredNames(faults);
        scalars = new Scalars(faults);
        templates = new TemplateReader(faults, scope);
        conditions = new ConditionReader(faults, scope);
        commands = new CommandReader(this);
    }

    Faults faults() {
        return faults;
    }

    DeclaredNames scope() {
        return scope;
    }

    Scalars scalars() {
        return scalars;
    }

    TemplateReader templates() {
        return templates;
    }

    ConditionReader conditions() {
        return conditions;
    }

    CommandReader commands() {
        return commands;
    }

    /** Takes {@code each}, and lets what follows mention the item; an empty text where there is none. */
    String beginEach(Fields fields) {
        Optional<Node.Entry> entry = fields.take("each");
        Optional<Node.Scalar> name = entry.isPresent() ? scalars.name(entry.get()) : Optional.empty();
        if (entry.isEmpty()) {
            return "";
        }
        if (name.isEmpty()) {
            scope.beginUnknown();
            return "";
        }
        scope.begin(name.get().text(), name.get().span());
        if (scope.isSecret(name.get().text())) {
            faults.add("bad-each", name.get().span(), "the items of '" + name.get().text() + "' are secret, but an entry's name tells its item",
                    "make one text of them with 'join', for the input of a command");
        }
        return name.get().text();
    }

    Fields fields(String subject, Span place, Node node) {
        return new Fields(faults, subject, place, node);
    }

    Fields fields(String noun, Node.Entry entry) {
        return fields(noun + " '" + entry.key().text() + "'", entry.key().span(), entry.value());
    }
}
