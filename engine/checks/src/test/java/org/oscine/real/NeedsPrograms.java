package org.oscine.real;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.oscine.Machine;

/**
 * Tests that drive the installed engine with programs of the cluster's, as root. Where one is missing they are skipped,
 * which is said in a line; where CI is set they run, and fail.
 */
@Tag("real")
@ExtendWith(NeedsPrograms.OnAbleMachine.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsPrograms {

    /** Names of programs. */
    String[] value();

    /** Decides whether the tests can run here. */
    final class OnAbleMachine implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Class<?> tests = context.getRequiredTestClass();
            List<String> lacking = lacking(tests.getAnnotation(NeedsPrograms.class));
            if (lacking.isEmpty() || System.getenv("CI") != null) {
                return ConditionEvaluationResult.enabled("the machine has all, or must have it");
            }
            String reason = tests.getSimpleName() + " needs " + String.join(", ", lacking);
            if (context.getTestMethod().isEmpty()) {
                System.out.println("[skipped] " + reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }

        private static List<String> lacking(NeedsPrograms needed) {
            List<String> lacking = new ArrayList<>();
            if (!"root".equals(System.getProperty("user.name"))) {
                lacking.add("root's rights");
            }
            for (String program : needed.value()) {
                if (!Machine.has(program)) {
                    lacking.add(program);
                }
            }
            return lacking;
        }
    }
}
