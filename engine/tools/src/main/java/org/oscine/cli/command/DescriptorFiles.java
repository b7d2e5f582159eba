package org.oscine.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The files that a command line names. */
final class DescriptorFiles {
    private DescriptorFiles() {}

    /**
     * The texts of files, each once, in the order given.
     *
     * @throws ParameterException one of them is no file that can be read; none has been read then
     */
    static Map<Path, String> read(List<Path> files, CommandSpec command) throws IOException {
        files.forEach(file -> require(file, command));
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            texts.put(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static void require(Path file, CommandSpec command) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String fault = !Files.exists(file) ? "there is no file " + file
                    : Files.isRegularFile(file) ? file + " cannot be read" : file + " is not a regular file";
            throw new ParameterException(command.commandLine(), fault);
        }
    }
}
