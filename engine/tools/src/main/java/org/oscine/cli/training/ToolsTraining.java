package org.oscine.cli.training;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.oscine.cli.OscineMain;

/** Does what the writer of an agent does, while the JVM notes the classes that it takes. Nothing of the machine changes. */
public final class ToolsTraining {
    private static final List<String> ONCE = List.of("--version", "explain", "explain status.pidfile",
            "new training --program true --check-tcp 99 --user nobody --output FOLDER", "list");
    private static final List<String> OFTEN = List.of("lint FOLDER/training.yaml FOLDER/training.test.yaml",
            "test FOLDER/training.test.yaml", "fmt --check FOLDER/training.yaml", "plan FOLDER/training.yaml start",
            "graph FOLDER/training.yaml", "describe FOLDER/training.yaml", "lint FOLDER/missing.yaml");

    private ToolsTraining() {}

    /** @param arguments a directory to write to */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]).toRealPath();
        Map<String, String> environment = Map.of("OSCINE_STATE_DIR", directory.resolve("state").toString());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        for (List<String> commands : List.of(ONCE, OFTEN, OFTEN)) {
            for (String command : commands) {
                String[] words = command.split(" ");
                for (int i = 0; i < words.length; i++) {
                    words[i] = words[i].replace("FOLDER", directory.toString());
                }
                OscineMain.run(words, environment, nowhere, nowhere);
            }
        }
    }
}
