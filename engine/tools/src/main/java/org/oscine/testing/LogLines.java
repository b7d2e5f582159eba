package org.oscine.testing;

import java.util.ArrayList;
import java.util.List;
import org.oscine.action.Journal;

/** A journal that keeps what an operator would read, as {@code WARNING: text}. */
final class LogLines implements Journal {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void info(String text) {
        lines.add("INFO: " + text);
    }

    @Override
    public void warning(String text) {
        lines.add("WARNING: " + text);
    }

    @Override
    public void error(String text) {
        lines.add("ERROR: " + text);
    }

    @Override
    public void debug(String text) {
        // Only a person who looks for a fault reads these, and their wording is free.
    }
}
