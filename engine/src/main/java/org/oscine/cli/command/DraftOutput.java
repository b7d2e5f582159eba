package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.oscine.cli.Terminal;
import org.oscine.draft.Drafted;
import org.oscine.draft.SchemaLine;

/** Hands out a draft: to standard output, or to a file that is not there yet. */
record DraftOutput(Terminal terminal, Optional<Path> output) {

    /** @return the exit status */
    int write(Drafted drafted) {
        return switch (drafted) {
            case Drafted.Refused refused -> {
                terminal.complain(refused.reason());
                yield 1;
            }
            case Drafted.Descriptor it -> write(it);
        };
    }

    private int write(Drafted.Descriptor it) {
        Path folder = output.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
        String text = SchemaLine.of(terminal.places().home(), folder) + it.text();
        if (output.isEmpty()) {
            terminal.out().print(text);
            tell(it);
            return 0;
        }
        try {
            Files.writeString(output.get(), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            terminal.complain(output.get() + " is there already; take another name, or remove it first");
            return 1;
        } catch (IOException failure) {
            terminal.complain(output.get() + " cannot be written: " + failure.getMessage());
            return 1;
        }
        terminal.out().println("wrote " + output.get());
        tell(it);
        return 0;
    }

    private void tell(Drafted.Descriptor it) {
        if (it.todos() > 0) {
            terminal.err().println("oscine: " + it.todos() + (it.todos() == 1 ? " thing has" : " things have")
                    + " to be decided; look for TODO");
        }
    }
}
