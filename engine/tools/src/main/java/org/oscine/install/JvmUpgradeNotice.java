package org.oscine.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether Java has changed since the installation, as when the machine's packages were upgraded. The JVM then passes
 * over the agents' class data without a word: right, and some five times slower.
 */
public final class JvmUpgradeNotice {
    private JvmUpgradeNotice() {}

    /**
     * What to tell whoever works with an installation.
     *
     * @param home the engine's own directory
     * @return a sentence without an end; empty where all is well, or nothing is installed
     */
    public static String advice(Path home) {
        Path key = home.resolve("lib").resolve(ClassDataArchive.KEY);
        try {
            List<String> madeFor = Files.exists(key) ? Files.readAllLines(key) : List.of();
            return madeFor.isEmpty() || madeFor.getFirst().equals(Jvm.identity()) ? ""
                    : "Java has changed since the installation, so every call of an agent is slow; "
                            + "run 'oscine install' again with the names of your agents";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
