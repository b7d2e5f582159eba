package org.oscine.cli.command;

import java.nio.file.Path;
import java.util.Map;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.metadata.Advice;
import org.oscine.ocf.Durations;
import org.oscine.terminal.Columns;

/** An agent in words, for a person at a terminal. */
final class Description {
    private static final String INDENT = "  ";
    private final StringBuilder text = new StringBuilder();

    private Description() {}

    /** The whole page; ends with a newline. */
    static String of(Descriptor it, Path file) {
        Description page = new Description();
        page.line(it.agent() + " " + it.version() + ": " + it.summary());
        page.line("ocf:oscine:" + it.agent() + ", from " + file);
        page.paragraph(it.description());
        page.parameters(it);
        page.entries("Status", DescriptionWords.probes(it.status()));
        page.entries("Monitor", DescriptionWords.monitors(it.monitor()));
        page.actions(it);
        return page.text.toString();
    }

    private void parameters(Descriptor it) {
        if (it.parameters().isEmpty()) {
            return;
        }
        heading("Parameters");
        for (Parameter parameter : it.parameters()) {
            line(INDENT + parameter.name() + " (" + kind(parameter) + ")");
            line(INDENT.repeat(2) + parameter.summary());
            if (!parameter.description().strip().equals(parameter.summary())) {
                parameter.description().strip().lines().forEach(line -> line(INDENT.repeat(2) + line));
            }
        }
    }

    private static String kind(Parameter it) {
        StringBuilder kind = new StringBuilder(it.values().isEmpty()
                ? it.type().word() : String.join("|", it.values()));
        it.minimum().ifPresent(number -> kind.append(", at least ").append(number));
        it.maximum().ifPresent(number -> kind.append(", at most ").append(number));
        it.defaultValue().ifPresent(value -> kind.append(", default ").append(value));
        return kind.append(it.required() ? ", required" : "").toString();
    }

    private void actions(Descriptor it) {
        heading("Actions");
        Columns columns = new Columns();
        Advice.of(it).forEach(advice -> columns.row(INDENT + advice.action().word(),
                "timeout " + Durations.word(advice.timeout()),
                advice.interval().map(interval -> "interval " + Durations.word(interval)).orElse(""),
                advice.level() > 0 ? "check level " + advice.level() : ""));
        text.append(columns);
    }

    private void entries(String title, Map<String, String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        heading(title);
        Columns columns = new Columns();
        entries.forEach((name, words) -> columns.row(INDENT + name, words));
        text.append(columns);
    }

    private void paragraph(String words) {
        if (!words.isBlank()) {
            text.append('\n').append(words.strip()).append('\n');
        }
    }

    private void heading(String title) {
        text.append('\n').append(title).append('\n');
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
