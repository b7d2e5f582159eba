package org.oscine.testfile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.oscine.diagnostic.Span;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;
import org.oscine.testfile.TestFile.Asked;
import org.oscine.testfile.TestFile.Parameter;
import org.oscine.testfile.TestFile.Step;

/** Reads one call and what must come of it. */
final class StepReader {
    private static final List<ActionName> ACTIONS = List.of(ActionName.START, ActionName.STOP, ActionName.MONITOR,
            ActionName.STATUS, ActionName.VALIDATE_ALL, ActionName.META_DATA, ActionName.RELOAD,
            ActionName.RELOAD_AGENT, ActionName.PROMOTE, ActionName.DEMOTE, ActionName.NOTIFY);

    private final Values values;
    private final SceneReader scenes;
    private final EventReader events;

    StepReader(Values values) {
        this.values = values;
        this.scenes = new SceneReader(values);
        this.events = new EventReader(values);
    }

    /**
     * The call that a mapping describes; the keys are then the caller's to finish.
     *
     * @param inherited parameters that hold unless the step sets them
     */
    Step read(Fields fields, Span span, Map<String, Parameter> inherited, Scene changes) {
        Map<String, Parameter> parameters = new LinkedHashMap<>(inherited);
        parameters.putAll(parameters(fields));
        return new Step(span, changes, values.duration(fields, "wait").orElse(Duration.ZERO),
                events.read(fields, "events"), asked(fields, parameters), expected(fields));
    }

    /**
     * One of several calls of a case.
     *
     * @param machine what the scene and the steps before have said of the machine
     */
    Step readAlone(Node node, Map<String, Parameter> inherited, Node machine) {
        Fields fields = new Fields(values.faults(), "a step", node);
        Scene changes = fields.take("given")
                .map(given -> scenes.read(Overlay.changes(machine, scenes.shaped("'given'", given.value())))).orElse(Scene.NOTHING);
        Step step = read(fields, node.span(), inherited, changes);
        fields.finish();
        return step;
    }

    Map<String, Parameter> parameters(Fields fields) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Node.Entry entry : values.entries(fields, "parameters")) {
            values.text(entry.value(), "parameter '" + entry.key().text() + "'").ifPresent(text ->
                    parameters.put(entry.key().text(), new Parameter(text, entry.key().span())));
        }
        return parameters;
    }

    private Asked asked(Fields fields, Map<String, Parameter> parameters) {
        fields.require("action", "name the action to call, such as start, or write 'steps' for several calls");
        return new Asked(action(fields), parameters, values.duration(fields, "timeout"),
                values.flag(fields, "probe", false), values.number(fields, "check-level", 0, 1000).orElse(0),
                values.text(fields, "instance").orElse(""));
    }

    private ActionName action(Fields fields) {
        Optional<String> word = values.text(fields, "action");
        Optional<ActionName> action = word.flatMap(ActionName::of).filter(ACTIONS::contains);
        if (word.isPresent() && action.isEmpty()) {
            values.faults().add("bad-word", fields.take("action").orElseThrow().value().span(),
                    "there is no action '" + word.get() + "'",
                    Suggestions.advice(word.get(), ACTIONS.stream().map(ActionName::word).toList(), "there are"));
        }
        return action.orElse(ActionName.MONITOR);
    }

    private Expected expected(Fields fields) {
        return new Expected(code(fields), reason(fields), values.texts(fields, "effects"), list(fields, "log"),
                list(fields, "alive"), list(fields, "gone"), list(fields, "exists"), list(fields, "missing"),
                list(fields, "output"), values.duration(fields, "within"), values.duration(fields, "not-before"));
    }

    private List<String> list(Fields fields, String key) {
        return values.texts(fields, key).orElse(List.of());
    }

    private ReturnCode code(Fields fields) {
        Optional<String> name = values.text(fields, "code");
        Optional<ReturnCode> code = name.flatMap(ReturnCode::named);
        if (name.isPresent() && code.isEmpty()) {
            List<String> known = java.util.Arrays.stream(ReturnCode.values()).map(Enum::name).toList();
            values.faults().add("bad-word", fields.take("code").orElseThrow().value().span(),
                    "there is no code '" + name.get() + "'", Suggestions.advice(name.get(), known, "there are"));
        }
        return code.orElse(ReturnCode.OCF_SUCCESS);
    }

    private Optional<Expected.Reason> reason(Fields fields) {
        Optional<Node.Entry> entry = fields.take("reason");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (!(entry.get().value() instanceof Node.Mapping)) {
            return values.text(entry.get().value(), "'reason'").map(Expected.Reason.Exactly::new);
        }
        Fields inner = new Fields(values.faults(), "'reason'", entry.get().value());
        Optional<Node.Entry> matches = inner.require("matches", "write reason: TEXT, or reason: { matches: PATTERN }");
        inner.finish();
        return matches.flatMap(pattern -> values.text(pattern.value(), "'matches'")
                .flatMap(text -> pattern(text, pattern.value().span())));
    }

    private Optional<Expected.Reason> pattern(String text, Span span) {
        try {
            Pattern.compile(text);
            return Optional.of(new Expected.Reason.Matching(text, span));
        } catch (PatternSyntaxException wrong) {
            values.faults().add("bad-pattern", span, "this is not a regular expression: " + wrong.getDescription(), "");
            return Optional.empty();
        }
    }
}
