package org.oscine.host.linux;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.oscine.host.Invocation;

/** Programs that tests run in a JVM of their own. */
final class ChildJvm {

    private ChildJvm() {}

    static String[] argv(Class<?> program, String... arguments) {
        List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), program.getName()));
        argv.addAll(List.of(arguments));
        return argv.toArray(String[]::new);
    }

    /** Runs a command that writes its pid to a file and then sleeps. */
    static final class RunsCommand {
        public static void main(String[] args) {
            Invocation sleep = Invocation.of(List.of("sh", "-c", "echo $$ >\"$0\"; exec sleep 50", args[0]));
            new LinuxHost().commands().run(sleep, Duration.ofMinutes(1));
        }
    }

    /** Takes a lock: ends with 3 if another has it; else says so in a file and holds it. */
    static final class TakesLock {
        public static void main(String[] args) {
            LinuxHost host = new LinuxHost();
            if (host.changes().tryLock(args[0]).isEmpty()) {
                System.exit(3);
            }
            TestDirectory.write(args[1], "held", "600");
            host.clock().sleep(Duration.ofMinutes(1));
        }
    }
}
