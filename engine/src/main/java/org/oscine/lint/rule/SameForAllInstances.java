package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Probe;
import org.oscine.descriptor.Template;

/** A status probe that cannot tell two instances apart. */
final class SameForAllInstances implements Rule {
    private static final Set<String> SAME_FOR_ALL = Set.of("node", "action");

    @Override
    public void check(Subject subject, Findings findings) {
        boolean several = subject.descriptor().parameters().stream().anyMatch(Parameter::unique);
        if (!several) {
            return;
        }
        for (Entry<Probe<Template>> entry : subject.descriptor().status()) {
            switch (entry.kind()) {
                case Probe.Pidfile<Template> it -> check(entry, "pidfile", traits(it, subject), subject, findings);
                case Probe.ProcessPattern<Template> it ->
                    check(entry, "process", traits(it.pattern(), it.executable(), it.user()), subject, findings);
                case Probe.Canary<Template> it ->
                    check(entry, "canary", List.of(it.file(), it.executable()), subject, findings);
                case Probe.Command<Template> it -> { }
                case Probe.Tcp<Template> it -> { }
                case Probe.UnixSocket<Template> it -> { }
                case Probe.Http<Template> it -> { }
            }
        }
    }

    /** Where no arguments are given, those of the start command tell. */
    private static List<Template> traits(Probe.Pidfile<Template> probe, Subject subject) {
        List<Template> traits = new ArrayList<>(traits(probe.path(), Optional.of(probe.executable()), probe.user()));
        traits.addAll(probe.arguments().isEmpty()
                ? subject.descriptor().start().launch().run().argv()
                : probe.arguments());
        return traits;
    }

    private static List<Template> traits(Template first, Optional<Template> second, Optional<Template> third) {
        return Stream.of(Optional.of(first), second, third).flatMap(Optional::stream).toList();
    }

    private static void check(Entry<?> entry, String kind, List<Template> traits, Subject subject, Findings findings) {
        for (Template trait : traits) {
            if (!SAME_FOR_ALL.containsAll(subject.names().roots(trait))) {
                return;
            }
        }
        findings.add(subject.spans().value("status", entry.name(), kind),
                "this is the same for every instance of the agent",
                "let it depend on a parameter, a value, ${instance} or ${rundir}");
    }
}
