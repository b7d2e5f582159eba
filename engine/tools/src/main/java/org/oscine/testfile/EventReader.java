package org.oscine.testfile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.document.Node;

/** Reads what happens: {@code { ends: server, after: 3s }}. */
final class EventReader {
    private final Values values;
    private final FileReader files;

    EventReader(Values values) {
        this.values = values;
        this.files = new FileReader(values);
    }

    List<Event.Timed> read(Keys keys, String key) {
        return keys.take(key).map(entry -> read(entry.value(), key)).orElse(List.of());
    }

    /** A list of events, or one alone. */
    List<Event.Timed> read(Node node, String key) {
        List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
        List<Event.Timed> events = new ArrayList<>();
        for (Node item : items) {
            Keys keys = new Keys(values.faults(), "an event of '" + key + "'", item);
            Duration after = values.duration(keys, "after").orElse(Duration.ZERO);
            event(keys).ifPresent(event -> events.add(new Event.Timed(after, event)));
            keys.finish();
        }
        return events;
    }

    private Optional<Event> event(Keys keys) {
        List<Event> found = new ArrayList<>();
        values.text(keys, "starts").ifPresent(name -> found.add(new Event.Starts(name)));
        values.text(keys, "ends").ifPresent(name -> found.add(new Event.Ends(name)));
        values.text(keys, "turns").ifPresent(name -> turns(keys, name).ifPresent(found::add));
        keys.take("lays").ifPresent(entry -> found.add(lays(keys)));
        values.text(keys, "removes").ifPresent(path -> found.add(new Event.Removes(path)));
        if (values.flag(keys, "reboots", false)) {
            found.add(new Event.Reboots());
        }
        long kinds = TestFileKeys.EVENT_KINDS.stream().filter(kind -> keys.take(kind).isPresent()).count();
        if (kinds != 1 && keys.readable()) {
            values.faults().add("no-kind", keys.node().span(), keys.subject() + " must say exactly one thing",
                    "an event has exactly one of " + String.join(", ", TestFileKeys.EVENT_KINDS));
        }
        return found.stream().findFirst();
    }

    private Optional<Event> turns(Keys keys, String name) {
        keys.require("into", "name the new state of the process: zombie, stopped or unkillable");
        return values.word(keys, "into", Scene.State.values()).map(state -> new Event.Turns(name, state));
    }

    private Event lays(Keys keys) {
        Map<String, Scene.File> laid = new LinkedHashMap<>();
        for (Node.Entry entry : values.entries(keys, "lays")) {
            files.checkPath(entry.key());
            laid.put(entry.key().text(), files.read(entry));
        }
        return new Event.Lays(laid);
    }
}
