package org.oscine.setupfile;

import java.util.List;

/**
 * Keys of the language. Generated from schema/grammar/conform-1.yaml; after a change there:
 * {@code mvn -q test -Dtest=GrammarTest -Doscine.update=true}.
 */
public final class SetupKeys {
    /** The keys of a file, in their order. */
    public static final List<String> SECTIONS = List.of("conform", "packages", "level", "values", "lay", "files",
            "clear", "parameters", "modes", "service", "second", "hostile-config", "skip");

    /** The keys that come before the first mapping. */
    public static final List<String> HEAD = List.of("conform", "packages", "level");

    /** The keys of service, in their order. */
    public static final List<String> SERVICE = List.of("pidfile", "config", "config-parameter", "program", "user",
            "user-parameter", "folder", "socket", "companion", "keeps");

    /** Those of them that may have a list. */
    public static final List<String> SERVICE_LISTS = List.of("program", "folder", "socket", "companion", "keeps");

    /** The keys of skip, in their order. */
    public static final List<String> SKIP = List.of("metadata", "life-cycle", "odd-calls", "not-root", "server-killed",
            "server-killed-then-stop", "server-hangs", "server-hangs-short-stop", "server-unkillable",
            "companion-killed", "socket-lost", "lookalikes", "containers", "in-container", "other-user",
            "other-directory", "second-instance", "pager", "many-words", "server-hangs-would-end", "family-deaf",
            "family-outlives", "never-ready", "title-rewritten", "pidfile-lost", "pidfile-empty", "pidfile-garbage",
            "pidfile-dead", "pidfile-foreign", "pidfile-negative", "pidfile-reused", "pidfile-zombie", "pidfile-fifo",
            "pidfile-directory", "pidfile-socket", "pidfile-loop", "pidfile-endless", "pidfile-huge",
            "config-missing-start", "config-missing-probe", "config-missing-monitor", "config-missing-stop",
            "program-missing-start", "program-missing-probe", "program-missing-stop", "user-missing-start",
            "user-missing-stop", "folders-missing", "folders-not-writable", "folders-not-folders", "two-starts",
            "start-during-stop", "stop-during-start", "slow-start", "dies-in-start", "slow-stop", "check-hangs",
            "disk-full-start", "disk-full-stop", "config-hostile", "secrets", "without-ptrace", "descriptor-broken",
            "descriptor-gone", "parameters-unset", "parameters-empty", "parameters-wrong", "parameters-hostile",
            "config-odd-name", "cut-start", "cut-monitor", "cut-stop");

    /** The keys of value, in their order. */
    public static final List<String> VALUE = List.of("environment", "default");

    /** The keys of file, in their order. */
    public static final List<String> FILE = List.of("content", "mode", "owner");

    private SetupKeys() {}
}
