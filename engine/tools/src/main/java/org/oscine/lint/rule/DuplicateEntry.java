package org.oscine.lint.rule;

import java.util.List;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;

/** Two entries of a section that say the same. */
final class DuplicateEntry implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        Descriptor descriptor = subject.descriptor();
        check(descriptor.validate(), Place.at("validate"), subject, findings);
        check(descriptor.status(), Place.at("status"), subject, findings);
        check(descriptor.monitor(), Place.at("monitor"), subject, findings);
        check(descriptor.start().before(), Place.at("start", "before"), subject, findings);
        check(descriptor.start().ready(), Place.at("start", "ready"), subject, findings);
        check(descriptor.stop().after(), Place.at("stop", "after"), subject, findings);
    }

    private static <K> void check(List<Entry<K>> entries, Place section, Subject subject, Findings findings) {
        for (int i = 0; i < entries.size(); i++) {
            Entry<K> later = entries.get(i);
            entries.subList(0, i).stream()
                    .filter(earlier -> earlier.kind().equals(later.kind()))
                    .filter(earlier -> earlier.each().equals(later.each()))
                    .filter(earlier -> earlier.condition().equals(later.condition()))
                    .findFirst()
                    .ifPresent(earlier -> findings.add(subject.spans().key(section.in(later.name())),
                            "'" + later.name() + "' is the same as '" + earlier.name() + "'", "drop one of them"));
        }
    }
}
