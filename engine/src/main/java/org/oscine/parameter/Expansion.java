package org.oscine.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Probe;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Rung;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;
import org.oscine.trust.Origin;

/** Turns what an author wrote into what is run: every template becomes its text. One small method a kind. */
final class Expansion {
    private final Scope scope;
    private final Origins origins = new Origins();
    private final Template.Part.Cases<String> textOf = new Template.Part.Cases<>() {
        @Override
        public String literal(Template.Part.Literal it) {
            return it.text();
        }

        @Override
        public String reference(Template.Part.Reference it) {
            return scope.textOf(it.name());
        }
    };

    Expansion(Scope scope) {
        this.scope = scope;
    }

    /** Who could have said the texts so far, those that root alone could have said left out. */
    Origins origins() {
        return origins;
    }

    /** Who could have said a text. */
    Origin origin(Template template) {
        return scope.isRootsWord() ? Origin.ROOT : template.match(new Template.Cases<Origin>() {
            @Override
            public Origin text(Template.Text it) {
                Origin origin = Origin.ROOT;
                for (Template.Part part : it.parts()) {
                    if (part instanceof Template.Part.Reference reference) {
                        origin = origin.and(scope.originOf(reference.name()));
                    }
                }
                return origin;
            }

            @Override
            public Origin choice(Template.Choice it) {
                Origin origin = Origin.ROOT;
                for (Template word : scope.holds(it.condition()) ? it.then() : it.otherwise()) {
                    origin = origin.and(origin(word));
                }
                return origin;
            }
        });
    }

    Origin origin(Optional<Template> template) {
        return template.isPresent() ? origin(template.get()) : Origin.ROOT;
    }

    String text(Template template) {
        return template.match(new Template.Cases<String>() {
            @Override
            public String text(Template.Text it) {
                return joined(it);
            }

            @Override
            public String choice(Template.Choice it) {
                return String.join(" ", words(List.of(it)));
            }
        });
    }

    Optional<String> text(Optional<Template> template) {
        return template.isPresent() ? Optional.of(text(template.get())) : Optional.empty();
    }

    /** A text that may stay away: one that turns out empty does. */
    private Optional<String> unlessEmpty(Optional<Template> template) {
        Optional<String> text = text(template);
        return text.isPresent() && text.get().isEmpty() ? Optional.empty() : text;
    }

    List<String> words(List<Template> templates) {
        List<String> words = new ArrayList<>();
        for (Template template : templates) {
            words.addAll(words(template));
        }
        return words;
    }

    private List<String> words(Template template) {
        return template.match(new Template.Cases<List<String>>() {
            @Override
            public List<String> text(Template.Text it) {
                List<String> split = scope.wordsOf(it.onlyReference());
                return split == null ? List.of(joined(it)) : split;
            }

            @Override
            public List<String> choice(Template.Choice it) {
                return words(scope.holds(it.condition()) ? it.then() : it.otherwise());
            }
        });
    }

    private String joined(Template.Text text) {
        StringBuilder joined = new StringBuilder();
        for (Template.Part part : text.parts()) {
            joined.append(part.match(textOf));
        }
        Origin origin = origin(text);
        if (!origin.isRoot()) {
            origins.add(joined.toString(), origin);
        }
        return joined.toString();
    }

    private Map<String, String> texts(Map<String, Template> templates) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Template> entry : templates.entrySet()) {
            texts.put(entry.getKey(), text(entry.getValue()));
        }
        return texts;
    }

    Run<String> run(Run<Template> run) {
        Run.Surroundings<Template> in = run.surroundings();
        return new Run<>(
                words(run.argv()),
                new Run.Surroundings<>(
                        unlessEmpty(in.user()),
                        unlessEmpty(in.group()),
                        texts(in.environment()),
                        in.withoutEnvironment(),
                        unlessEmpty(in.environmentFile()),
                        unlessEmpty(in.workingDirectory()),
                        unlessEmpty(in.umask()),
                        texts(in.limits())),
                run.exit(),
                text(run.output()),
                run.timeout(),
                sources(run));
    }

    private Run.Sources sources(Run<Template> run) {
        if (scope.isRootsWord()) {
            return Run.Sources.ROOT;
        }
        Run.Surroundings<Template> in = run.surroundings();
        return new Run.Sources(origin(run.argv().getFirst()).and(origin(in.workingDirectory())),
                origin(in.user()).and(origin(in.group())), origin(in.environmentFile()));
    }

    Probe<String> probe(Probe<Template> probe) {
        return probe.match(new Probe.Cases<Template, Probe<String>>() {
            @Override
            public Probe<String> pidfile(Probe.Pidfile<Template> it) {
                return new Probe.Pidfile<>(text(it.path()), text(it.executable()), words(it.arguments()),
                        unlessEmpty(it.user()), unlessEmpty(it.workingDirectory()));
            }

            @Override
            public Probe<String> processPattern(Probe.ProcessPattern<Template> it) {
                return new Probe.ProcessPattern<>(
                        text(it.pattern()), unlessEmpty(it.executable()), unlessEmpty(it.user()));
            }

            @Override
            public Probe<String> canary(Probe.Canary<Template> it) {
                return new Probe.Canary<>(text(it.file()), text(it.executable()), it.maxAge());
            }

            @Override
            public Probe<String> command(Probe.Command<Template> it) {
                return new Probe.Command<>(run(it.run()));
            }

            @Override
            public Probe<String> tcp(Probe.Tcp<Template> it) {
                return new Probe.Tcp<>(text(it.address()), text(it.send()), text(it.expect()));
            }

            @Override
            public Probe<String> unixSocket(Probe.UnixSocket<Template> it) {
                return new Probe.UnixSocket<>(text(it.path()), text(it.send()), text(it.expect()));
            }

            @Override
            public Probe<String> http(Probe.Http<Template> it) {
                return new Probe.Http<>(text(it.url()), it.status(), text(it.body()));
            }
        });
    }

    Descriptor.Monitor<String> monitor(Descriptor.Monitor<Template> monitor) {
        return new Descriptor.Monitor<>(probe(monitor.probe()), monitor.level(), monitor.timeout());
    }

    Resource.Required required(Descriptor.Requirement requirement) {
        return new Resource.Required(check(requirement.check()), requirement.code());
    }

    private Check<String> check(Check<Template> check) {
        return check.match(new Check.Cases<Template, Check<String>>() {
            @Override
            public Check<String> binary(Check.Binary<Template> it) {
                return new Check.Binary<>(text(it.program()));
            }

            @Override
            public Check<String> file(Check.File<Template> it) {
                return new Check.File<>(text(it.path()));
            }

            @Override
            public Check<String> directory(Check.Directory<Template> it) {
                return new Check.Directory<>(text(it.path()), unlessEmpty(it.writableBy()));
            }

            @Override
            public Check<String> user(Check.User<Template> it) {
                return new Check.User<>(text(it.name()));
            }

            @Override
            public Check<String> group(Check.Group<Template> it) {
                return new Check.Group<>(text(it.name()));
            }

            @Override
            public Check<String> root(Check.Root<Template> it) {
                return new Check.Root<>();
            }

            @Override
            public Check<String> command(Check.Command<Template> it) {
                return new Check.Command<>(run(it.run()));
            }
        });
    }

    Step<String> step(Step<Template> step) {
        return step.match(new Step.Cases<Template, Step<String>>() {
            @Override
            public Step<String> directory(Step.Directory<Template> it) {
                return new Step.Directory<>(
                        words(it.paths()), unlessEmpty(it.owner()), unlessEmpty(it.group()), unlessEmpty(it.mode()),
                        unlessEmpty(it.within()));
            }

            @Override
            public Step<String> file(Step.File<Template> it) {
                return new Step.File<>(text(it.path()), text(it.content()), unlessEmpty(it.owner()),
                        unlessEmpty(it.group()), unlessEmpty(it.mode()));
            }

            @Override
            public Step<String> remove(Step.Remove<Template> it) {
                return new Step.Remove<>(words(it.paths()));
            }

            @Override
            public Step<String> kill(Step.Kill<Template> it) {
                return new Step.Kill<>(it.probe());
            }

            @Override
            public Step<String> command(Step.Command<Template> it) {
                return new Step.Command<>(run(it.run()));
            }
        });
    }

    Rung<String> rung(Rung<Template> rung) {
        return rung.match(new Rung.Cases<Template, Rung<String>>() {
            @Override
            public Rung<String> command(Rung.Command<Template> it) {
                return new Rung.Command<>(run(it.run()), it.share(), unlessEmpty(it.patience()));
            }

            @Override
            public Rung<String> signal(Rung.Signal<Template> it) {
                return new Rung.Signal<>(it.signal(), it.repeat(), it.share(), unlessEmpty(it.patience()));
            }
        });
    }

    ReloadStep<String> reloadStep(ReloadStep<Template> step) {
        return step.match(new ReloadStep.Cases<Template, ReloadStep<String>>() {
            @Override
            public ReloadStep<String> command(ReloadStep.Command<Template> it) {
                return new ReloadStep.Command<>(run(it.run()));
            }

            @Override
            public ReloadStep<String> signal(ReloadStep.Signal<Template> it) {
                return new ReloadStep.Signal<>(it.signal());
            }
        });
    }

    Descriptor.Launch<String> launch(Descriptor.Launch<Template> launch) {
        return new Descriptor.Launch<>(launch.foreground(), run(launch.run()), unlessEmpty(launch.log()),
                unlessEmpty(launch.errorLog()), unlessEmpty(launch.pidfile()));
    }
}
