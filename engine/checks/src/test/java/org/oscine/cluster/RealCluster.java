package org.oscine.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.oscine.Machine;

/**
 * Tests that let a real Pacemaker drive the installed agents. The tests of a class share its cluster, one after
 * the other; classes run beside each other. Where the machine lacks something for it they are skipped, which is
 * said once; where CI is set they run, and fail.
 */
@Tag("real")
@ExtendWith(RealCluster.OnAbleMachine.class)
@Execution(ExecutionMode.SAME_THREAD)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RealCluster {

    /** Decides whether the tests can run here. */
    final class OnAbleMachine implements ExecutionCondition {
        private static final List<String> TOOLS = List.of("pacemakerd", "corosync", "crm_mon", "crm_resource", "crm",
                "pcs", "sipsak", "memcached", "nginx", "haproxy", "rsync", "postfix", "perl",
                "/usr/share/tomcat10/bin/catalina.sh", "ip", "unshare", "nsenter");
        private static final AtomicBoolean SAID = new AtomicBoolean();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getenv("CI") != null) {
                return ConditionEvaluationResult.enabled("the machine must have all");
            }
            List<String> lacking = lacking();
            if (lacking.isEmpty()) {
                return ConditionEvaluationResult.enabled("the machine has all");
            }
            String reason = "the tests on a real cluster need " + String.join(", ", lacking);
            if (SAID.compareAndSet(false, true)) {
                System.out.println("[skipped] " + reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }

        private static List<String> lacking() {
            List<String> lacking = new ArrayList<>(Machine.lacking(TOOLS));
            if (lacking.isEmpty() && !canMakeNodes()) {
                lacking.add("the right to make namespaces and networks");
            }
            return lacking;
        }

        private static boolean canMakeNodes() {
            try {
                Process attempt = new ProcessBuilder("unshare", "--mount", "--pid", "--uts", "--ipc", "--net", "--fork",
                        "ip", "link", "add", "br0", "type", "bridge")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return attempt.waitFor(10, TimeUnit.SECONDS) && attempt.exitValue() == 0;
            } catch (java.io.IOException notThere) {
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
