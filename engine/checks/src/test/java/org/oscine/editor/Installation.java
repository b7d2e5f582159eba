package org.oscine.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the language server lies, if this machine has it. */
final class Installation {
    private static final String PROGRAM = "node_modules/yaml-language-server/bin/yaml-language-server";

    private Installation() {}

    /**
     * The program of the server in the directory that the system property {@code oscine.lsp} or the environment
     * variable {@code OSCINE_LSP} names, else in {@code target/tools/lsp}; nothing where it or Node is missing.
     */
    static Optional<Path> find() {
        String variable = System.getenv().getOrDefault("OSCINE_LSP", "target/tools/lsp");
        Path program = Path.of(System.getProperty("oscine.lsp", variable)).resolve(PROGRAM);
        return Files.exists(program) && nodeRuns() ? Optional.of(program) : Optional.empty();
    }

    private static boolean nodeRuns() {
        try {
            return new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
