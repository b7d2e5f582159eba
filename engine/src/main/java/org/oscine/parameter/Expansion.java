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
import org.oscine.descriptor.Rung;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;

/** Turns what an author wrote into what is run: every template becomes its text. One small method a kind. */
final class Expansion {
    private final Scope scope;

    Expansion(Scope scope) {
        this.scope = scope;
    }

    String text(Template template) {
        return switch (template) {
            case Template.Text text -> joined(text);
            case Template.Choice choice -> String.join(" ", words(List.of(choice)));
        };
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
            switch (template) {
                case Template.Text text -> addWords(text, words);
                case Template.Choice choice ->
                    words.addAll(words(scope.holds(choice.condition()) ? choice.then() : choice.otherwise()));
            }
        }
        return words;
    }

    private void addWords(Template.Text text, List<String> words) {
        List<String> split = scope.wordsOf(text.onlyReference());
        if (split == null) {
            words.add(joined(text));
        } else {
            words.addAll(split);
        }
    }

    private String joined(Template.Text text) {
        StringBuilder joined = new StringBuilder();
        for (Template.Part part : text.parts()) {
            switch (part) {
                case Template.Part.Literal literal -> joined.append(literal.text());
                case Template.Part.Reference reference -> joined.append(scope.textOf(reference.name()));
            }
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
                run.timeout());
    }

    Probe<String> probe(Probe<Template> probe) {
        return switch (probe) {
            case Probe.Pidfile<Template> it -> new Probe.Pidfile<>(
                    text(it.path()), text(it.executable()), words(it.arguments()), unlessEmpty(it.user()),
                    unlessEmpty(it.workingDirectory()));
            case Probe.ProcessPattern<Template> it -> new Probe.ProcessPattern<>(
                    text(it.pattern()), unlessEmpty(it.executable()), unlessEmpty(it.user()));
            case Probe.Canary<Template> it -> new Probe.Canary<>(text(it.file()), text(it.executable()), it.maxAge());
            case Probe.Command<Template> it -> new Probe.Command<>(run(it.run()));
            case Probe.Tcp<Template> it -> new Probe.Tcp<>(text(it.address()), text(it.send()), text(it.expect()));
            case Probe.UnixSocket<Template> it ->
                new Probe.UnixSocket<>(text(it.path()), text(it.send()), text(it.expect()));
            case Probe.Http<Template> it -> new Probe.Http<>(text(it.url()), it.status(), text(it.body()));
        };
    }

    Descriptor.Monitor<String> monitor(Descriptor.Monitor<Template> monitor) {
        return new Descriptor.Monitor<>(probe(monitor.probe()), monitor.level(), monitor.timeout());
    }

    Resource.Required required(Descriptor.Requirement requirement) {
        return new Resource.Required(check(requirement.check()), requirement.code());
    }

    private Check<String> check(Check<Template> check) {
        return switch (check) {
            case Check.Binary<Template> it -> new Check.Binary<>(text(it.program()));
            case Check.File<Template> it -> new Check.File<>(text(it.path()));
            case Check.Directory<Template> it -> new Check.Directory<>(text(it.path()), unlessEmpty(it.writableBy()));
            case Check.User<Template> it -> new Check.User<>(text(it.name()));
            case Check.Group<Template> it -> new Check.Group<>(text(it.name()));
            case Check.Root<Template> it -> new Check.Root<>();
            case Check.Command<Template> it -> new Check.Command<>(run(it.run()));
        };
    }

    Step<String> step(Step<Template> step) {
        return switch (step) {
            case Step.Directory<Template> it -> new Step.Directory<>(
                    words(it.paths()), unlessEmpty(it.owner()), unlessEmpty(it.group()), unlessEmpty(it.mode()));
            case Step.File<Template> it -> new Step.File<>(
                    text(it.path()), text(it.content()), unlessEmpty(it.owner()), unlessEmpty(it.group()),
                    unlessEmpty(it.mode()));
            case Step.Remove<Template> it -> new Step.Remove<>(words(it.paths()));
            case Step.Kill<Template> it -> new Step.Kill<>(it.probe());
            case Step.Command<Template> it -> new Step.Command<>(run(it.run()));
        };
    }

    Rung<String> rung(Rung<Template> rung) {
        return switch (rung) {
            case Rung.Command<Template> it ->
                new Rung.Command<>(run(it.run()), it.share(), unlessEmpty(it.patience()));
            case Rung.Signal<Template> it ->
                new Rung.Signal<>(it.signal(), it.repeat(), it.share(), unlessEmpty(it.patience()));
        };
    }

    Descriptor.Launch<String> launch(Descriptor.Launch<Template> launch) {
        return new Descriptor.Launch<>(launch.foreground(), run(launch.run()), unlessEmpty(launch.log()),
                unlessEmpty(launch.errorLog()), unlessEmpty(launch.pidfile()));
    }
}
