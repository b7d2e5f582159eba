package org.oscine.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Parameter;
import org.oscine.host.HostView;
import org.oscine.parameter.Resource.Named;

/** Makes the Resource of a call: parameters checked, values derived, conditions decided, templates filled. */
public final class Resolver {
    private final Descriptor descriptor;
    private final Call call;
    private final Scope scope = new Scope();
    private final Expansion expansion = new Expansion(scope);

    private Resolver(Descriptor descriptor, Call call) {
        this.descriptor = descriptor;
        this.call = call;
    }

    /** Never fails: what is wrong with the call is among the resource's faults. */
    public static Resource resolve(Descriptor descriptor, Call call, HostView host) {
        return new Resolver(descriptor, call).resolve(host);
    }

    private Resource resolve(HostView host) {
        takeFacts();
        List<Resource.Fault> faults = new ParameterValues(scope, call.parameters()).take(descriptor.parameters());
        Map<String, String> remembered = new DerivedValues(scope, expansion, call, host).derive(descriptor.values());
        return new Resource(
                descriptor.agent(),
                call.instance(),
                call.stateDirectory(),
                call.probe(),
                faults,
                applying(descriptor.validate(), expansion::required),
                applying(descriptor.status(), expansion::probe),
                questions(),
                applying(descriptor.start().before(), expansion::step),
                expansion.launch(descriptor.start().launch()),
                applying(descriptor.start().ready(), expansion::monitor),
                applying(descriptor.stop().steps(), expansion::rung),
                applying(descriptor.stop().after(), expansion::step),
                descriptor.reload().isPresent()
                        ? Optional.of(applying(descriptor.reload().get(), expansion::rung))
                        : Optional.empty(),
                all(descriptor.status(), expansion::probe),
                remembered,
                secrets());
    }

    private void takeFacts() {
        scope.text("instance", call.instance());
        scope.text("node", call.node());
        scope.text("action", call.action().word());
        scope.text("rundir", call.stateDirectory());
        scope.truth("probe", call.probe());
    }

    private List<Named<Descriptor.Monitor<String>>> questions() {
        List<Named<Descriptor.Monitor<String>>> asked = new ArrayList<>();
        for (Named<Descriptor.Monitor<String>> question : applying(descriptor.monitor(), expansion::monitor)) {
            if (question.it().level() <= call.checkLevel()) {
                asked.add(question);
            }
        }
        return asked;
    }

    private <A, B> List<Named<B>> applying(List<Entry<A>> entries, Function<A, B> expand) {
        List<Named<B>> applying = new ArrayList<>(entries.size());
        for (Entry<A> entry : entries) {
            if (scope.holds(entry.condition())) {
                applying.add(new Named<>(entry.name(), expand.apply(entry.kind())));
            }
        }
        return applying;
    }

    private <A, B> List<Named<B>> all(List<Entry<A>> entries, Function<A, B> expand) {
        List<Named<B>> all = new ArrayList<>(entries.size());
        for (Entry<A> entry : entries) {
            all.add(new Named<>(entry.name(), expand.apply(entry.kind())));
        }
        return all;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (Parameter parameter : descriptor.parameters()) {
            if (parameter.type() == Parameter.Type.SECRET && !scope.textOf(parameter.name()).isEmpty()) {
                secrets.add(scope.textOf(parameter.name()));
            }
        }
        return secrets;
    }
}
