package org.oscine.draft;

import java.nio.file.Files;
import java.nio.file.Path;

/** The first line of a descriptor or a test file, by which an editor finds the schema. */
public final class SchemaLine {
    private static final String OF_DESCRIPTORS = "schema/agent-1.schema.json";
    private static final String OF_TEST_FILES = "schema/test-1.schema.json";

    private SchemaLine() {}

    /**
     * The line, with its end.
     *
     * @param home the engine's directory
     * @param directory where the descriptor will lie
     */
    public static String of(Path home, Path directory) {
        return line(home, OF_DESCRIPTORS, directory);
    }

    /** The same for a test file. */
    public static String ofTestFile(Path home, Path directory) {
        return line(home, OF_TEST_FILES, directory);
    }

    private static String line(Path home, String file, Path directory) {
        Path schema = home.toAbsolutePath().normalize().resolve(file);
        Path from = directory.toAbsolutePath().normalize();
        boolean together = Files.exists(schema) && from.startsWith(schema.getParent().getParent());
        return "# $schema: " + (together ? from.relativize(schema) : schema) + "\n";
    }
}
