package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.document.Document;

/** All rules. */
public final class Rules {
    /** In the order of their names. */
    public static final List<Rule> ALL = List.of(
            new AgentFileName(),
            new CheckDuringProbe(),
            new CompanionOutlivesStop(),
            new ConstantCondition(),
            new DuplicateEntry(),
            new FolderWithoutOwner(),
            new KillCommand(),
            new LastShare(),
            new MatchesAgents(),
            new MatchesEverything(),
            new NeverFails(),
            new NeverSucceeds(),
            new NoFinalKill(),
            new NodeDependentBan(),
            new NotRunningByDefault(),
            new PossiblyEmpty(),
            new RelativePath(),
            new ReloadThatEnds(),
            new ReloadWithoutParameter(),
            new ReloadableWithoutReload(),
            new RepeatBeyondShare(),
            new RepeatedDescription(),
            new SameForAllInstances(),
            new SecretDefault(),
            new SecretInOpenFile(),
            new SharedTemporaryFolder(),
            new ShellCommand(),
            new ShellVariable(),
            new SocketPathLength(),
            new StepAfterKill(),
            new TimeoutBeyondAction(),
            new TimeoutBeyondShare(),
            new UncheckedAccount(),
            new UncheckedProgram(),
            new UntypedNumber(),
            new UnusedParameter(),
            new UnusedValue(),
            new WrapperCommand(),
            new WritableByAll());

    private Rules() {}

    /** The rule of a name. */
    public static Optional<Rule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** What all rules find in a descriptor that has been read without an error. */
    public static List<Diagnostic> check(Descriptor descriptor, Document document) {
        Subject subject = new Subject(descriptor, document);
        List<Diagnostic> found = new ArrayList<>();
        for (Rule rule : ALL) {
            Findings findings = new Findings(rule, document.file());
            rule.check(subject, findings);
            found.addAll(findings.all());
        }
        return found;
    }
}
