package org.oscine.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Run.Surroundings;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.ocf.Identifier;

/** Reads what a process runs in: user, group, environment, working directory, umask, limits. */
final class SurroundingsReader {
    private final ReaderContext context;
    private final ModeReader modes;
    private final LimitsReader limits;
    private final WordsReader words;

    SurroundingsReader(ReaderContext context) {
        this.context = context;
        this.modes = new ModeReader(context);
        this.limits = new LimitsReader(context);
        this.words = new WordsReader(context);
    }

    Surroundings<Template> read(Fields fields) {
        TemplateReader templates = context.templates();
        return new Surroundings<>(
                templates.optional(fields, "user"),
                templates.optional(fields, "group"),
                environment(fields),
                withoutEnvironment(fields),
                environmentFrom(fields),
                templates.optionalPath(fields, "environment-file"),
                templates.optionalPath(fields, "working-directory"),
                modes.read(fields, "umask"),
                limits.read(fields));
    }

    private Map<String, Template> environment(Fields fields) {
        Optional<Node.Entry> entry = fields.take("environment");
        if (entry.isEmpty()) {
            return Map.of();
        }
        Map<String, Template> environment = new LinkedHashMap<>();
        for (Node.Entry variable : mapping(entry.get(), "NAME: VALUE").entries()) {
            checkName(variable.key());
            environment.put(variable.key().text(), context.templates().text(variable));
        }
        return environment;
    }

    private List<Template> environmentFrom(Fields fields) {
        Optional<Node.Entry> entry = fields.take("environment-from");
        return entry.isPresent() ? words.command(entry.get()) : List.of();
    }

    private Node.Mapping mapping(Node.Entry entry, String form) {
        if (entry.value() instanceof Node.Mapping mapping) {
            return mapping;
        }
        context.faults().wrongType(entry.key().text(), "a mapping", entry.value(), "write { " + form + " }");
        return new Node.Mapping(List.of(), entry.value().span());
    }

    private List<String> withoutEnvironment(Fields fields) {
        Optional<Node.Entry> entry = fields.take("without-environment");
        if (entry.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Node.Scalar name : context.scalars().list(entry.get(), "a list of names")) {
            checkName(name);
            names.add(name.text());
        }
        return names;
    }

    private void checkName(Node.Scalar name) {
        if (!Identifier.isOne(name.text())) {
            context.faults().add("bad-name", name.span(), "'" + name.text() + "' cannot be the name of a variable",
                    "use letters, digits and _, and do not begin with a digit");
        }
    }
}
