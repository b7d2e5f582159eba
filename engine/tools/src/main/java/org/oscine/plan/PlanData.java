package org.oscine.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.oscine.plan.Plan.Execution;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;

/** A plan as maps, lists, texts and numbers, for other programs. Times are in seconds. */
public final class PlanData {
    private PlanData() {}

    /** The whole plan. */
    public static Map<String, Object> of(Plan plan) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("agent", plan.agent());
        data.put("instance", plan.instance());
        data.put("action", plan.action());
        data.put("timeout", Seconds.number(plan.timeout()));
        data.put("usable", Seconds.number(plan.usable()));
        data.put("state", plan.state());
        data.put("values", plan.values().stream()
                .map(it -> Map.of("name", it.name(), "value", it.value(), "source", it.source()))
                .map(PlanData::sorted).toList());
        data.put("stages", plan.stages().stream().map(PlanData::of).toList());
        return data;
    }

    private static Map<String, Object> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }

    private static Map<String, Object> of(Stage stage) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", stage.title());
        data.put("items", stage.items().stream().map(PlanData::of).toList());
        putOutcomes(data, stage.outcomes());
        return data;
    }

    private static Map<String, Object> of(Item item) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
        putUnlessEmpty(data, "name", item.name());
        putUnlessEmpty(data, "text", item.text());
        putUnlessEmpty(data, "paths", item.paths());
        putUnlessEmpty(data, "details", item.details());
        item.execution().ifPresent(it -> data.put("run", of(it)));
        item.time().ifPresent(time -> {
            data.put("seconds", Seconds.number(time.most()));
            data.put("seconds_at_least", Seconds.number(time.least()));
        });
        putOutcomes(data, item.outcomes());
        return data;
    }

    private static Map<String, Object> of(Execution it) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("argv", it.argv());
        it.user().ifPresent(user -> data.put("user", user));
        it.group().ifPresent(group -> data.put("group", group));
        Map<String, Object> environment = new LinkedHashMap<>();
        it.environment().forEach((name, value) -> environment.put(name, value.orElse(null)));
        if (!environment.isEmpty()) {
            data.put("environment", environment);
        }
        if (!it.environmentFrom().isEmpty()) {
            data.put("environment_from", it.environmentFrom());
        }
        it.environmentFile().ifPresent(path -> data.put("environment_file", path));
        data.put("working_directory", it.workingDirectory());
        it.umask().ifPresent(umask -> data.put("umask", umask));
        if (it.input()) {
            data.put("input", true);
        }
        if (!it.limits().isEmpty()) {
            data.put("limits", it.limits());
        }
        return data;
    }

    private static void putOutcomes(Map<String, Object> data, List<Outcome> outcomes) {
        if (!outcomes.isEmpty()) {
            data.put("outcomes", outcomes.stream().map(PlanData::of).toList());
        }
    }

    private static Map<String, Object> of(Outcome outcome) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("seen", outcome.seen().words());
        outcome.code().ifPresent(code -> {
            data.put("code", code.number());
            data.put("code_name", code.name());
        });
        putUnlessEmpty(data, "then", outcome.then());
        data.put("ends", outcome.isEnd());
        return data;
    }

    private static void putUnlessEmpty(Map<String, Object> data, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            data.put(key, texts);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> data, String key, String text) {
        if (!text.isEmpty()) {
            data.put(key, text);
        }
    }
}
