package org.oscine.conform.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Descriptor.Requirement;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;
import org.oscine.host.HostView;
import org.oscine.ocf.ActionName;
import org.oscine.parameter.Call;
import org.oscine.parameter.Resolver;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/** Derives from a descriptor what its service is made of, with these parameters. */
public final class DescribedAnatomy {
    private final Descriptor descriptor;
    private final Resource resource;
    private final HostView host;

    private DescribedAnatomy(Descriptor descriptor, Resource resource, HostView host) {
        this.descriptor = descriptor;
        this.resource = resource;
        this.host = host;
    }

    /**
     * @param parameters what is set, as an administrator would
     * @param stateDirectory the directory of the instance, as the agent's calls have it
     */
    public static Anatomy of(Descriptor descriptor, Map<String, String> parameters, String instance, String stateDirectory,
            HostView host) {
        // A start, since every check and step applies to it.
        Call call = new Call(ActionName.START, parameters, instance, "localhost", stateDirectory, false, 0);
        return new DescribedAnatomy(descriptor, Resolver.resolve(descriptor, call, host), host).derive();
    }

    private Anatomy derive() {
        return new Anatomy(pidfile(), config(), parameterOf(Check.File.class), programs(), askers(),
                user(), parameterOf(Check.User.class), directories(), transients(), companions(), List.of(), true);
    }

    private Optional<Path> pidfile() {
        for (Named<StatusProbe<String>> probe : resource.status()) {
            if (probe.it() instanceof StatusProbe.Pidfile<String> it) {
                return absolute(it.path());
            }
        }
        return resource.launch().pidfile().flatMap(DescribedAnatomy::absolute);
    }

    private Optional<Path> config() {
        for (Named<Resource.Required> required : resource.validate()) {
            if (required.it().check() instanceof Check.File<String> it) {
                return absolute(it.path());
            }
        }
        return Optional.empty();
    }

    private List<Path> programs() {
        Set<Path> programs = new LinkedHashSet<>();
        for (Named<Resource.Required> required : resource.validate()) {
            if (required.it().check() instanceof Check.Binary<String> it) {
                find(it.program()).ifPresent(programs::add);
            }
        }
        for (Named<StatusProbe<String>> probe : resource.status()) {
            if (probe.it() instanceof StatusProbe.Pidfile<String> it) {
                find(it.executable()).ifPresent(programs::add);
            }
        }
        return List.copyOf(programs);
    }

    private List<Path> askers() {
        Set<Path> askers = new LinkedHashSet<>();
        for (Named<Monitor<String>> question : resource.monitor()) {
            if (question.it().probe() instanceof MonitorProbe.Command<String> it) {
                find(it.run().argv().getFirst()).filter(program -> !isShell(program)).ifPresent(askers::add);
            }
        }
        return List.copyOf(askers);
    }

    /** The shell of all scripts: without it no agent can even be called. */
    private static boolean isShell(Path program) {
        return program.equals(Path.of("/bin/sh")) || program.equals(Path.of("/usr/bin/sh"));
    }

    private Optional<String> user() {
        for (Named<Resource.Required> required : resource.validate()) {
            if (required.it().check() instanceof Check.User<String> it) {
                return Optional.of(it.name());
            }
        }
        return resource.launch().run().surroundings().user();
    }

    /** The parameter that is all of a check's text, for the first check of a kind. */
    private Optional<String> parameterOf(Class<?> kind) {
        for (Entry<Requirement> entry : descriptor.validate()) {
            Template text = switch (entry.kind().check()) {
                case Check.File<Template> it when kind == Check.File.class -> it.path();
                case Check.User<Template> it when kind == Check.User.class -> it.name();
                case Check<Template> other -> Template.literal("");
            };
            if (text instanceof Template.Text it && isParameter(it.onlyReference())) {
                return Optional.of(it.onlyReference());
            }
        }
        return Optional.empty();
    }

    private boolean isParameter(String name) {
        return descriptor.parameters().stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    private List<Path> directories() {
        List<Path> directories = new ArrayList<>();
        for (Named<Step<String>> step : resource.prepare()) {
            if (step.it() instanceof Step.Directory<String> it) {
                it.paths().forEach(path -> absolute(path).ifPresent(directories::add));
            }
        }
        return directories;
    }

    private List<Path> transients() {
        List<Path> transients = new ArrayList<>();
        for (Named<Step<String>> step : resource.cleanUp()) {
            if (step.it() instanceof Step.Remove<String> it) {
                it.paths().forEach(path -> absolute(path).ifPresent(transients::add));
            }
        }
        return transients;
    }

    private List<Anatomy.Companion> companions() {
        List<Anatomy.Companion> companions = new ArrayList<>();
        for (Named<StatusProbe<String>> probe : resource.status()) {
            if (probe.it() instanceof StatusProbe.Canary<String> it) {
                String program = it.executable().substring(it.executable().lastIndexOf('/') + 1);
                companions.add(new Anatomy.Companion(program, it.file()));
            }
        }
        return companions;
    }

    private Optional<Path> find(String program) {
        return host.commands().find(program).map(Path::of);
    }

    private static Optional<Path> absolute(String path) {
        return path.startsWith("/") ? Optional.of(Path.of(path)) : Optional.empty();
    }
}
