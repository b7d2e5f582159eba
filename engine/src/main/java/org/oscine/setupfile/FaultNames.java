package org.oscine.setupfile;

import java.util.List;

/** The names of the faults that a setup can skip, in the order in which {@code oscine conform} tries them. */
public final class FaultNames {
    /** All of them; {@code oscine conform --list} says what each does. */
    public static final List<String> ALL = List.of(
            "metadata", "life-cycle", "odd-calls", "not-root",
            "server-killed", "server-killed-then-stop", "server-hangs", "server-hangs-short-stop", "server-unkillable",
            "companion-killed", "socket-lost", "lookalikes",
            "containers", "in-container", "other-user", "other-directory", "second-instance", "pager", "many-words",
            "server-hangs-would-end", "family-deaf", "family-outlives", "never-ready", "title-rewritten",
            "pidfile-lost", "pidfile-empty", "pidfile-garbage", "pidfile-dead", "pidfile-foreign", "pidfile-negative",
            "pidfile-reused", "pidfile-zombie",
            "pidfile-fifo", "pidfile-directory", "pidfile-socket", "pidfile-loop", "pidfile-endless", "pidfile-huge",
            "config-missing-start", "config-missing-probe", "config-missing-monitor", "config-missing-stop",
            "program-missing-start", "program-missing-probe", "program-missing-stop", "user-missing-start", "user-missing-stop",
            "folders-missing", "folders-not-writable", "folders-not-folders",
            "two-starts", "start-during-stop", "stop-during-start",
            "slow-start", "dies-in-start", "slow-stop", "check-hangs", "disk-full-start", "disk-full-stop",
            "config-hostile", "secrets", "without-ptrace", "descriptor-broken", "descriptor-gone",
            "parameters-unset", "parameters-empty", "parameters-wrong", "parameters-hostile", "config-odd-name",
            "cut-start", "cut-monitor", "cut-stop");

    private FaultNames() {}
}
