package org.oscine.testfile;

import java.util.List;

/**
 * Keys of the language. Generated from schema/grammar/test-1.yaml; after a change there:
 * {@code mvn -q test -Dtest=GrammarTest -Doscine.update=true}.
 */
public final class TestFileKeys {
    /** The keys of a file, in their order. */
    public static final List<String> SECTIONS = List.of("descriptor", "given", "scenes", "parameters", "cases");

    /** The keys of the group call. */
    public static final List<String> CALL = List.of("wait", "events", "action", "timeout", "probe", "check-level",
            "instance", "code", "reason", "effects", "log", "alive", "gone", "exists", "missing", "output", "within",
            "not-before");

    /** Each event has exactly one of these. */
    public static final List<String> EVENT_KINDS = List.of("starts", "ends", "turns", "lays", "removes", "reboots");

    private TestFileKeys() {}
}
