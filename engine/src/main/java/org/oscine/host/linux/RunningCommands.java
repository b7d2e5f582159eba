package org.oscine.host.linux;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The commands under way in this JVM. When it is told to end, by SIGTERM say, they end with it. */
final class RunningCommands {

    private static final Set<BoundedProcess> RUNNING = new HashSet<>();
    private static boolean hooked;

    private RunningCommands() {}

    static synchronized void started(BoundedProcess process) {
        if (!hooked) {
            hooked = true;
            hook();
        }
        RUNNING.add(process);
    }

    private static void hook() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(RunningCommands::killAll, "commands"));
        } catch (IllegalStateException endingAlready) {
            // Then the caller ends as well, before its command can.
        }
    }

    static synchronized void ended(BoundedProcess process) {
        RUNNING.remove(process);
    }

    private static void killAll() {
        List<BoundedProcess> left;
        synchronized (RunningCommands.class) {
            left = new ArrayList<>(RUNNING);
        }
        for (BoundedProcess process : left) {
            process.killAll();
        }
    }
}
