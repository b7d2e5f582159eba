package org.oscine.descriptor;

import java.util.List;

/**
 * Keys of the language. Generated from schema/grammar/agent-1.yaml; after a change there:
 * {@code mvn -q test -Dtest=GrammarTest -Doscine.update=true}.
 */
public final class DescriptorKeys {
    /** The keys of a file, in their order. */
    public static final List<String> SECTIONS = List.of("agent", "version", "ocf", "summary", "description",
            "parameters", "values", "validate", "status", "monitor", "start", "stop", "reload", "actions");

    /** The keys that come before the first mapping. */
    public static final List<String> HEAD = List.of("agent", "version", "ocf", "summary", "description");

    /** The sections in whose texts names are inserted. */
    public static final List<String> INSERTING = List.of("values", "validate", "status", "monitor", "start", "stop",
            "reload");

    /** The keys of start, in their order. */
    public static final List<String> START = List.of("before", "command", "foreground", "log", "error-log", "pidfile",
            "exit", "input", "user", "group", "environment", "without-environment", "environment-from",
            "environment-file", "working-directory", "umask", "limits", "ready");

    /** The keys of stop, in their order. */
    public static final List<String> STOP = List.of("steps", "after");

    /** The keys of actions, in their order. */
    public static final List<String> ACTIONS = List.of("start", "stop", "status", "monitor", "validate-all",
            "meta-data", "reload", "reload-agent");

    /** The keys of the group conditions. */
    public static final List<String> CONDITIONS = List.of("when", "unless");

    /** The keys of the group command-options. */
    public static final List<String> COMMAND_OPTIONS = List.of("exit", "output", "input", "timeout", "user", "group",
            "environment", "without-environment", "environment-from", "environment-file", "working-directory", "umask",
            "limits");

    /** The keys of limits, in their order. */
    public static final List<String> LIMITS = List.of("as", "core", "cpu", "data", "fsize", "locks", "memlock",
            "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack");

    /** Each value has exactly one of these. */
    public static final List<String> VALUE_KINDS = List.of("config-file", "first-existing", "directory-of", "text",
            "choose", "map", "list", "join", "run");

    /** What may stand beside these. */
    public static final List<String> VALUE_OPTIONS = List.of("section", "key", "only", "all", "format", "default",
            "to", "separator", "secret", "exit", "output", "input", "timeout", "user", "group", "environment",
            "without-environment", "environment-from", "environment-file", "working-directory", "umask", "limits");

    /** Each check has exactly one of these. */
    public static final List<String> CHECK_KINDS = List.of("binary", "file", "directory", "device", "root", "run",
            "refuse", "user", "group");

    /** What may stand beside these. */
    public static final List<String> CHECK_OPTIONS = List.of("writable-by", "code", "outputs", "each", "exit",
            "output", "input", "timeout", "user", "group", "environment", "without-environment", "environment-from",
            "environment-file", "working-directory", "umask", "limits", "when", "unless");

    /** Each status probe has exactly one of these. */
    public static final List<String> STATUS_PROBE_KINDS = List.of("pidfile", "process", "canary", "run", "kept");

    /** What may stand beside these. */
    public static final List<String> STATUS_PROBE_OPTIONS = List.of("executable", "arguments", "max-age", "outputs",
            "exit", "output", "input", "timeout", "user", "group", "environment", "without-environment",
            "environment-from", "environment-file", "working-directory", "umask", "limits", "when", "unless");

    /** Each monitor probe has exactly one of these. */
    public static final List<String> MONITOR_PROBE_KINDS = List.of("run", "tcp", "udp", "unix-socket", "http",
            "listening", "connected");

    /** What may stand beside these. */
    public static final List<String> MONITOR_PROBE_OPTIONS = List.of("send", "expect", "dialogue", "tls", "method",
            "headers", "login", "password", "redirects", "ca-file", "verify", "status", "codes", "body", "protocol",
            "level", "outputs", "code", "attempts", "between", "each", "exit", "output", "input", "timeout", "user",
            "group", "environment", "without-environment", "environment-from", "environment-file", "working-directory",
            "umask", "limits", "when", "unless");

    /** Each step has exactly one of these. */
    public static final List<String> STEP_KINDS = List.of("directory", "file", "touch", "remove", "kill", "run");

    /** What may stand beside these. */
    public static final List<String> STEP_OPTIONS = List.of("content", "owner", "mode", "within", "each", "exit",
            "output", "input", "timeout", "user", "group", "environment", "without-environment", "environment-from",
            "environment-file", "working-directory", "umask", "limits", "when", "unless");

    /** Each stop step has exactly one of these. */
    public static final List<String> STOP_STEP_KINDS = List.of("run", "signal");

    /** What may stand beside these. */
    public static final List<String> STOP_STEP_OPTIONS = List.of("repeat", "share", "wait", "exit", "output", "input",
            "timeout", "user", "group", "environment", "without-environment", "environment-from", "environment-file",
            "working-directory", "umask", "limits", "when", "unless");

    /** Each reload step has exactly one of these. */
    public static final List<String> RELOAD_STEP_KINDS = List.of("run", "signal");

    /** What may stand beside these. */
    public static final List<String> RELOAD_STEP_OPTIONS = List.of("exit", "output", "input", "timeout", "user",
            "group", "environment", "without-environment", "environment-from", "environment-file", "working-directory",
            "umask", "limits", "when", "unless");

    private DescriptorKeys() {}
}
