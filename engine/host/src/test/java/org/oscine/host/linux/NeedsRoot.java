package org.oscine.host.linux;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests that change users, owners or limits. Without root they are skipped, but never in CI. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRoot.Condition.class)
@interface NeedsRoot {

    /** Root, or CI, where a skipped test would hide that it was not run. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean root = new LinuxHost().accounts().self() == 0;
            return root || System.getenv("CI") != null
                    ? ConditionEvaluationResult.enabled("root or CI")
                    : ConditionEvaluationResult.disabled("needs root: it changes users, owners and limits");
        }
    }
}
