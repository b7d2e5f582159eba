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
import org.oscine.parameter.Redactor;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.testfile.TestFile.Asked;
import org.oscine.testfile.TestFile.Case;
import org.oscine.testfile.TestFile.Step;

/** Plays a case: its machine is set up, and the agent is called on it as Pacemaker would call it. */
final class Play {
    private static final String STATE = "/run/oscine";
    static final String NODE = "node1";

    private final Descriptor descriptor;
    private final Coverage coverage;
    private final Case it;
    private final Machine machine;

    /** @param machine where it is played; its scene is set up already */
    Play(Descriptor descriptor, Coverage coverage, Case it, Machine machine) {
        this.descriptor = descriptor;
        this.coverage = coverage;
        this.it = it;
        this.machine = machine;
    }

    /** A play in memory. */
    static Play simulated(Descriptor descriptor, Coverage coverage, Case it) {
        Stage stage = new Stage(it.scene());
        stage.host().directory(stateOf(descriptor)); // as on any node that ran an agent before
        return new Play(descriptor, coverage, it, stage);
    }

    /** The directory in which the engine keeps its notes about instances of an agent. */
    static String stateOf(Descriptor descriptor) {
        return STATE + "/" + descriptor.agent();
    }

    /** Where it is played. */
    Machine machine() {
        return machine;
    }

    Verdict perform() {
        List<Verdict.Failure> failures = new ArrayList<>();
        int number = 0;
        for (Step step : it.steps()) {
            number++;
            List<Difference> differences = Comparison.of(step.expected(), call(step), machine);
            if (!differences.isEmpty()) {
                failures.add(new Verdict.Failure(number, step, differences));
                break; // what comes after it would only repeat it
            }
        }
        return new Verdict(it, failures);
    }

    /** Performs one step, and tells what came of it. */
    CallOutcome call(Step step) {
        machine.apply(step.changes());
        machine.host().clock().sleep(step.pause());
        machine.happen(step.events());
        return step.asked().action() == ActionName.META_DATA ? metadata() : act(step.asked());
    }

    private CallOutcome metadata() {
        return new CallOutcome(Result.SUCCESS, List.of(), List.of(), Metadata.render(descriptor), Duration.ZERO,
                timeout(ActionName.META_DATA));
    }

    private CallOutcome act(Asked asked) {
        String instance = asked.instance().isEmpty() ? descriptor.agent() : asked.instance();
        String state = stateOf(descriptor) + "/" + instance;
        Duration timeout = asked.timeout().orElseGet(() -> timeout(asked.action()));
        CoverageHost witness = new CoverageHost(machine.host());
        LogLines log = new LogLines();
        int before = machine.effects().size();
        long begun = machine.host().clock().nanos();
        Call call = call(asked, instance, state);
        Redactor redactor = Redactor.of(descriptor, call.parameters());
        Resource resource = Resolver.resolve(descriptor, call, witness, redactor);
        Result result = Actions.perform(
                asked.action(), resource, witness, Deadline.of(witness.clock(), timeout), log);
        coverage.add(resource, witness);
        List<Effect> effects = machine.effects();
        return new CallOutcome(shown(result, redactor),
                shown(new EffectLines(machine, state).of(effects.subList(before, effects.size())), redactor),
                shown(log.lines(), redactor), "", Duration.ofNanos(machine.host().clock().nanos() - begun), timeout);
    }

    /** As the agent would show it: what a case expects, and what a report quotes, holds no secret either. */
    private static Result shown(Result result, Redactor redactor) {
        return result.success() ? result : Result.of(result.code(), redactor.redact(result.reason()));
    }

    private static List<String> shown(List<String> lines, Redactor redactor) {
        return lines.stream().map(redactor::redact).toList();
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
