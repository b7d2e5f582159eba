package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads sections whose entries have names of their own. */
final class Section {
    private Section() {}

    /** Reads one entry of a section; absent, and reported, if its kind cannot be told. */
    interface KindReader<K> {
        /** What messages call an entry: "check". */
        String noun();

        Optional<K> read(Fields fields);

        /** Whether an entry can be there for each item of a list. */
        default boolean repeats() {
            return false;
        }
    }

    /** The entries of a section; none where it is missing or, which is reported, not a mapping. */
    static List<Node.Entry> entries(ReaderContext context, Optional<Node.Entry> section) {
        if (section.isEmpty()) {
            return List.of();
        }
        if (section.get().value() instanceof Node.Mapping mapping) {
            return mapping.entries();
        }
        context.faults().wrongType(section.get().key().text(), "a mapping", section.get().value(),
                "write each entry as NAME: ... on a separate line below");
        return List.of();
    }

    /** All entries with their conditions. */
    static <K> List<Entry<K>> read(ReaderContext context, Optional<Node.Entry> section, KindReader<K> reader) {
        List<Entry<K>> read = new ArrayList<>();
        for (Node.Entry entry : entries(context, section)) {
            checkName(context, entry.key());
            Fields fields = context.fields(reader.noun(), entry);
            String each = reader.repeats() ? context.beginEach(fields) : "";
            Optional<K> kind = reader.read(fields);
            Condition condition = context.conditions().read(fields);
            fields.finish();
            context.scope().end();
            if (kind.isPresent()) {
                read.add(new Entry<>(entry.key().text(), condition, each, kind.get()));
            }
        }
        return read;
    }

    /** As {@link #read}, for a section that needs at least one entry. */
    static <K> List<Entry<K>> readSome(ReaderContext context, Optional<Node.Entry> section, KindReader<K> reader) {
        if (section.isPresent() && section.get().value() instanceof Node.Mapping mapping
                && mapping.entries().isEmpty()) {
            context.faults().add("empty", mapping.span(), "'" + section.get().key().text() + "' is empty",
                    "it needs at least one " + reader.noun());
        }
        return read(context, section, reader);
    }

    private static void checkName(ReaderContext context, Node.Scalar key) {
        if (!Names.isOneLine(key.text())) {
            context.faults().add("bad-name", key.span(), "invalid entry name",
                    "a name must be one line of text, because logs and exit reasons show it");
        }
    }
}
