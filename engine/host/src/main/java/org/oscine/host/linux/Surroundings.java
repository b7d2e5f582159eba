package org.oscine.host.linux;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.Invocation;

/**
 * The environment of a command: its caller's without what was told to the agent alone, and what the invocation changes. A
 * secret gets into it only by the invocation, and so by the descriptor.
 *
 * @param caller the caller's; absent when that is the engine's own, which is handed on byte by byte
 */
record Surroundings(Optional<Map<String, String>> caller) {

    /** Names every process of a call, so that those that lost their parent are found, too. */
    static final String COOKIE = "OSCINE_CALL";

    private static final String CALLER = "OSCINE_CALLER_";

    /**
     * What an agent is told and its commands are not: the parameters, secrets among them, what ocf-shellfuncs wants to know
     * about logs, how to trace, and our own. What names the resource stays (OCF_RESOURCE_INSTANCE, OCF_ROOT...): no secret,
     * and Pacemaker's own tools ask it, as crm_attribute does for whose promotion score it sets.
     */
    private static final String[] OURS_ALONE = {"OSCINE_", "OCF_RESKEY_", "OCF_TRACE_", "HA_"};

    /** A variable as the caller has it. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(caller.isPresent() ? caller.get().get(name) : System.getenv(name));
    }

    /** Gives a command its environment. */
    void apply(ProcessBuilder command, Invocation invocation, String cookie) {
        Map<String, String> environment = command.environment();
        if (caller.isPresent()) {
            environment.clear();
            environment.putAll(caller.get());
        }
        apply(environment, invocation, cookie);
    }

    /** Gives what is to live on its environment, with the mark of its family. */
    void applyToDaemon(ProcessBuilder command, Invocation invocation, Family family) {
        apply(command, invocation, "");
        if (family.exists()) {
            command.environment().put(Family.VARIABLE, family.mark());
        }
    }

    /**
     * Changes an environment in place, so that values which are not text in the engine's encoding stay as they are.
     *
     * @param cookie empty for none
     */
    static void apply(Map<String, String> environment, Invocation invocation, String cookie) {
        String outer = environment.get(COOKIE);
        restoreCallers(environment, "LC_ALL");
        restoreCallers(environment, "LANG");
        Iterator<String> names = environment.keySet().iterator();
        while (names.hasNext()) {
            if (isOursAlone(names.next())) {
                names.remove();
            }
        }
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.remove("JDK_JAVA_OPTIONS");
        environment.remove("_JAVA_OPTIONS");
        if (invocation.user().isPresent()) {
            // They are those of the engine's user. Under Pacemaker they are not set at all.
            environment.remove("HOME");
            environment.remove("USER");
            environment.remove("LOGNAME");
        }
        for (Map.Entry<String, Optional<String>> variable : invocation.environment().entrySet()) {
            if (variable.getValue().isPresent()) {
                environment.put(variable.getKey(), variable.getValue().get());
            } else {
                environment.remove(variable.getKey());
            }
        }
        if (!cookie.isEmpty()) {
            // An engine that runs below another must not hide its children from that one.
            environment.put(COOKIE, outer == null ? cookie : outer + "," + cookie);
        }
    }

    private static boolean isOursAlone(String name) {
        for (String beginning : OURS_ALONE) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** The launcher sets a locale for the JVM and keeps the caller's aside; kept empty, the caller had none. */
    private static void restoreCallers(Map<String, String> environment, String name) {
        String kept = environment.get(CALLER + name);
        if (kept != null && kept.isEmpty()) {
            environment.remove(name);
        } else if (kept != null) {
            environment.put(name, kept);
        }
    }
}
