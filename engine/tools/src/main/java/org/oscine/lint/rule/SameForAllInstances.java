package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Facts;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Template;

/** A status probe that cannot tell two instances apart. */
final class SameForAllInstances implements Rule {
    private static final Set<String> SAME_FOR_ALL = Set.of(Facts.NODE, Facts.ACTION);

    @Override
    public void check(Subject subject, Findings findings) {
        boolean several = subject.descriptor().parameters().stream().anyMatch(Parameter::unique);
        if (!several) {
            return;
        }
        for (Entry<StatusProbe<Template>> entry : subject.descriptor().status()) {
            boolean looks = !(entry.kind() instanceof StatusProbe.Command<Template> || entry.kind() instanceof StatusProbe.Kept<Template>);
            if (looks && traits(entry.kind(), subject).stream().allMatch(trait -> isTheSame(trait, subject))) {
                findings.add(subject.spans().value("status", entry.name(), Part.of(entry.kind()).getFirst().key()),
                        "this is the same for every instance of the agent",
                        "make it depend on a parameter, a value, ${instance} or ${rundir}");
            }
        }
    }

    /** Where a pidfile comes without arguments, those of the start command tell. */
    private static List<Template> traits(StatusProbe<Template> probe, Subject subject) {
        List<Template> traits = new ArrayList<>();
        Part.of(probe).forEach(part -> traits.add(part.text()));
        if (probe instanceof StatusProbe.Pidfile<Template> it && it.arguments().isEmpty()) {
            traits.addAll(subject.descriptor().start().launch().run().argv());
        }
        return traits;
    }

    private static boolean isTheSame(Template trait, Subject subject) {
        List<Parameter> parameters = subject.descriptor().parameters();
        return subject.names().roots(trait).stream().allMatch(root -> SAME_FOR_ALL.contains(Facts.of(root, parameters)));
    }
}
