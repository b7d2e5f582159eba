package org.oscine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.parameter.Redactor;

/** Takes the texts that must never be shown out of a plan. */
final class Secrets {
    private final Redactor redactor;

    Secrets(Redactor redactor) {
        this.redactor = redactor;
    }

    Plan hide(Plan plan) {
        return new Plan(plan.agent(), hide(plan.instance()), plan.action(), plan.timeout(), plan.usable(),
                hide(plan.state()),
                plan.values().stream()
                        .map(it -> new Plan.Given(it.name(), hide(it.value()), hide(it.source()))).toList(),
                plan.stages().stream().map(this::hide).toList());
    }

    private Plan.Stage hide(Plan.Stage stage) {
        return new Plan.Stage(stage.title(), stage.items().stream().map(this::hide).toList(), ends(stage.outcomes()));
    }

    private Plan.Item hide(Plan.Item item) {
        return new Plan.Item(item.kind(), item.name(), hide(item.text()), texts(item.paths()), texts(item.details()),
                item.execution().map(this::hide), item.time(), ends(item.outcomes()));
    }

    private Plan.Execution hide(Plan.Execution it) {
        Map<String, Optional<String>> environment = new LinkedHashMap<>();
        it.environment().forEach((name, value) -> environment.put(name, value.map(this::hide)));
        Map<String, String> limits = new LinkedHashMap<>();
        it.limits().forEach((name, value) -> limits.put(name, hide(value)));
        return new Plan.Execution(texts(it.argv()), it.user().map(this::hide), it.group().map(this::hide),
                environment, texts(it.environmentFrom()), it.environmentFile().map(this::hide), hide(it.workingDirectory()),
                it.umask().map(this::hide), limits, it.input());
    }

    private List<Plan.Outcome> ends(List<Plan.Outcome> outcomes) {
        return outcomes.stream().map(it -> new Plan.Outcome(hide(it.seen()), it.code(), hide(it.then()))).toList();
    }

    private Seen hide(Seen seen) {
        return switch (seen) {
            case Seen.Output(String pattern) -> new Seen.Output(hide(pattern));
            case Seen.OtherOutput(String pattern) -> new Seen.OtherOutput(hide(pattern));
            case Seen.Told(String words) -> new Seen.Told(hide(words));
            case Seen.Exit it -> it;
            case Seen.Signal it -> it;
            case Seen.OtherEnd it -> it;
            case Seen.NoEnd it -> it;
            case Seen.NotRun it -> it;
            case Seen.State it -> it;
        };
    }

    private List<String> texts(List<String> texts) {
        List<String> hidden = new ArrayList<>();
        texts.forEach(text -> hidden.add(hide(text)));
        return hidden;
    }

    private String hide(String text) {
        return redactor.redact(text);
    }
}
