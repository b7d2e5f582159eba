package org.oscine.testfile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads what happens: {@code { ends: server, after: 3s }}. */
final class EventReader {
    private final Values values;
    private final FileReader files;

    EventReader(Values values) {
        this.values = values;
        this.files = new FileReader(values);
    }

    List<Event.Timed> read(Fields fields, String key) {
        return fields.take(key).map(entry -> read(entry.value(), key)).orElse(List.of());
    }

    /** A list of events, or one alone. */
    List<Event.Timed> read(Node node, String key) {
        List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
        List<Event.Timed> events = new ArrayList<>();
        for (Node item : items) {
            Fields fields = new Fields(values.faults(), "an event of '" + key + "'", item);
            Duration after = values.duration(fields, "after").orElse(Duration.ZERO);
            event(fields).ifPresent(event -> events.add(new Event.Timed(after, event)));
            fields.finish();
        }
        return events;
    }

    private Optional<Event> event(Fields fields) {
        List<Event> found = new ArrayList<>();
        values.text(fields, "starts").ifPresent(name -> found.add(new Event.Starts(name)));
        values.text(fields, "ends").ifPresent(name -> found.add(new Event.Ends(name)));
        values.text(fields, "turns").ifPresent(name -> turns(fields, name).ifPresent(found::add));
        fields.take("lays").ifPresent(entry -> found.add(lays(fields)));
        values.text(fields, "removes").ifPresent(path -> found.add(new Event.Removes(path)));
        if (values.flag(fields, "reboots", false)) {
            found.add(new Event.Reboots());
        }
        long kinds = TestFileKeys.EVENT_KINDS.stream().filter(kind -> fields.take(kind).isPresent()).count();
        if (kinds != 1 && fields.isReadable()) {
            values.faults().add("no-kind", fields.place(), fields.subject() + " must say exactly one thing",
                    "an event has exactly one of " + String.join(", ", TestFileKeys.EVENT_KINDS));
        }
        return found.stream().findFirst();
    }

    private Optional<Event> turns(Fields fields, String name) {
        fields.require("into", "name the new state of the process: zombie, stopped or unkillable");
        return values.word(fields, "into", Scene.State.values()).map(state -> new Event.Turns(name, state));
    }

    private Event lays(Fields fields) {
        Map<String, Scene.File> laid = new LinkedHashMap<>();
        for (Node.Entry entry : values.entries(fields, "lays")) {
            files.checkPath(entry.key());
            laid.put(entry.key().text(), files.read(entry));
        }
        return new Event.Lays(laid);
    }
}
