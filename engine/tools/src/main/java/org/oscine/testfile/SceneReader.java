package org.oscine.testfile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oscine.document.Node;
import org.oscine.host.ProcessControl;

/** Reads a machine: {@code given} of a file, of a case or of a step. */
final class SceneReader {
    private final Values values;
    private final EventReader events;
    private final FileReader files;

    SceneReader(Values values) {
        this.values = values;
        this.events = new EventReader(values);
        this.files = new FileReader(values);
    }

    Scene read(Node node) {
        Keys keys = new Keys(values.faults(), "'given'", node);
        Scene scene = new Scene(
                values.texts(keys, "groups").orElse(List.of()),
                users(keys),
                values.text(keys, "engine"),
                values.named(keys, "files", files::checkPath, files::read),
                values.named(keys, "processes", this::process),
                values.named(keys, "commands", this::command),
                values.named(keys, "listeners", this::listener),
                values.named(keys, "faults", files::checkPath, entry ->
                        values.word(entry.value(), "'faults'", Scene.Fault.values()).orElse(Scene.Fault.FULL)));
        keys.finish();
        return scene;
    }

    private Map<String, List<String>> users(Keys keys) {
        Map<String, List<String>> users = new LinkedHashMap<>();
        for (Node.Entry entry : values.entries(keys, "users")) {
            users.put(entry.key().text(), values.texts(entry.value(), "user '" + entry.key().text() + "'"));
        }
        return users;
    }

    private Scene.Process process(Node.Entry entry) {
        Keys keys = new Keys(values.faults(), "process '" + entry.key().text() + "'", entry.value());
        Scene.Process process = new Scene.Process(
                values.texts(keys, "argv"),
                values.text(keys, "executable"),
                values.text(keys, "working-directory"),
                values.text(keys, "user"),
                values.number(keys, "pid", 2, 4_194_304),
                values.text(keys, "parent"),
                values.word(keys, "namespace", Scene.Namespace.values()),
                values.word(keys, "state", Scene.State.values()),
                values.flag(keys, "running", false),
                reactions(keys),
                events.read(keys, "started"),
                events.read(keys, "ended"));
        keys.finish();
        return process;
    }

    private Map<String, List<Event.Timed>> reactions(Keys keys) {
        Map<String, List<Event.Timed>> reactions = new LinkedHashMap<>();
        for (Node.Entry entry : values.entries(keys, "on-signal")) {
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
        Keys keys = new Keys(values.faults(), "command '" + entry.key().text() + "'", entry.value());
        keys.require("argv", "list the words that the command begins with, such as [xctl, status]");
        Scene.Command command = new Scene.Command(
                argv(keys),
                values.text(keys, "output").orElse(""),
                values.number(keys, "exit", 0, 255).orElse(0),
                values.duration(keys, "takes").orElse(Duration.ZERO),
                values.flag(keys, "hangs", false),
                values.text(keys, "refused"),
                values.texts(keys, "needs").orElse(List.of()),
                values.number(keys, "times", 1, 1_000_000),
                events.read(keys, "does"),
                values.text(keys, "becomes"));
        keys.finish();
        return command;
    }

    private List<String> argv(Keys keys) {
        List<String> argv = values.texts(keys, "argv").orElse(List.of());
        if (argv.isEmpty() && keys.take("argv").isPresent()) {
            values.faults().add("empty", keys.node().span(), keys.subject() + " is empty",
                    "the first word of 'argv' is the program");
        }
        return argv;
    }

    private Scene.Listener listener(Node.Entry entry) {
        Keys keys = new Keys(values.faults(), "listener '" + entry.key().text() + "'", entry.value());
        Scene.Listener listener = new Scene.Listener(
                values.text(keys, "asked"),
                values.text(keys, "answers").orElse(""),
                values.number(keys, "status", 0, 599).orElse(200),
                values.text(keys, "refuses"),
                values.flag(keys, "hangs", false),
                values.duration(keys, "takes").orElse(Duration.ZERO),
                values.texts(keys, "needs").orElse(List.of()));
        keys.finish();
        return listener;
    }
}
