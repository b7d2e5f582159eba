package org.oscine.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.oscine.action.Journal;
import org.oscine.host.Commands;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Invocation;
import org.oscine.ocf.ExitReason;
import org.oscine.ocf.OcfBoolean;
import org.oscine.parameter.Redactor;

/**
 * A journal that writes what ocf_log of ocf-shellfuncs would write, where it would: with HA_LOGFACILITY to syslog, to
 * HA_LOGFILE and HA_DEBUGLOG, else to standard error, which Pacemaker takes into its own log. On a terminal all goes
 * there. Pacemaker sets these variables for its agents.
 *
 * <p>Details are written only if HA_debug is on; where nothing says where to, to standard error: ocf_log throws them away,
 * since its HA_DEBUGLOG is then /dev/null.
 */
final class OcfJournal implements Journal {
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
            "Nov", "Dec"};
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String agent;
    private final CallEnvironment environment;
    private final Caller caller;
    private final PrintStream err;
    private final Commands commands;
    private final Redactor redactor;

    /** @param commands to run logger(1) with */
    OcfJournal(String agent, CallEnvironment environment, Caller caller, PrintStream err, Commands commands,
            Redactor redactor) {
        this.agent = agent;
        this.environment = environment;
        this.caller = caller;
        this.err = err;
        this.commands = commands;
        this.redactor = redactor;
    }

    @Override
    public void info(String text) {
        tell("INFO: " + text, "info", true);
    }

    @Override
    public void warning(String text) {
        tell("WARNING: " + text, "warning", true);
    }

    @Override
    public void error(String text) {
        tell("ERROR: " + text, "err", true);
    }

    /** Why a call has failed, after standard error has got it: only the logs are told. */
    void failure(String reason) {
        tell("ERROR: " + reason, "err", false);
    }

    @Override
    public void debug(String text) {
        if (!environment.isOn("HA_debug")) {
            return;
        }
        String line = oneLine("DEBUG: " + text);
        if (caller.onTerminal()) {
            onTerminal(line);
        } else if (!toDaemon(line, "-D", "ha-debug")) {
            String file = environment.get("HA_DEBUGLOG");
            String tagged = tag() + ":\t" + date() + line;
            boolean told = toSyslog(line, "debug") | append(file, tagged);
            if (!told) {
                err.println(tagged + ":\t" + facility());
            }
        }
    }

    private synchronized void tell(String text, String priority, boolean alsoOnError) {
        String line = oneLine(text);
        if (caller.onTerminal()) {
            if (alsoOnError) {
                onTerminal(line);
            }
            return;
        }
        if (toDaemon(line)) {
            return;
        }
        String file = environment.get("HA_LOGFILE");
        boolean told = toSyslog(line, priority) | append(file, date() + " " + tag() + ":    " + line);
        if (!told && alsoOnError) {
            err.println(date() + line);
        }
        String debugFile = environment.get("HA_DEBUGLOG");
        if (!debugFile.equals(file)) {
            append(debugFile, tag() + ":\t" + date() + line);
        }
    }

    /** A line of its own for each message, that commands no terminal: what a service printed may hold anything. */
    private String oneLine(String text) {
        return ExitReason.printable(redactor.redact(text));
    }

    private void onTerminal(String line) {
        String tag = environment.get("HA_LOGTAG");
        err.println(tag.isEmpty() ? line : tag + ": " + line);
    }

    private boolean toDaemon(String line, String... options) {
        boolean wanted = environment.get("HA_LOGD").equals("yes")
                || OcfBoolean.of(environment.get("HA_use_logd")).orElse(false);
        if (!wanted) {
            return false;
        }
        List<String> argv = new ArrayList<>(List.of("ha_logger", "-t", tag()));
        argv.addAll(List.of(options));
        argv.add(line);
        return succeeds(argv);
    }

    private boolean toSyslog(String line, String priority) {
        return !facility().isEmpty()
                && succeeds(List.of("logger", "-t", tag(), "-p", facility() + "." + priority, line));
    }

    private String facility() {
        String facility = environment.get("HA_LOGFACILITY");
        return facility.equals("none") ? "" : facility;
    }

    private boolean succeeds(List<String> argv) {
        return commands.run(Invocation.of(argv), PATIENCE) instanceof Ended.Exited exited && exited.code() == 0;
    }

    private static boolean append(String file, String line) {
        if (file.isEmpty()) {
            return false;
        }
        try {
            Files.write(Path.of(file), (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return true;
        } catch (IOException | RuntimeException unwritable) {
            return false;
        }
    }

    /** As {@code date "+%b %d %T "}. A formatter would take its time at the first use. */
    private static String date() {
        LocalDateTime now = LocalDateTime.now();
        StringBuilder date = new StringBuilder(16).append(MONTHS[now.getMonthValue() - 1]).append(' ');
        padded(date, now.getDayOfMonth()).append(' ');
        padded(date, now.getHour()).append(':');
        padded(date, now.getMinute()).append(':');
        return padded(date, now.getSecond()).append(' ').toString();
    }

    private static StringBuilder padded(StringBuilder text, int number) {
        return text.append(number < 10 ? "0" : "").append(number);
    }

    private String tag() {
        String given = environment.get("HA_LOGTAG");
        if (!given.isEmpty()) {
            return given;
        }
        String instance = environment.get("OCF_RESOURCE_INSTANCE");
        return agent + (instance.isEmpty() ? "" : "(" + instance + ")") + "[" + caller.pid() + "]";
    }
}
