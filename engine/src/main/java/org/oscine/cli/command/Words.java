package org.oscine.cli.command;


import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Template;
import org.oscine.metadata.Metadata;

/** Parts of a descriptor in words, close to how its author wrote them. */
final class Words {
    private Words() {}

    /** The entries of status, by name. */
    static Map<String, String> probes(List<Entry<StatusProbe<Template>>> entries) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Entry<StatusProbe<Template>> entry : entries) {
            words.put(entry.name(), probe(entry.kind()) + condition(entry.condition()));
        }
        return words;
    }

    /** The entries of monitor, by name. */
    static Map<String, String> monitors(List<Entry<Monitor<Template>>> entries) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Entry<Monitor<Template>> entry : entries) {
            int level = entry.kind().level();
            words.put(entry.name(), probe(entry.kind().probe()) + condition(entry.condition())
                    + (level > 0 ? ", from check level " + level : ""));
        }
        return words;
    }

    /** An action's advice. */
    static Map<String, String> timing(Timing timing) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("timeout", Metadata.duration(timing.timeout()));
        timing.interval().ifPresent(interval -> words.put("interval", Metadata.duration(interval)));
        return words;
    }

    private static String probe(StatusProbe<Template> probe) {
        return switch (probe) {
            case StatusProbe.Pidfile<Template> it -> "pidfile " + text(it.path()) + " of " + text(it.executable());
            case StatusProbe.ProcessPattern<Template> it -> "process " + text(it.pattern());
            case StatusProbe.Canary<Template> it -> "canary " + text(it.file()) + " of " + text(it.executable())
                    + it.maxAge().map(age -> ", at most " + Metadata.duration(age) + " old").orElse("");
            case StatusProbe.Command<Template> it -> "run " + arguments(it.run().argv());
        };
    }

    private static String probe(MonitorProbe<Template> probe) {
        return switch (probe) {
            case MonitorProbe.Command<Template> it -> "run " + arguments(it.run().argv());
            case MonitorProbe.Tcp<Template> it -> "tcp " + text(it.address());
            case MonitorProbe.UnixSocket<Template> it -> "unix-socket " + text(it.path());
            case MonitorProbe.Http<Template> it -> "http " + text(it.url());
        };
    }

    private static String condition(Condition condition) {
        StringBuilder words = new StringBuilder();
        for (Condition.Test test : condition.tests()) {
            words.append(words.isEmpty() ? "" : " and");
            words.append(test.holds() ? " when " : " unless ").append(test.name());
            if (test instanceof Condition.Test.Equality equality) {
                words.append(" is ").append(equality.value());
            }
        }
        return words.isEmpty() ? "" : "," + words;
    }

    private static String arguments(List<Template> argv) {
        StringBuilder words = new StringBuilder();
        for (Template word : argv) {
            words.append(words.isEmpty() ? "" : " ").append(text(word));
        }
        return words.toString();
    }

    private static String text(Template template) {
        return switch (template) {
            case Template.Text it -> {
                StringBuilder text = new StringBuilder();
                for (Template.Part part : it.parts()) {
                    text.append(switch (part) {
                        case Template.Part.Literal literal -> literal.text();
                        case Template.Part.Reference reference -> "${" + reference.name() + "}";
                    });
                }
                yield text.toString();
            }
            case Template.Choice it -> "[" + arguments(it.then()) + condition(it.condition()) + "]";
        };
    }
}
