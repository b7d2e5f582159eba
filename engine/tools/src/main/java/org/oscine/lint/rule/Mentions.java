package org.oscine.lint.rule;

import java.util.HashSet;
import java.util.Set;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.Template;
import org.oscine.document.Document;
import org.oscine.document.Node;

/**
 * The names that a file mentions, in texts and in conditions. It looks at the file, not at the model, so that no kind
 * that is added to the language can be forgotten here.
 */
final class Mentions {
    private final Set<String> names = new HashSet<>();

    Mentions(Document document) {
        if (document.root() instanceof Node.Mapping root) {
            root.entries().stream()
                    .filter(section -> DescriptorKeys.INSERTING.contains(section.key().text()))
                    .forEach(this::visit);
        }
    }

    boolean has(String name) {
        return names.contains(name);
    }

    private void visit(Node node) {
        switch (node) {
            case Node.Scalar scalar -> takeReferences(scalar.text());
            case Node.Sequence sequence -> sequence.items().forEach(this::visit);
            case Node.Mapping mapping -> mapping.entries().forEach(this::visit);
        }
    }

    private void visit(Node.Entry entry) {
        if (DescriptorKeys.CONDITIONS.contains(entry.key().text())) {
            takeCondition(entry.value());
        }
        if (entry.key().text().equals(Template.Each.ITEM) && entry.value() instanceof Node.Scalar list) {
            names.add(list.text());
        }
        visit(entry.value());
    }

    private void takeCondition(Node condition) {
        switch (condition) {
            case Node.Scalar scalar -> names.add(scalar.text());
            case Node.Sequence sequence -> sequence.items().forEach(this::takeCondition);
            case Node.Mapping mapping -> mapping.entries().forEach(entry -> names.add(entry.key().text()));
        }
    }

    private void takeReferences(String text) {
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 2)) {
            int end = text.indexOf('}', at);
            if (text.startsWith("${", at) && end > at) {
                names.add(text.substring(at + 2, end));
            }
        }
    }
}
