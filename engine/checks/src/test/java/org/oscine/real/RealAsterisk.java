package org.oscine.real;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.oscine.Machine;

/**
 * Tests that drive the installed agent and a real Asterisk. Where the machine lacks something for it they are
 * skipped, which is said once; where CI is set they run, and fail.
 */
@Tag("real")
@ExtendWith(RealAsterisk.OnAbleMachine.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RealAsterisk {

    /** Decides whether the tests can run here. */
    final class OnAbleMachine implements ExecutionCondition {
        private static final AtomicBoolean SAID = new AtomicBoolean();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> lacking = Machine.lacking();
            if (lacking.isEmpty() || System.getenv("CI") != null) {
                return ConditionEvaluationResult.enabled("the machine has all, or must have it");
            }
            String reason = "the tests on a real Asterisk need " + String.join(", ", lacking);
            if (SAID.compareAndSet(false, true)) {
                System.out.println("[skipped] " + reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
