package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.oscine.draft.DraftResult;
import org.oscine.draft.SchemaLine;
import org.oscine.terminal.Terminal;

/** Hands out a draft: to standard output, or to a file that is not there yet. */
record DraftOutput(Terminal terminal, Optional<Path> output) {

    /** @return the exit status */
    int write(DraftResult drafted) {
        return switch (DraftCheck.of(drafted)) {
            case DraftResult.Refused refused -> {
                terminal.complain(refused.reason());
                yield 1;
            }
            case DraftResult.Descriptor it -> write(it);
        };
    }

    private int write(DraftResult.Descriptor it) {
        Path directory = output.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
        String text = SchemaLine.of(terminal.places().home(), directory) + it.text();
        if (output.isEmpty()) {
            terminal.out().print(text);
            tell(it);
            return 0;
        }
        if (!writeFile(text)) {
            return 1;
        }
        tell(it);
        return 0;
    }

    /** Writes the file, unless there is one; complains if that cannot be. */
    boolean writeFile(String text) {
        Path file = output.orElseThrow();
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            terminal.complain(isThere(file));
            return false;
        } catch (IOException failure) {
            terminal.complain(file + " cannot be written: " + failure.getMessage());
            return false;
        }
        terminal.out().println("wrote " + file);
        return true;
    }

    /** What is said of a file that is not overwritten. */
    static String isThere(Path file) {
        return file + " already exists; choose another name, or remove it first";
    }

    private void tell(DraftResult.Descriptor it) {
        if (it.todos() > 0) {
            terminal.err().println("oscine: " + it.todos() + (it.todos() == 1 ? " decision is" : " decisions are")
                    + " left to you; look for TODO");
        }
    }
}
