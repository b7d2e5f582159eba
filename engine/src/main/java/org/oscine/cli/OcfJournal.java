package org.oscine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.oscine.action.Journal;

/**
 * A journal in the form of ocf_log: {@code asterisk(p_asterisk)[4711]: INFO: text}. It goes where ocf_log writes:
 * to HA_LOGFILE if that is set, else to standard error, which Pacemaker takes into its own log. Details are told
 * only if HA_debug is on; to HA_DEBUGLOG if that is set.
 */
final class OcfJournal implements Journal {
    private final CallEnvironment environment;
    private final PrintStream err;
    private final String agent;
    private String tag = "";

    OcfJournal(String agent, CallEnvironment environment, PrintStream err) {
        this.agent = agent;
        this.environment = environment;
        this.err = err;
    }

    @Override
    public void info(String text) {
        tell("INFO", text, environment.get("HA_LOGFILE"));
    }

    @Override
    public void warning(String text) {
        tell("WARNING", text, environment.get("HA_LOGFILE"));
    }

    @Override
    public void error(String text) {
        tell("ERROR", text, environment.get("HA_LOGFILE"));
    }

    @Override
    public void debug(String text) {
        if (environment.isOn("HA_debug")) {
            tell("DEBUG", text, environment.get("HA_DEBUGLOG"));
        }
    }

    private synchronized void tell(String level, String text, String file) {
        // A line of its own for each message: what a service printed may hold several.
        String line = tag() + ": " + level + ": " + text.replace('\n', ' ').replace('\r', ' ');
        if (file.isEmpty() || !append(file, line)) {
            err.println(line);
        }
    }

    private static boolean append(String file, String line) {
        String dated = LocalDateTime.now().format(DateTimeFormatter.ofPattern("MMM dd HH:mm:ss ", Locale.ROOT)) + line;
        try {
            Files.write(Path.of(file), (dated + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return true;
        } catch (IOException | RuntimeException unwritable) {
            return false;
        }
    }

    private String tag() {
        if (tag.isEmpty()) {
            String instance = environment.get("OCF_RESOURCE_INSTANCE");
            tag = agent + (instance.isEmpty() ? "" : "(" + instance + ")") + "[" + pid() + "]";
        }
        return tag;
    }

    /** Cheaper than ProcessHandle, which starts up a thread pool. */
    private static String pid() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self")).toString();
        } catch (IOException unreadable) {
            return "?";
        }
    }
}
