package org.oscine.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.diagnostic.Suggestions;
import org.oscine.testfile.TestFile;
import org.oscine.testfile.TestFile.Case;
import org.oscine.testfile.TestFile.Step;

/** The cases of a test file with the descriptor that they are about. */
public final class Suite {
    private final TestFile tests;
    private final Descriptor descriptor;

    public Suite(TestFile tests, Descriptor descriptor) {
        this.tests = tests;
        this.descriptor = descriptor;
    }

    /**
     * What came of a test file.
     *
     * @param verdicts in the order of the file
     */
    public record Outcome(TestFile tests, List<Verdict> verdicts, Coverage coverage) {
        public Outcome {
            verdicts = List.copyOf(verdicts);
        }

        /** The cases that did not come as they should. */
        public List<Verdict> failed() {
            return verdicts.stream().filter(verdict -> !verdict.passed()).toList();
        }
    }

    Descriptor descriptor() {
        return descriptor;
    }

    List<Case> cases() {
        return tests.cases();
    }

    /** What the cases say that cannot be, given the descriptor: parameters that it does not have. */
    public List<Diagnostic> faults() {
        List<String> declared = descriptor.parameters().stream().map(Parameter::name).toList();
        List<Diagnostic> faults = new ArrayList<>();
        for (Case it : tests.cases()) {
            for (Step step : it.steps()) {
                step.asked().parameters().entrySet().stream()
                        .filter(parameter -> !declared.contains(parameter.getKey()))
                        .forEach(parameter -> faults.add(unknown(parameter, declared)));
            }
        }
        return Diagnostics.ordered(faults);
    }

    private Diagnostic unknown(Map.Entry<String, TestFile.Parameter> parameter, List<String> declared) {
        return Diagnostic.error("unknown-name", tests.file(), parameter.getValue().span(),
                descriptor.agent() + " has no parameter '" + parameter.getKey() + "'",
                Suggestions.advice(parameter.getKey(), declared, "it has"));
    }

    /** Runs the cases whose names are chosen. */
    public Outcome run(Predicate<String> chosen) {
        Coverage coverage = new Coverage(descriptor);
        List<Verdict> verdicts = new ArrayList<>();
        for (Case it : tests.cases()) {
            if (chosen.test(it.name())) {
                verdicts.add(Play.simulated(descriptor, coverage, it).perform());
            }
        }
        return new Outcome(tests, verdicts, coverage);
    }

    /** Whether every case passes; ends at the first that does not. */
    public boolean passes() {
        Coverage coverage = new Coverage(descriptor);
        return tests.cases().stream().allMatch(it -> Play.simulated(descriptor, coverage, it).perform().passed());
    }
}
