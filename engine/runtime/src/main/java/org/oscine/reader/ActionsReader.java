package org.oscine.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final boolean reloads;

    /** @param reloads whether the descriptor has a section {@code reload} */
    ActionsReader(ReaderContext context, boolean reloads) {
        this.context = context;
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
        if (action == ActionName.MONITOR) {
            interval = context.scalars().duration(fields, "interval");
        } else if (fields.has("interval")) {
            context.faults().add("misplaced-key", fields.take("interval").orElseThrow().key().span(),
                    "only a monitor has an interval", "drop it");
        }
        fields.finish();
        return new Timing(timeout.orElse(Duration.ofSeconds(action.defaultSeconds())), interval);
    }
}
