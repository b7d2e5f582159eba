package org.oscine.reader;

import java.util.Optional;
import org.oscine.document.Node;
import org.oscine.document.Node.ScalarType;
import org.oscine.form.Faults;
import org.oscine.form.Fields;
import org.oscine.ocf.OcfVersion;

/** What a parameter tells cluster managers about itself in the words of OCF 1.1. */
final class MetadataFlags {
    private final Faults faults;
    private final Scalars scalars;
    private final Fields fields;
    private final OcfVersion ocf;

    MetadataFlags(Faults faults, Scalars scalars, Fields fields, OcfVersion ocf) {
        this.faults = faults;
        this.scalars = scalars;
        this.fields = fields;
        this.ocf = ocf;
    }

    /** The group that it is unique in together with others. */
    Optional<String> uniqueGroup(boolean uniqueAlone) {
        Optional<Node.Entry> entry = take("unique-group");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (uniqueAlone) {
            faults.add("misplaced-key", entry.get().key().span(), "'unique' and 'unique-group' exclude each other",
                    "drop 'unique' or 'unique-group'");
            return Optional.empty();
        }
        return Optional.of(scalars.line(entry.get()));
    }

    /** What to do instead of setting it; an empty text where nothing is said. */
    Optional<String> deprecated() {
        Optional<Node.Entry> entry = take("deprecated");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (entry.get().value() instanceof Node.Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
            return scalars.flag(entry.get()) ? Optional.of("") : Optional.empty();
        }
        return Optional.of(scalars.line(entry.get()));
    }

    /** The key, if it may stand in this descriptor. */
    private Optional<Node.Entry> take(String key) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isPresent() && ocf == OcfVersion.V1_0) {
            faults.add("misplaced-key", entry.get().key().span(), "'" + key + "' requires OCF 1.1",
                    "add 'ocf: 1.1' to the descriptor, or drop the key");
            return Optional.empty();
        }
        return entry;
    }
}
