package org.oscine.services;

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
 * Tests that drive an installed agent and a real service of Debian's. Where the machine lacks something they are
 * skipped, which is said once for each service; where CI is set they run, and fail.
 */
@Tag("real")
@ExtendWith(RealService.OnAbleMachine.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RealService {

    /** The programs that the tests need beside those of all. */
    String[] value();

    /** Decides whether the tests can run here. */
    final class OnAbleMachine implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Class<?> tests = context.getRequiredTestClass();
            List<String> lacking = lacking(tests.getAnnotation(RealService.class));
            if (lacking.isEmpty() || System.getenv("CI") != null) {
                return ConditionEvaluationResult.enabled("the machine has all, or must have it");
            }
            String reason = tests.getSimpleName() + " needs " + String.join(", ", lacking);
            boolean once = context.getTestMethod().isEmpty();
            if (once) {
                System.out.println("[skipped] " + reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }

        private static List<String> lacking(RealService needs) {
            List<String> tools = new ArrayList<>(List.of(needs.value()));
            tools.addAll(List.of("ocf-tester", "setpriv", "setsid"));
            List<String> lacking = new ArrayList<>();
            if (!"root".equals(System.getProperty("user.name"))) {
                lacking.add("root's rights");
            }
            for (String tool : tools) {
                if (!Machine.has(tool)) {
                    lacking.add(tool);
                }
            }
            return lacking;
        }
    }
}
