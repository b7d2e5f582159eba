package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files of packages that a test cannot do without. */
final class Needed {
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private Needed() {}

    /**
     * Skips the test where a file is missing, and says so in a line; in CI that is a failure.
     *
     * @param what what is tested, for a person
     */
    static void file(Path file, String what) {
        if (System.getenv("CI") != null) {
            assertThat(file).as(what + " needs it; see engine/scripts/install-test-tools").exists();
        }
        boolean there = Files.exists(file);
        if (!there && TOLD.add(what)) {
            System.out.println("[skipped] " + what + " needs " + file);
        }
        assumeTrue(there, file + " is not here");
    }
}
