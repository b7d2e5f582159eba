package org.oscine.testfile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.host.ProcessControl;

/** Reads a machine: {@code given} of a file, of a case or of a step. */
final class SceneReader {
    /** No machine. */
    static final Node NOTHING = new Node.Mapping(List.of(), Span.START);

    private static final List<String> SECTIONS = List.of("users", "files", "processes", "commands", "listeners", "faults");

    private final Values values;
    private final EventReader events;
    private final FileReader files;

    SceneReader(Values values) {
        this.values = values;
        this.events = new EventReader(values);
        this.files = new FileReader(values);
    }

    /**
     * A machine that is laid over another, or under one. What is covered by another is never read, so its form is looked at here.
     *
     * @param subject what messages call it
     * @return the node, or nothing where it is no machine
     */
    Node shaped(String subject, Node node) {
        Fields fields = new Fields(values.faults(), subject, node);
        for (String section : SECTIONS) {
            Optional<Node.Entry> entry = fields.take(section);
            if (entry.isPresent() && !(entry.get().value() instanceof Node.Mapping)) {
                values.wrongType("'" + section + "'", "a mapping", entry.get().value());
            }
        }
        return fields.isReadable() ? node : NOTHING;
    }

    Scene read(Node node) {
        Fields fields = new Fields(values.faults(), "'given'", node);
        Scene scene = new Scene(
                values.texts(fields, "groups").orElse(List.of()),
                users(fields),
                values.text(fields, "engine"),
                values.named(fields, "files", files::checkPath, files::read),
                values.named(fields, "processes", this::process),
                values.named(fields, "commands", this::command),
                values.named(fields, "listeners", this::listener),
                values.named(fields, "faults", files::checkPath, entry ->
                        values.word(entry.value(), "'faults'", Scene.Fault.values()).orElse(Scene.Fault.FULL)));
        fields.finish();
        return scene;
    }

    private Map<String, List<String>> users(Fields fields) {
        Map<String, List<String>> users = new LinkedHashMap<>();
        for (Node.Entry entry : values.entries(fields, "users")) {
            users.put(entry.key().text(), values.texts(entry.value(), "user '" + entry.key().text() + "'"));
        }
        return users;
    }

    private Scene.Process process(Node.Entry entry) {
        Fields fields = new Fields(values.faults(), "process '" + entry.key().text() + "'", entry.value());
        Scene.Process process = new Scene.Process(
                argv(fields),
                values.text(fields, "executable"),
                values.text(fields, "working-directory"),
                values.text(fields, "user"),
                values.number(fields, "pid", 2, 4_194_304),
                values.text(fields, "parent"),
                values.word(fields, "namespace", Scene.Namespace.values()),
                values.word(fields, "state", Scene.State.values()),
                values.flag(fields, "running", false),
                reactions(fields),
                events.read(fields, "started"),
                events.read(fields, "ended"));
        fields.finish();
        return process;
    }

    private Map<String, List<Event.Timed>> reactions(Fields fields) {
        Map<String, List<Event.Timed>> reactions = new LinkedHashMap<>();
        for (Node.Entry entry : values.entries(fields, "on-signal")) {
            String signal = entry.key().text();
            if (!ProcessControl.SIGNALS.contains(signal) || signal.equals("KILL") || signal.equals("STOP")) {
                values.faults().add("bad-word", entry.key().span(), "no process can react to '" + signal + "'",
                        "write a signal without SIG; KILL and STOP cannot be caught");
            } else {
                reactions.put(signal, events.read(entry.value(), "on-signal"));
            }
        }
        return reactions;
    }

    private Scene.Command command(Node.Entry entry) {
        Fields fields = new Fields(values.faults(), "command '" + entry.key().text() + "'", entry.value());
        fields.require("argv", "list the words that the command begins with, such as [xctl, status]");
        Scene.Command command = new Scene.Command(
                argv(fields).orElse(List.of()),
                values.text(fields, "input"),
                values.text(fields, "output").orElse(""),
                values.number(fields, "exit", 0, 255).orElse(0),
                values.duration(fields, "takes").orElse(Duration.ZERO),
                values.flag(fields, "hangs", false),
                values.text(fields, "refused"),
                values.texts(fields, "needs").orElse(List.of()),
                values.number(fields, "times", 1, 1_000_000),
                events.read(fields, "does"),
                values.text(fields, "becomes"));
        fields.finish();
        return command;
    }

    private Optional<List<String>> argv(Fields fields) {
        Optional<List<String>> argv = values.texts(fields, "argv");
        if (argv.isPresent() && argv.get().isEmpty()) {
            values.faults().add("empty", fields.place(), fields.subject() + " is empty",
                    "the first word of 'argv' is the program");
        }
        return argv;
    }

    private Scene.Listener listener(Node.Entry entry) {
        Fields fields = new Fields(values.faults(), "listener '" + entry.key().text() + "'", entry.value());
        if (fields.has("dialogue")) {
            for (String other : List.of("asked", "answers", "status")) {
                fields.take(other).ifPresent(one -> values.faults().add("misplaced-key", one.key().span(),
                        "'dialogue' and '" + other + "' exclude each other", "write what is asked and answered in the dialogue"));
            }
        }
        Scene.Listener listener = new Scene.Listener(
                values.text(fields, "asked"),
                values.text(fields, "answers").orElse(""),
                dialogue(fields),
                values.flag(fields, "tls", false),
                values.number(fields, "status", 0, 599).orElse(200),
                values.text(fields, "refuses"),
                values.flag(fields, "hangs", false),
                values.duration(fields, "takes").orElse(Duration.ZERO),
                values.texts(fields, "needs").orElse(List.of()));
        fields.finish();
        return listener;
    }

    private List<Scene.Exchange> dialogue(Fields fields) {
        Optional<Node.Entry> entry = fields.take("dialogue");
        if (entry.isEmpty()) {
            return List.of();
        }
        if (!(entry.get().value() instanceof Node.Sequence list)) {
            values.wrongType("'dialogue'", "a list", entry.get().value());
            return List.of();
        }
        if (list.items().isEmpty()) {
            values.faults().add("empty", list.span(), "'dialogue' is empty", "write [{ answers: A }, { asked: B, answers: C }]");
        }
        List<Scene.Exchange> exchanges = new ArrayList<>();
        for (Node item : list.items()) {
            Fields exchange = new Fields(values.faults(), "exchange " + (exchanges.size() + 1) + " of the dialogue", item);
            Optional<Node.Entry> answer = exchange.require("answers", "say what it answers");
            exchanges.add(new Scene.Exchange(values.text(exchange, "asked"),
                    answer.flatMap(it -> values.text(it.value(), "'answers'")).orElse("")));
            exchange.finish();
        }
        return exchanges;
    }
}
