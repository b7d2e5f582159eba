package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;

/** The conditions of all entries. */
final class Conditions {
    private final List<Use> found = new ArrayList<>();

    /** A condition and the entry that has it. */
    record Use(Condition condition, Place place) {}

    Conditions(Descriptor descriptor) {
        take(descriptor.validate(), Place.at("validate"));
        take(descriptor.status(), Place.at("status"));
        take(descriptor.monitor(), Place.at("monitor"));
        take(descriptor.start().before(), Place.at("start", "before"));
        take(descriptor.start().ready(), Place.at("start", "ready"));
        take(descriptor.stop().steps(), Place.at("stop", "steps"));
        take(descriptor.stop().after(), Place.at("stop", "after"));
        take(descriptor.reload().orElse(List.of()), Place.at("reload"));
    }

    List<Use> all() {
        return found;
    }

    private <K> void take(List<Entry<K>> entries, Place section) {
        for (Entry<K> entry : entries) {
            found.add(new Use(entry.condition(), section.in(entry.name())));
        }
    }
}
