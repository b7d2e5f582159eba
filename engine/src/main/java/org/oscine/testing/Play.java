package org.oscine.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oscine.action.Actions;
import org.oscine.action.Deadline;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.host.simulated.Effect;
import org.oscine.metadata.Metadata;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.testfile.TestFile.Asked;
import org.oscine.testfile.TestFile.Case;
import org.oscine.testfile.TestFile.Step;

/** Plays a case: its machine is set up, and the agent is called on it as Pacemaker would call it. */
final class Play {
    private static final String STATE = "/run/oscine";
    private static final String NODE = "node1";

    private final Descriptor descriptor;
    private final Coverage coverage;
    private final Case it;
    private final Stage stage;

    Play(Descriptor descriptor, Coverage coverage, Case it) {
        this.descriptor = descriptor;
        this.coverage = coverage;
        this.it = it;
        this.stage = new Stage(it.scene());
        stage.host().directory(STATE + "/" + descriptor.agent()); // as on any node that ran an agent before
    }

    Verdict perform() {
        List<Verdict.Failure> failures = new ArrayList<>();
        int number = 0;
        for (Step step : it.steps()) {
            number++;
            List<Difference> differences = Comparison.of(step.expected(), call(step), stage);
            if (!differences.isEmpty()) {
                failures.add(new Verdict.Failure(number, step, differences));
                break; // what comes after it would only repeat it
            }
        }
        return new Verdict(it, failures);
    }

    private Came call(Step step) {
        stage.apply(step.changes());
        stage.host().clock().sleep(step.pause());
        stage.happen(step.events());
        return step.asked().action() == ActionName.META_DATA ? metadata() : act(step.asked());
    }

    private Came metadata() {
        return new Came(Result.SUCCESS, List.of(), List.of(), Metadata.render(descriptor), Duration.ZERO,
                timeout(ActionName.META_DATA));
    }

    private Came act(Asked asked) {
        String instance = asked.instance().isEmpty() ? descriptor.agent() : asked.instance();
        String state = STATE + "/" + descriptor.agent() + "/" + instance;
        Duration timeout = asked.timeout().orElseGet(() -> timeout(asked.action()));
        Trace trace = new Trace(stage.host());
        LogLines log = new LogLines();
        int before = stage.host().effects().size();
        Duration begun = stage.elapsed();
        Resource resource = Resolver.resolve(descriptor, call(asked, instance, state), trace);
        Result result = Actions.perform(
                asked.action(), resource, trace, Deadline.of(trace.clock(), timeout), log);
        coverage.add(resource, trace);
        List<Effect> effects = stage.host().effects();
        return new Came(result, new EffectLines(stage, state).of(effects.subList(before, effects.size())),
                log.lines(), "", stage.elapsed().minus(begun), timeout);
    }

    private Call call(Asked asked, String instance, String state) {
        Map<String, String> parameters = new HashMap<>();
        asked.parameters().forEach((name, parameter) -> parameters.put(name, parameter.value()));
        return new Call(asked.action(), parameters, instance, NODE, state, asked.probe(), asked.checkLevel());
    }

    private Duration timeout(ActionName action) {
        Timing timing = descriptor.actions().get(action);
        return timing == null ? Duration.ofSeconds(action.defaultSeconds()) : timing.timeout();
    }
}
