package org.oscine.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the JVM that runs the engine now, to make class data. */
final class JvmRun {
    private static final long SECONDS = 120;

    private JvmRun() {}

    /**
     * Runs it to its end, which must be a success.
     *
     * @param work a directory for its output
     */
    static void of(Path work, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Jvm.program().toString()));
        command.addAll(arguments);
        Path output = work.resolve("output");
        Process process = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true)
                .redirectOutput(output.toFile()).redirectInput(new File("/dev/null")).start();
        Thread withUs = new Thread(process::destroyForcibly); // an installation that is ended leaves no JVM behind
        Runtime.getRuntime().addShutdownHook(withUs);
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it did not end within " + SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            process.destroyForcibly();
            forget(withUs);
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit status " + process.exitValue() + ": " + Files.readString(output).strip());
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // Then it runs, and finds the process ended.
        }
    }
}
