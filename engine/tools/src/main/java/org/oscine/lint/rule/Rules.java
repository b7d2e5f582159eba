package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.document.Comment;
import org.oscine.document.Document;

/** All rules. */
public final class Rules {
    /** In the order of their names. */
    public static final List<Rule> ALL = List.of(
            new AgentFileName(),
            new AllowWithoutReason(),
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
            new UnknownAllow(),
            new UntypedNumber(),
            new UnusedAllow(),
            new UnusedParameter(),
            new UnusedValue(),
            new WrapperCommand(),
            new WritableByAll());

    private Rules() {}

    /** The rule of a name. */
    public static Optional<Rule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /**
     * What all rules find in a descriptor that has been read without an error, but for what its author accepts.
     *
     * @param comments those of the file
     */
    public static List<Diagnostic> check(Descriptor descriptor, Document document, List<Comment> comments) {
        Subject subject = new Subject(descriptor, document, Allow.in(document, comments));
        List<Diagnostic> found = new ArrayList<>();
        for (Rule rule : ALL) {
            found.addAll(found(rule, subject));
        }
        found.removeIf(finding -> subject.allows().stream()
                .anyMatch(allow -> allow.isUnderstood() && allow.rules().contains(finding.rule()) && allow.covers(finding)));
        return found;
    }

    /** What can be found in a file that is no descriptor: comments that accept something. */
    public static List<Diagnostic> checkWithoutDescriptor(Document document, List<Comment> comments) {
        Findings findings = new Findings(new UnusedAllow(), document.file());
        Allow.in(document, comments).forEach(allow -> UnusedAllow.addWithoutDescriptor(allow, findings));
        return findings.all();
    }

    /** What there is to be accepted. */
    static List<Diagnostic> foundWithoutThisRule(Subject subject, Rule asking) {
        List<Diagnostic> found = new ArrayList<>();
        for (Rule rule : ALL) {
            if (rule != asking) {
                found.addAll(found(rule, subject));
            }
        }
        return found;
    }

    private static List<Diagnostic> found(Rule rule, Subject subject) {
        Findings findings = new Findings(rule, subject.file());
        rule.check(subject, findings);
        return findings.all();
    }
}
