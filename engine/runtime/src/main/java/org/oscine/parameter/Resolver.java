package org.oscine.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Facts;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.host.HostView;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;

/** Makes the Resource of a call: parameters checked, values derived, conditions decided, templates filled. */
public final class Resolver {
    private final Descriptor descriptor;
    private final Call call;
    private final Redactor redactor;
    private final Variables scope = new Variables();
    private final Expansion expansion = new Expansion(scope);
    private final Function<Descriptor.Requirement, Resource.Required> required = new Function<>() {
        @Override
        public Resource.Required apply(Descriptor.Requirement it) {
            return new Resource.Required(it.check().map(expansion), it.code());
        }
    };
    private final Function<StatusProbe<Template>, StatusProbe<String>> probe = new Function<>() {
        @Override
        public StatusProbe<String> apply(StatusProbe<Template> it) {
            return it.map(expansion);
        }
    };
    private final Function<Descriptor.Monitor<Template>, Descriptor.Monitor<String>> monitor = new Function<>() {
        @Override
        public Descriptor.Monitor<String> apply(Descriptor.Monitor<Template> it) {
            return it.map(expansion);
        }
    };
    private final Function<Step<Template>, Step<String>> step = new Function<>() {
        @Override
        public Step<String> apply(Step<Template> it) {
            return it.map(expansion);
        }
    };
    private final Function<StopStep<Template>, StopStep<String>> rung = new Function<>() {
        @Override
        public StopStep<String> apply(StopStep<Template> it) {
            return it.map(expansion);
        }
    };
    private final Function<ReloadStep<Template>, ReloadStep<String>> reloadStep = new Function<>() {
        @Override
        public ReloadStep<String> apply(ReloadStep<Template> it) {
            return it.map(expansion);
        }
    };

    private Resolver(Descriptor descriptor, Call call, Redactor redactor) {
        this.descriptor = descriptor;
        this.call = call;
        this.redactor = redactor;
    }

    /** Never fails: what is wrong with the call is among the resource's faults. */
    public static Resource resolve(Descriptor descriptor, Call call, HostView host) {
        return resolve(descriptor, call, host, Redactor.of(descriptor, call.parameters()));
    }

    /**
     * As {@link #resolve(Descriptor, Call, HostView)}, for one who shows something while values are derived.
     *
     * @param redactor the one of this descriptor and these parameters; it learns the values that are secret
     */
    public static Resource resolve(Descriptor descriptor, Call call, HostView host, Redactor redactor) {
        return new Resolver(descriptor, call, redactor).resolve(host);
    }

    private Resource resolve(HostView host) {
        takeFacts();
        List<Result> faults = new ParameterValues(scope, call.parameters()).take(descriptor.parameters());
        DerivedValues values = new DerivedValues(scope, expansion, call, host);
        Map<String, Said> remembered = values.derive(descriptor, redactor);
        faults.addAll(values.faults());
        if (call.action() == ActionName.VALIDATE_ALL && faults.isEmpty()) {
            // A monitor finds out by itself, and says what came of the question.
            faults.addAll(new Addresses(descriptor, scope, expansion).faults());
        }
        Resource resource = resource(faults, remembered);
        if (scope.excess().exists()) {
            faults.add(Result.of(ReturnCode.OCF_ERR_CONFIGURED, scope.excess().cause()));
        }
        return resource;
    }

    private Resource resource(List<Result> faults, Map<String, Said> remembered) {
        return new Resource(
                descriptor.agent(),
                call.instance(),
                call.stateDirectory(),
                call.probe(),
                faults,
                applying(descriptor.validate(), required),
                applying(descriptor.status(), probe),
                questions(),
                applying(descriptor.start().before(), step),
                descriptor.start().launch().map(expansion),
                applying(descriptor.start().ready(), monitor),
                applying(descriptor.stop().steps(), rung),
                applying(descriptor.stop().after(), step),
                descriptor.reload().isPresent()
                        ? Optional.of(applying(descriptor.reload().get(), reloadStep))
                        : Optional.empty(),
                all(descriptor.status(), probe),
                remembered,
                expansion.origins(),
                redactor);
    }

    private void takeFacts() {
        fact(Facts.INSTANCE, call.instance());
        fact(Facts.NODE, call.node());
        fact(Facts.ACTION, call.action().word());
        fact(Facts.RUNDIR, call.stateDirectory());
        scope.truth(Facts.PREFIX + Facts.PROBE, call.probe());
        if (!Facts.isParameter(Facts.PROBE, descriptor.parameters())) {
            scope.truth(Facts.PROBE, call.probe());
        }
    }

    private void fact(String name, String value) {
        scope.text(Facts.PREFIX + name, value);
        if (!Facts.isParameter(name, descriptor.parameters())) {
            scope.text(name, value);
        }
    }

    private List<Named<Descriptor.Monitor<String>>> questions() {
        List<Named<Descriptor.Monitor<String>>> asked = new ArrayList<>();
        for (Named<Descriptor.Monitor<String>> question : applying(descriptor.monitor(), monitor)) {
            if (question.it().level() <= call.checkLevel()) {
                asked.add(question);
            }
        }
        return asked;
    }

    private <A, B> List<Named<B>> applying(List<Entry<A>> entries, Function<A, B> expand) {
        List<Named<B>> applying = new ArrayList<>(entries.size());
        for (Entry<A> entry : entries) {
            if (!entry.each().isEmpty()) {
                addEach(entry, expand, applying);
            } else if (scope.holds(entry.condition())) {
                applying.add(new Named<>(entry.name(), expand.apply(entry.kind())));
            }
        }
        return applying;
    }

    private <A, B> void addEach(Entry<A> entry, Function<A, B> expand, List<Named<B>> applying) {
        for (String item : scope.itemsOf(entry.each())) {
            scope.begin(entry.each(), item);
            if (scope.holds(entry.condition())) {
                applying.add(new Named<>(entry.name() + ' ' + Words.shown(item), entry.name(), expand.apply(entry.kind())));
            }
            scope.end();
        }
    }

    private <A, B> List<Named<B>> all(List<Entry<A>> entries, Function<A, B> expand) {
        List<Named<B>> all = new ArrayList<>(entries.size());
        for (Entry<A> entry : entries) {
            all.add(new Named<>(entry.name(), expand.apply(entry.kind())));
        }
        return all;
    }
}
