package org.oscine.reader;

import java.time.Duration;
import java.util.Optional;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads {@code run} with the options of a command. */
final class CommandReader {
    private final ReaderContext context;
    private final WordsReader words;
    private final SurroundingsReader surroundings;
    private final ExitMapReader exits;
    private final OutputMapReader outputs;

    CommandReader(ReaderContext context) {
        this.context = context;
        this.words = new WordsReader(context);
        this.surroundings = new SurroundingsReader(context);
        this.exits = new ExitMapReader(context);
        this.outputs = new OutputMapReader(context);
    }

    WordsReader words() {
        return words;
    }

    Run<Template> read(Fields fields) {
        Node.Entry entry = fields.take("run").orElseThrow();
        Optional<Template> output = context.templates().pattern(fields, "output");
        Optional<Duration> timeout = context.scalars().duration(fields, "timeout");
        Optional<Template> input = context.templates().optional(fields, "input");
        return new Run<>(words.command(entry), surroundings.read(fields), exit(fields), output, timeout).reading(input);
    }

    /** One that asks, whose output may decide. */
    Run<Template> readQuestion(Fields fields) {
        return read(fields).with(outputs.read(fields));
    }

    /** The command that starts the service: what judges its output and its time belongs to the start itself. */
    Run<Template> launch(Fields fields, Node.Entry entry, boolean exits) {
        ExitMap exit = exits ? exit(fields) : ExitMap.DEFAULT;
        Optional<Template> input = exits ? context.templates().optional(fields, "input") : Optional.empty();
        return new Run<>(words.command(entry), surroundings.read(fields), exit, Optional.<Template>empty(), Optional.empty()).reading(input);
    }

    private ExitMap exit(Fields fields) {
        Optional<Node.Entry> entry = fields.take("exit");
        return entry.isPresent() ? exits.read(entry.get()) : ExitMap.DEFAULT;
    }
}
