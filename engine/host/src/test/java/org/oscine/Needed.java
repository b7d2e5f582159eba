package org.oscine;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.oscine.trust.Trust;

/** What a test cannot do without. Where it is missing the test is skipped, which is said in a line; in CI it fails. */
public final class Needed {
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private Needed() {}

    /** @param what what is tested, for a person */
    public static void file(Path file, String what) {
        that(Files.exists(file), file.toString(), what);
    }

    /** @param what what is tested, for a person */
    public static void root(String what) {
        that(Trust.self() == 0, "root's rights", what);
    }

    /**
     * Goes on only where something is there.
     *
     * @param need what it is
     * @param what what is tested, for a person
     */
    public static void that(boolean there, String need, String what) {
        if (there) {
            return;
        }
        if (System.getenv("CI") != null) {
            fail("in CI nothing is skipped: " + what + " needs " + need
                    + "; see engine/scripts/install-test-tools and install-language-server");
        }
        if (TOLD.add(what)) {
            System.out.println("[skipped] " + what + " needs " + need);
        }
        assumeTrue(false, need + " is not here");
    }
}
