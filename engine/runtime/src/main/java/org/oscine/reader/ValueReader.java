package org.oscine.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.Facts;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;
import org.oscine.descriptor.Value.FirstExisting.Only;
import org.oscine.document.Node;
import org.oscine.form.Family;
import org.oscine.form.Fields;
import org.oscine.ocf.Identifier;

/** Reads {@code values}. */
final class ValueReader {
    private static final Family FAMILY = new Family("a value", DescriptorKeys.VALUE_KINDS, DescriptorKeys.VALUE_OPTIONS);

    private static final Template BLANK = Template.literal(" ");

    private final ReaderContext context;
    private final DeclaredNames scope;
    private final List<String> secrets = new ArrayList<>(0);
    /** Whether a text holds a secret; that it depends on one tells nothing of it. */
    private final Template.Cases<Boolean> secretIn = new Template.Cases<>() {
        @Override
        public Boolean text(Template.Text it) {
            for (String name : it.references()) {
                if (scope.isSecret(name)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Boolean choice(Template.Choice it) {
            return mentionsSecret(it.then()) || mentionsSecret(it.otherwise());
        }

        @Override
        public Boolean each(Template.Each it) {
            return scope.isSecret(it.list()) || it.words().match(this);
        }
    };

    ValueReader(ReaderContext context) {
        this.context = context;
        this.scope = context.scope();
    }

    List<Entry<Value<Template>>> read(Optional<Node.Entry> section) {
        scope.expect(section);
        List<Node.Entry> entries = Section.entries(context, section);
        for (Node.Entry entry : entries) {
            checkName(entry.key());
            scope.announce(entry.key().text());
        }
        List<Entry<Value<Template>>> values = new ArrayList<>(entries.size());
        for (Node.Entry entry : entries) {
            Optional<Value<Template>> value = value(entry);
            if (value.isPresent()) {
                values.add(new Entry<>(entry.key().text(), Condition.ALWAYS, value.get()));
            }
            if (value.isPresent() && value.get() instanceof Value.Words<Template> list) {
                scope.revealList(entry.key().text(), false, context.commands().words().hasProgram(list.words()));
                continue;
            }
            boolean made = scope.hasSecrets() && value.isPresent() && isMadeOfSecret(value.get());
            boolean secret = made || secrets.contains(entry.key().text());
            if (secret && !secrets.contains(entry.key().text())) {
                secrets.add(entry.key().text());
            }
            if (value.isPresent() && value.get() instanceof Value.ConfigFile<Template> file && file.all()) {
                scope.revealList(entry.key().text(), secret, false);
            } else {
                scope.reveal(entry.key().text(), secret);
            }
        }
        return values;
    }

    /** The names of the values read that are secret: those that say so, and those made of one. */
    List<String> secrets() {
        return secrets;
    }

    private void checkName(Node.Scalar key) {
        String name = key.text();
        if (!Identifier.isOne(name)) {
            context.faults().add("bad-name", key.span(), "'" + name + "' cannot be the name of a value",
                    "use letters, digits and _, and do not begin with a digit");
        } else if (Facts.NAMES.contains(name) || name.startsWith(Facts.PREFIX) || name.equals(Template.Each.ITEM) || scope.isParameter(name)) {
            String what = scope.isParameter(name) ? "a parameter" : "a fact of the call";
            context.faults().add("hidden-name", key.span(), "'" + name + "' is already " + what + ", so no value can have this name",
                    "choose another name");
        }
    }

    private Optional<Value<Template>> value(Node.Entry entry) {
        Fields fields = context.fields("value", entry);
        String kind = fields.kind(FAMILY);
        Optional<Value<Template>> value = switch (kind) {
            case "config-file" -> Optional.of(new ConfigFileReader(context).read(fields));
            case "first-existing" -> Optional.of(firstExisting(fields));
            case "directory-of" -> Optional.of(new Value.DirectoryOf<>(
                    context.templates().required(fields, kind, ""), context.templates().optional(fields, "default")));
            case "text" -> Optional.of(new Value.Text<>(context.templates().required(fields, "text", ""),
                    context.templates().pattern(fields, "output"), context.templates().optional(fields, "default")));
            case "choose" -> Optional.of(new Value.Choose<>(
                    choice(fields.take(kind).orElseThrow()), context.templates().optional(fields, "default")));
            case "map" -> Optional.of(translation(fields));
            case "run" -> Optional.of(new Value.Command<>(
                    context.commands().read(fields), context.templates().optional(fields, "default")));
            case "join" -> Optional.of(new Value.Join<>(context.commands().words().hidden(fields.take(kind).orElseThrow()),
                    context.templates().optional(fields, "separator").orElse(BLANK), context.templates().optional(fields, "default")));
            case "list" -> Optional.of(new Value.Words<>(context.commands().words().words(fields.take(kind).orElseThrow())));
            default -> Optional.empty();
        };
        if (!kind.equals("list") && context.scalars().flag(fields, "secret")) {
            secrets.add(entry.key().text());
        }
        fields.finish();
        return value;
    }

    /** The first whose condition holds, as a word with a condition whose other word is the rest. */
    private Template choice(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Sequence sequence)) {
            context.faults().wrongType("choose", "a list", entry.value(), "write [{ when: NAME, then: TEXT }, { then: TEXT }]");
            return TemplateReader.MISSING;
        }
        if (sequence.items().isEmpty()) {
            context.faults().add("empty", sequence.span(), "'choose' is empty", "write [{ when: NAME, then: TEXT }, { then: TEXT }]");
        }
        List<Condition> conditions = new ArrayList<>(sequence.items().size());
        List<Template> texts = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
            if (!conditions.isEmpty() && conditions.getLast().equals(Condition.ALWAYS)) {
                context.faults().add("bad-choose", item.span(), "this comes after a text without a condition, so it has no effect",
                        "put the text without a condition last");
            }
            Fields fields = context.fields("a text with a condition", item.span(), item);
            conditions.add(context.conditions().read(fields));
            texts.add(context.templates().required(fields, "then", "say which text it is"));
            fields.finish();
        }
        List<Template> rest = List.of();
        for (int i = texts.size() - 1; i >= 0; i--) {
            rest = List.of(new Template.Choice(conditions.get(i), List.of(texts.get(i)), rest));
        }
        return rest.isEmpty() ? TemplateReader.MISSING : rest.getFirst();
    }

    private Value<Template> translation(Fields fields) {
        Template text = context.templates().required(fields, "map", "");
        Map<String, Template> table = table(fields.require("to", "say what each text becomes: { debug: -d, other: \"\" }"));
        if (table.containsKey(Value.Translation.OTHER) && fields.has("default")) {
            context.faults().add("bad-map", fields.place(), "'other' and 'default' of " + fields.subject() + " exclude each other",
                    "drop 'default': other says what any other text becomes");
        }
        return new Value.Translation<>(text, table, context.templates().optional(fields, "default"));
    }

    private Map<String, Template> table(Optional<Node.Entry> entry) {
        Map<String, Template> table = new LinkedHashMap<>();
        if (entry.isEmpty()) {
            return table;
        }
        if (!(entry.get().value() instanceof Node.Mapping mapping)) {
            context.faults().wrongType("to", "a mapping", entry.get().value(), "write { TEXT: TEXT, other: TEXT }");
            return table;
        }
        if (mapping.entries().isEmpty()) {
            context.faults().add("empty", mapping.span(), "'to' is empty", "write { TEXT: TEXT, other: TEXT }");
        }
        for (Node.Entry row : mapping.entries()) {
            if (table.containsKey(Value.Translation.OTHER)) {
                context.faults().add("bad-map", row.key().span(), "'" + row.key().text() + "' comes after 'other', so it has no effect",
                        "put 'other' last");
            }
            table.put(row.key().text(), context.templates().text(row));
        }
        return table;
    }

    private Value<Template> firstExisting(Fields fields) {
        Node.Entry entry = fields.take("first-existing").orElseThrow();
        List<Template> paths = context.templates().list(entry);
        if (paths.isEmpty() && entry.value() instanceof Node.Sequence) {
            context.faults().add("empty", entry.value().span(), "'first-existing' is empty",
                    "name at least one path");
        }
        return new Value.FirstExisting<>(paths, only(fields.take("only")), context.templates().optional(fields, "default"));
    }

    private Only only(Optional<Node.Entry> entry) {
        Optional<Node.Scalar> word = entry.isPresent() ? context.scalars().scalar(entry.get(), "file or directory") : Optional.empty();
        if (word.isEmpty()) {
            return Only.ANYTHING;
        }
        if (word.get().text().equals("directory")) {
            return Only.DIRECTORY;
        }
        if (!word.get().text().equals("file")) {
            context.faults().add("unknown-word", word.get().span(), "'only' cannot be '" + word.get().text() + "'", "write file or directory");
        }
        return Only.FILE;
    }

    /** Whether the text of a secret goes into this value. What a command prints is its own, whatever it was given. */
    private boolean isMadeOfSecret(Value<Template> value) {
        return value.match(new Value.Cases<Template, Boolean>() {
            @Override
            public Boolean configFile(Value.ConfigFile<Template> it) {
                return mentionsSecret(it.defaultValue());
            }

            @Override
            public Boolean firstExisting(Value.FirstExisting<Template> it) {
                return mentionsSecret(it.paths()) || mentionsSecret(it.defaultValue());
            }

            @Override
            public Boolean directoryOf(Value.DirectoryOf<Template> it) {
                return mentionsSecret(Optional.of(it.path())) || mentionsSecret(it.defaultValue());
            }

            @Override
            public Boolean text(Value.Text<Template> it) {
                return mentionsSecret(Optional.of(it.text())) || mentionsSecret(it.defaultValue());
            }

            @Override
            public Boolean choose(Value.Choose<Template> it) {
                return mentionsSecret(Optional.of(it.choice())) || mentionsSecret(it.defaultValue());
            }

            @Override
            public Boolean translation(Value.Translation<Template> it) {
                return mentionsSecret(Optional.of(it.text())) || mentionsSecret(List.copyOf(it.table().values()))
                        || mentionsSecret(it.defaultValue());
            }

            @Override
            public Boolean command(Value.Command<Template> it) {
                return mentionsSecret(it.defaultValue());
            }

            @Override
            public Boolean join(Value.Join<Template> it) {
                return mentionsSecret(it.words()) || mentionsSecret(Optional.of(it.separator())) || mentionsSecret(it.defaultValue());
            }

            @Override
            public Boolean words(Value.Words<Template> it) {
                return false; // a secret is no word
            }
        });
    }

    private boolean mentionsSecret(Optional<Template> template) {
        return template.isPresent() && template.get().match(secretIn);
    }

    private boolean mentionsSecret(List<Template> words) {
        for (Template word : words) {
            if (word.match(secretIn)) {
                return true;
            }
        }
        return false;
    }
}
