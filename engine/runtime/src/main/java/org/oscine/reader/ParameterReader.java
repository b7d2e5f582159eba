package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Facts;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Parameter.Type;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.form.Fields;
import org.oscine.ocf.Identifier;
import org.oscine.ocf.OcfVersion;

/** Reads {@code parameters}. */
final class ParameterReader {
    private final ReaderContext context;
    private final Faults faults;
    private final Scalars scalars;
    private final OcfVersion ocf;

    /** What a value of a parameter must keep to. */
    record Limits(Optional<Long> minimum, Optional<Long> maximum, Optional<String> pattern, List<String> words) {}

    /** @param ocf the version that the descriptor speaks; some keys belong to a later one */
    ParameterReader(ReaderContext context, OcfVersion ocf) {
        this.context = context;
        this.ocf = ocf;
        this.faults = context.faults();
        this.scalars = context.scalars();
    }

    List<Parameter> read(Optional<Node.Entry> section) {
        List<Parameter> parameters = new ArrayList<>();
        context.scope().expect(section);
        for (Node.Entry entry : Section.entries(context, section)) {
            checkName(entry.key());
            Parameter parameter = parameter(entry);
            context.scope().declare(parameter);
            parameters.add(parameter);
        }
        return parameters;
    }

    private void checkName(Node.Scalar key) {
        if (!Identifier.isOne(key.text())) {
            faults.add("bad-name", key.span(), "'" + key.text() + "' cannot be the name of a parameter",
                    "use letters, digits and _, and do not begin with a digit");
        } else if (key.text().startsWith(Facts.PREFIX)) {
            faults.add("hidden-name", key.span(), "'" + key.text() + "': names that begin with " + Facts.PREFIX + " are for facts of the call",
                    "choose another name");
        } else if (key.text().equals(Template.Each.ITEM)) {
            faults.add("hidden-name", key.span(), "'each' is the item of a list, so no parameter can have this name", "choose another name");
        }
    }

    private Parameter parameter(Node.Entry entry) {
        Fields fields = context.fields("parameter", entry);
        Optional<Type> known = type(fields);
        Type type = known.orElse(Type.STRING);
        String summary = scalars.requiredLine(fields, "summary", "say in one line what it is for");
        String description = scalars.text(fields, "description").orElse(summary);
        Limits limits = limits(fields, known);
        Optional<String> defaultValue = defaultValue(fields, known, limits);
        boolean required = required(fields, defaultValue.isPresent());
        MetadataFlags promises = new MetadataFlags(faults, scalars, fields, ocf);
        boolean unique = scalars.flag(fields, "unique");
        Optional<String> uniqueGroup = promises.uniqueGroup(unique);
        boolean reloadable = scalars.flag(fields, "reloadable");
        Optional<String> deprecated = promises.deprecated();
        fields.finish();
        return new Parameter(entry.key().text(), type, summary, description, defaultValue, required,
                limits.minimum(), limits.maximum(), limits.pattern(), limits.words(),
                unique, uniqueGroup, reloadable, deprecated);
    }

    private Optional<Type> type(Fields fields) {
        Optional<Node.Entry> entry = fields.take("type");
        if (entry.isEmpty()) {
            return Optional.of(Type.STRING);
        }
        Optional<Node.Scalar> scalar = scalars.scalar(entry.get(), "the name of a type");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (Type type : Type.values()) {
            if (type.word().equals(scalar.get().text())) {
                return Optional.of(type);
            }
            words.add(type.word());
        }
        faults.add("unknown-type", scalar.get().span(), "there is no type '" + scalar.get().text() + "'",
                Suggestions.advice(scalar.get().text(), words, "the types are"));
        return Optional.empty();
    }

    private Limits limits(Fields fields, Optional<Type> type) {
        Optional<Long> minimum = Optional.empty();
        Optional<Long> maximum = Optional.empty();
        if (belongs(fields, "minimum", type, Type.INTEGER) & belongs(fields, "maximum", type, Type.INTEGER)) {
            minimum = scalars.number(fields, "minimum", Long.MIN_VALUE, Long.MAX_VALUE);
            maximum = scalars.number(fields, "maximum", Long.MIN_VALUE, Long.MAX_VALUE);
            checkRange(fields, minimum, maximum);
        }
        boolean hasPattern = belongs(fields, "pattern", type, Type.STRING, Type.ARGUMENTS, Type.SECRET);
        Optional<String> pattern = hasPattern ? pattern(fields) : Optional.empty();
        List<String> words = belongs(fields, "values", type, Type.ENUM) ? words(fields, type) : List.of();
        return new Limits(minimum, maximum, pattern, words);
    }

    /** Whether a key may stand in a parameter of this type; where it stands and may not, that is reported. */
    private boolean belongs(Fields fields, String key, Optional<Type> type, Type... types) {
        if (type.isEmpty() || List.of(types).contains(type.get())) {
            return true;
        }
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isPresent()) {
            List<String> words = new ArrayList<>();
            for (Type possible : types) {
                words.add(possible.word());
            }
            faults.add("misplaced-key", entry.get().key().span(),
                    "'" + key + "' is not a key of the type " + type.get().word(),
                    "it is only for type " + String.join(" or ", words) + "; is 'type' correct?");
        }
        return false;
    }

    private void checkRange(Fields fields, Optional<Long> minimum, Optional<Long> maximum) {
        if (minimum.isPresent() && maximum.isPresent() && minimum.get() > maximum.get()) {
            faults.add("bad-range", fields.take("maximum").orElseThrow().value().span(),
                    "the maximum " + maximum.get() + " is less than the minimum " + minimum.get(), "swap them");
        }
    }

    private Optional<String> pattern(Fields fields) {
        Optional<Node.Entry> entry = fields.take("pattern");
        Optional<Node.Scalar> scalar =
                entry.isPresent() ? scalars.scalar(entry.get(), "a regular expression") : Optional.empty();
        return scalar.isPresent() && Patterns.check(faults, scalar.get().text(), scalar.get().span())
                ? Optional.of(scalar.get().text())
                : Optional.empty();
    }

    private List<String> words(Fields fields, Optional<Type> type) {
        Optional<Node.Entry> entry =
                type.isPresent() ? fields.require("values", "list the words that are allowed") : fields.take("values");
        if (entry.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (Node.Scalar word : scalars.list(entry.get(), "a list of words")) {
            if (words.contains(word.text())) {
                faults.add("duplicate", word.span(), "'" + word.text() + "' is listed twice", "drop one of them");
            }
            words.add(word.text());
        }
        if (entry.get().value() instanceof Node.Sequence list && list.items().isEmpty()) {
            faults.add("empty", list.span(), "'values' is empty", "list the words that are allowed");
        }
        return words;
    }

    private Optional<String> defaultValue(Fields fields, Optional<Type> type, Limits limits) {
        Optional<Node.Entry> entry = fields.take("default");
        Optional<Node.Scalar> scalar = entry.isPresent() ? scalars.scalar(entry.get(), "a value") : Optional.empty();
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        if (type.isPresent() && !faults.excluded()) {
            new Defaults(faults, scalar.get().text(), scalar.get().span()).check(type.get(), limits);
        }
        return Optional.of(scalar.get().text());
    }

    private boolean required(Fields fields, boolean hasDefault) {
        Optional<Node.Entry> entry = fields.take("required");
        boolean required = entry.isPresent() && scalars.flag(entry.get());
        if (required && hasDefault) {
            faults.add("required-default", entry.get().key().span(), "a parameter with a default cannot be required",
                    "drop 'required' or 'default'");
            return false;
        }
        return required;
    }
}
