package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;
import org.oscine.descriptor.Value.Format;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads a value that is a key of a configuration file. */
final class ConfigFileReader {
    private final ReaderContext context;

    ConfigFileReader(ReaderContext context) {
        this.context = context;
    }

    Value<Template> read(Fields fields) {
        Template path = context.templates().requiredPath(fields, "config-file", "");
        Format format = format(fields);
        String section = section(fields, format);
        String key = context.scalars().requiredText(fields, "key", "name the key to read");
        boolean all = all(fields, format);
        return new Value.ConfigFile<>(path, format, section, key, all, context.templates().optional(fields, "default"));
    }

    private boolean all(Fields fields, Format format) {
        Optional<Node.Entry> entry = fields.take("all");
        boolean all = entry.isPresent() && context.scalars().flag(entry.get());
        if (all && !format.repeats()) {
            context.faults().add("misplaced-key", entry.get().key().span(),
                    "of a key in the format " + format.word() + " only one value counts", "drop 'all', or correct 'format'");
        }
        return all;
    }

    private Format format(Fields fields) {
        Optional<Node.Entry> entry = fields.take("format");
        if (entry.isEmpty()) {
            return Format.INI;
        }
        Optional<Node.Scalar> scalar = context.scalars().scalar(entry.get(), "the name of a format");
        List<String> words = new ArrayList<>();
        for (Format format : Format.values()) {
            if (scalar.isPresent() && format.word().equals(scalar.get().text())) {
                return format;
            }
            words.add(format.word());
        }
        if (scalar.isPresent()) {
            context.faults().add("unknown-format", scalar.get().span(),
                    "there is no format '" + scalar.get().text() + "'",
                    Suggestions.advice(scalar.get().text(), words, "the formats are"));
        }
        return Format.INI;
    }

    private String section(Fields fields, Format format) {
        if (format == Format.ASTERISK) {
            return context.scalars().requiredText(fields, "section", "name the section; in Asterisk's files every key is in a section");
        }
        if (format.hasSections()) {
            return context.scalars().text(fields, "section").orElse("");
        }
        Optional<Node.Entry> entry = fields.take("section");
        if (entry.isPresent()) {
            context.faults().add("misplaced-key", entry.get().key().span(),
                    "files in the format " + format.word() + " have no sections", "drop 'section', or correct 'format'");
        }
        return "";
    }
}
