package org.oscine.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.ocf.ActionName;

/** Reads {@code actions}, and completes it: every agent has its basic actions, whether they are listed or not. */
final class ActionsReader {
    private static final List<ActionName> BASIC = List.of(ActionName.START, ActionName.STOP, ActionName.STATUS,
            ActionName.MONITOR, ActionName.VALIDATE_ALL, ActionName.META_DATA);
    private static final List<ActionName> FOR_RELOAD = List.of(ActionName.RELOAD, ActionName.RELOAD_AGENT);

    private final ReaderContext context;
    private final List<Integer> levels;
    private final boolean reloads;

    /**
     * Reads for one descriptor.
     *
     * @param levels the check levels above 0 of its monitor probes
     * @param reloads whether it has a section {@code reload}
     */
    ActionsReader(ReaderContext context, List<Integer> levels, boolean reloads) {
        this.context = context;
        this.levels = levels;
        this.reloads = reloads;
    }

    /** The basic actions in their usual order, and behind them those for a reload where there is one. */
    Map<ActionName, Timing> read(Optional<Node.Entry> section) {
        // No EnumMap: it finds its keys by reflection, which takes 5 ms at every call of an agent.
        Map<ActionName, Timing> declared = new LinkedHashMap<>();
        for (Node.Entry entry : Section.entries(context, section)) {
            Optional<ActionName> action = action(entry.key());
            if (action.isPresent()) {
                declared.put(action.get(), timing(entry, action.get()));
            }
        }
        Map<ActionName, Timing> actions = new LinkedHashMap<>();
        for (ActionName action : BASIC) {
            actions.put(action, declared.getOrDefault(action, usual(action)));
        }
        if (reloads) {
            actions.put(ActionName.RELOAD, declared.getOrDefault(ActionName.RELOAD, usual(ActionName.RELOAD)));
        }
        if (declared.containsKey(ActionName.RELOAD_AGENT)) {
            actions.put(ActionName.RELOAD_AGENT, declared.get(ActionName.RELOAD_AGENT));
        }
        return actions;
    }

    private static Timing usual(ActionName action) {
        return new Timing(Duration.ofSeconds(action.defaultSeconds()), Optional.empty());
    }

    private Optional<ActionName> action(Node.Scalar key) {
        List<String> known = new ArrayList<>();
        for (ActionName action : BASIC) {
            if (action.word().equals(key.text())) {
                return Optional.of(action);
            }
            known.add(action.word());
        }
        for (ActionName action : FOR_RELOAD) {
            if (action.word().equals(key.text())) {
                checkReload(key);
                return Optional.of(action);
            }
            known.add(action.word());
        }
        context.faults().add("unknown-key", key.span(), "unknown action '" + key.text() + "'",
                Suggestions.advice(key.text(), known, "the actions are"));
        return Optional.empty();
    }

    private void checkReload(Node.Scalar key) {
        if (!reloads) {
            context.faults().add("misplaced-key", key.span(),
                    "there is no 'reload' for the action '" + key.text() + "'",
                    "add a section 'reload', or drop the action");
        }
    }

    private Timing timing(Node.Entry entry, ActionName action) {
        Fields fields = context.fields("action", entry);
        Optional<Duration> timeout = context.scalars().duration(fields, "timeout");
        Optional<Duration> interval = Optional.empty();
        Map<Integer, Timing> deeper = Map.of();
        if (action == ActionName.MONITOR) {
            interval = context.scalars().duration(fields, "interval");
            Duration usual = timeout.orElse(Duration.ofSeconds(action.defaultSeconds()));
            deeper = deeper(Section.entries(context, fields.take("levels")), usual, interval);
        } else if (fields.has("interval")) {
            context.faults().add("misplaced-key", fields.take("interval").orElseThrow().key().span(),
                    "only a monitor has an interval", "drop it");
        }
        fields.finish();
        return new Timing(timeout.orElse(Duration.ofSeconds(action.defaultSeconds())), interval, deeper);
    }

    private Map<Integer, Timing> deeper(List<Node.Entry> entries, Duration usual, Optional<Duration> ofTheFirst) {
        Map<Integer, Timing> deeper = new LinkedHashMap<>();
        Set<Duration> intervals = new HashSet<>();
        if (ofTheFirst.isPresent()) {
            intervals.add(ofTheFirst.get());
        }
        for (Node.Entry entry : entries) {
            Optional<Integer> level = level(entry.key());
            Fields fields = context.fields("level", entry);
            Optional<Duration> timeout = context.scalars().duration(fields, "timeout");
            Optional<Duration> interval = context.scalars().duration(fields, "interval");
            fields.finish();
            if (interval.isPresent() && !intervals.add(interval.get())) {
                context.faults().add("same-interval", entry.key().span(), "another monitor has the interval of this level as well",
                        "choose different intervals: Pacemaker tells monitors apart by the interval");
            }
            if (level.isPresent()) {
                deeper.put(level.get(), new Timing(timeout.orElse(usual), interval));
            }
        }
        return deeper;
    }

    private Optional<Integer> level(Node.Scalar key) {
        for (Integer level : levels) {
            if (level.toString().equals(key.text())) {
                return Optional.of(level);
            }
        }
        context.faults().add("unknown-level", key.span(), "no entry of monitor has the check level '" + key.text() + "'",
                levels.isEmpty() ? "drop it, or give an entry of monitor this level" : "the levels are " + levels);
        return Optional.empty();
    }
}
