package org.oscine.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether a person reads along: {@code java.io.Console} cannot tell standard output and standard error apart. */
public final class Tty {
    public static final int OUT = 1;
    public static final int ERR = 2;

    private Tty() {}

    /** Whether one of this process's streams is a terminal. */
    public static boolean isTerminal(int descriptor) {
        try {
            return names(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString());
        } catch (IOException | UnsupportedOperationException closed) {
            return false;
        }
    }

    /** Whether a device is a terminal, by its name on Linux. */
    static boolean names(String device) {
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
    }

    /** Whether the person wants colours on a terminal: see no-color.org. */
    public static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }
}
