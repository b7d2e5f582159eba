package org.oscine.real;

import java.nio.file.Path;
import org.oscine.Machine;

/** The tests' own daemon, src/test/c/daemon.c. It is compiled once, when the first test asks. */
public final class DaemonProgram {

    private DaemonProgram() {}

    /** Puts a copy of it there: who executes that copy belongs to whoever made it. */
    public static Path copyTo(Path file) {
        Machine.run("install", "-m", "755", Compiled.PROGRAM.toString(), file.toString());
        return file;
    }

    private static final class Compiled {
        static final Path PROGRAM = compile();

        private static Path compile() {
            Path directory = Machine.scratch("daemon");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Machine.remove(directory)));
            Path program = directory.resolve("daemon");
            Machine.run("gcc", "-O1", "-Wall", "-Wextra", "-Werror", "-o", program.toString(),
                    Machine.project().resolve("engine/checks/src/test/c/daemon.c").toString());
            return program;
        }
    }
}
