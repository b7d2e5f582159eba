package org.oscine.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.descriptor.Kind;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Template;
import org.oscine.ocf.Durations;
import org.oscine.wording.Authored;
import org.oscine.wording.Wording;

/** Parts of a descriptor in words, close to how its author wrote them. */
final class DescriptionWords {
    private DescriptionWords() {}

    /** The entries of status, by name. */
    static Map<String, String> probes(List<Entry<StatusProbe<Template>>> entries) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Entry<StatusProbe<Template>> entry : entries) {
            words.put(entry.name(), said(entry.kind(), Wording.AUTHORED.marks(entry.kind()), entry));
        }
        return words;
    }

    /** The entries of monitor, by name. */
    static Map<String, String> monitors(List<Entry<Monitor<Template>>> entries) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Entry<Monitor<Template>> entry : entries) {
            int level = entry.kind().level();
            MonitorProbe<Template> probe = entry.kind().probe();
            words.put(entry.name(), said(probe, Wording.AUTHORED.marks(probe), entry)
                    + (level > 0 ? ", from check level " + level : ""));
        }
        return words;
    }

    /** An action's advice. */
    static Map<String, String> timing(Timing timing) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("timeout", Durations.word(timing.timeout()));
        timing.interval().ifPresent(interval -> words.put("interval", Durations.word(interval)));
        new TreeMap<>(timing.levels()).forEach((level, own) -> words.put("level " + level, own.interval()
                .map(interval -> "timeout " + Durations.word(own.timeout()) + ", interval " + Durations.word(interval))
                .orElse("timeout " + Durations.word(own.timeout()))));
        return words;
    }

    private static String said(Kind<Template> kind, List<String> marks, Entry<?> entry) {
        return (kind instanceof Kind.Running<Template> ? "run " : "") + Wording.AUTHORED.title(kind)
                + (marks.isEmpty() ? "" : ": " + String.join(", ", marks))
                + (Authored.applies(entry).isEmpty() ? "" : ", " + Authored.applies(entry));
    }
}
