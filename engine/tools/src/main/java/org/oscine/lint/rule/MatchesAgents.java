package org.oscine.lint.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Template;

/** A process pattern that fits the calls of the agent itself. */
final class MatchesAgents implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        String agent = subject.descriptor().agent();
        List<String> calls = List.of("/bin/sh /usr/lib/ocf/resource.d/oscine/" + agent + " monitor",
                "java org.oscine.agent.AgentMain " + agent + " monitor");
        for (Entry<StatusProbe<Template>> entry : subject.descriptor().status()) {
            if (entry.kind() instanceof StatusProbe.ProcessPattern<Template> it && isAnyProgramOfRoot(it)) {
                Optional<String> pattern = Texts.literal(it.pattern());
                if (pattern.isPresent() && fitsOne(pattern.get(), calls)) {
                    findings.add(subject.spans().value("status", entry.name(), "process"),
                            "'" + pattern.get() + "' also matches another call of the agent itself",
                            "add 'executable', or begin the pattern with ^ and the program's path");
                }
            }
        }
    }

    private static boolean isAnyProgramOfRoot(StatusProbe.ProcessPattern<Template> probe) {
        boolean root = probe.user().isEmpty() || Texts.literal(probe.user()).filter("root"::equals).isPresent();
        return root && probe.executable().isEmpty();
    }

    private static boolean fitsOne(String expression, List<String> calls) {
        Pattern pattern = Pattern.compile(expression);
        return calls.stream().anyMatch(call -> pattern.matcher(call).find());
    }
}
