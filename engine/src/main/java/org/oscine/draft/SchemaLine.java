package org.oscine.draft;

import java.nio.file.Files;
import java.nio.file.Path;

/** The first line of a descriptor, by which an editor finds the schema. */
public final class SchemaLine {
    private static final String FILE = "schema/agent-1.schema.json";

    private SchemaLine() {}

    /**
     * The line, with its end.
     *
     * @param home the engine's folder
     * @param folder where the descriptor will lie
     */
    public static String of(Path home, Path folder) {
        Path schema = home.toAbsolutePath().normalize().resolve(FILE);
        Path from = folder.toAbsolutePath().normalize();
        boolean together = Files.exists(schema) && from.startsWith(schema.getParent().getParent());
        return "# $schema: " + (together ? from.relativize(schema) : schema) + "\n";
    }
}
