package org.oscine.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Questions to the person at a terminal. */
record Interview(BufferedReader in, PrintStream out) {

    /** Asks; an empty answer means the proposal. */
    String ask(String question, String proposal) {
        return answer(question + " [" + proposal + "]: ").orElse(proposal);
    }

    /** Asks for something that there need not be. */
    Optional<String> mayAsk(String question) {
        return answer(question + ": ");
    }

    private Optional<String> answer(String prompt) {
        out.print(prompt);
        out.flush();
        try {
            String line = in.readLine();
            return Optional.ofNullable(line).map(String::strip).filter(text -> !text.isEmpty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
