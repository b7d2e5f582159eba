package org.oscine.testing;

import java.util.List;
import org.oscine.testfile.TestFile.Case;
import org.oscine.testfile.TestFile.Step;

/** What came of a case. */
public record Verdict(Case it, List<Failure> failures) {

    public Verdict {
        failures = List.copyOf(failures);
    }

    /** Whether all came as the case says. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /**
     * A step that did not come as it should.
     *
     * @param number which one of the case, from 1
     */
    public record Failure(int number, Step step, List<Difference> differences) {
        public Failure {
            differences = List.copyOf(differences);
        }
    }
}
