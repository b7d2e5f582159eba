package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Probe;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Rung;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;
import org.oscine.lint.rule.CommandUse.Purpose;

/** Goes through a descriptor once, and notes each command and each text with its place. One method a family. */
final class Walk {
    private final List<TextUse> texts = new ArrayList<>();
    private final List<CommandUse> commands = new ArrayList<>();

    Walk(Descriptor descriptor) {
        for (Entry<Descriptor.Requirement> entry : descriptor.validate()) {
            check(entry.kind().check(), place(entry, "validate"));
        }
        for (Entry<Probe<Template>> entry : descriptor.status()) {
            probe(entry.kind(), Purpose.STATUS, place(entry, "status"));
        }
        for (Entry<Descriptor.Monitor<Template>> entry : descriptor.monitor()) {
            probe(entry.kind().probe(), Purpose.MONITOR, place(entry, "monitor"));
        }
        start(descriptor.start());
        for (Entry<Rung<Template>> entry : descriptor.stop().steps()) {
            rung(entry.kind(), Purpose.STOP, place(entry, "stop", "steps"));
        }
        for (Entry<Step<Template>> entry : descriptor.stop().after()) {
            step(entry.kind(), Purpose.AFTER, place(entry, "stop", "after"));
        }
        for (Entry<ReloadStep<Template>> entry : descriptor.reload().orElse(List.of())) {
            if (entry.kind() instanceof ReloadStep.Command<Template> it) {
                command(it.run(), Purpose.RELOAD, place(entry, "reload"), place(entry, "reload").in("run"));
            }
        }
    }

    List<TextUse> texts() {
        return texts;
    }

    List<CommandUse> commands() {
        return commands;
    }

    private static Place place(Entry<?> entry, String... section) {
        return Place.at(section).in(entry.name()).when(entry.condition());
    }

    private void start(Descriptor.Start start) {
        for (Entry<Step<Template>> entry : start.before()) {
            step(entry.kind(), Purpose.BEFORE, place(entry, "start", "before"));
        }
        Place here = Place.at("start");
        String kind = start.launch().foreground() ? "foreground" : "command";
        command(start.launch().run(), Purpose.START, here, here.in(kind));
        text(start.launch().log(), Role.OPTION, here.in("log"));
        text(start.launch().errorLog(), Role.OPTION, here.in("error-log"));
        text(start.launch().pidfile(), Role.OPTION, here.in("pidfile"));
        for (Entry<Descriptor.Monitor<Template>> entry : start.ready()) {
            probe(entry.kind().probe(), Purpose.READY, place(entry, "start", "ready"));
        }
    }

    private void check(Check<Template> check, Place place) {
        switch (check) {
            case Check.Binary<Template> it -> text(it.program(), Role.PROGRAM, place.in("binary"));
            case Check.File<Template> it -> text(it.path(), Role.PATH, place.in("file"));
            case Check.Directory<Template> it -> {
                text(it.path(), Role.PATH, place.in("directory"));
                text(it.writableBy(), Role.OPTION, place.in("writable-by"));
            }
            case Check.User<Template> it -> text(it.name(), Role.ACCOUNT, place.in("user"));
            case Check.Group<Template> it -> text(it.name(), Role.ACCOUNT, place.in("group"));
            case Check.Root<Template> it -> { }
            case Check.Command<Template> it -> command(it.run(), Purpose.CHECK, place, place.in("run"));
        }
    }

    private void probe(Probe<Template> probe, Purpose purpose, Place place) {
        switch (probe) {
            case Probe.Pidfile<Template> it -> {
                text(it.path(), Role.PATH, place.in("pidfile"));
                text(it.executable(), Role.PROGRAM, place.in("executable"));
                words(it.arguments(), Role.WORD, place.in("arguments"));
                text(it.user(), Role.OPTION, place.in("user"));
                text(it.workingDirectory(), Role.PATH, place.in("working-directory"));
            }
            case Probe.ProcessPattern<Template> it -> {
                text(it.pattern(), Role.TEXT, place.in("process"));
                text(it.executable(), Role.PROGRAM, place.in("executable"));
                text(it.user(), Role.OPTION, place.in("user"));
            }
            case Probe.Canary<Template> it -> {
                text(it.file(), Role.PATH, place.in("canary"));
                text(it.executable(), Role.PROGRAM, place.in("executable"));
            }
            case Probe.Command<Template> it -> command(it.run(), purpose, place, place.in("run"));
            case Probe.Tcp<Template> it ->
                conversation(it.address(), Role.ADDRESS, it.send(), it.expect(), place, "tcp");
            case Probe.UnixSocket<Template> it ->
                conversation(it.path(), Role.PATH, it.send(), it.expect(), place, "unix-socket");
            case Probe.Http<Template> it -> {
                text(it.url(), Role.ADDRESS, place.in("http"));
                text(it.body(), Role.TEXT, place.in("body"));
            }
        }
    }

    private void conversation(Template address, Role role, Optional<Template> send, Optional<Template> expect,
            Place place, String kind) {
        text(address, role, place.in(kind));
        text(send, Role.TEXT, place.in("send"));
        text(expect, Role.TEXT, place.in("expect"));
    }

    private void step(Step<Template> step, Purpose purpose, Place place) {
        switch (step) {
            case Step.Directory<Template> it -> {
                words(it.paths(), Role.PATH, place.in("directory"));
                text(it.owner(), Role.OPTION, place.in("owner"));
                text(it.group(), Role.OPTION, place.in("group"));
                text(it.mode(), Role.TEXT, place.in("mode"));
                text(it.within(), Role.OPTION, place.in("within"));
            }
            case Step.File<Template> it -> {
                text(it.path(), Role.PATH, place.in("file"));
                text(it.content(), Role.TEXT, place.in("content"));
                text(it.owner(), Role.OPTION, place.in("owner"));
                text(it.group(), Role.OPTION, place.in("group"));
                text(it.mode(), Role.TEXT, place.in("mode"));
            }
            case Step.Remove<Template> it -> words(it.paths(), Role.PATH, place.in("remove"));
            case Step.Kill<Template> it -> { }
            case Step.Command<Template> it -> command(it.run(), purpose, place, place.in("run"));
        }
    }

    private void rung(Rung<Template> rung, Purpose purpose, Place place) {
        switch (rung) {
            case Rung.Command<Template> it -> command(it.run(), purpose, place, place.in("run"));
            case Rung.Signal<Template> it -> { }
        }
    }

    private void command(Run<Template> run, Purpose purpose, Place entry, Place argv) {
        commands.add(new CommandUse(run, purpose, entry, argv));
        text(run.argv().getFirst(), Role.PROGRAM, argv.in(0));
        for (int i = 1; i < run.argv().size(); i++) {
            text(run.argv().get(i), Role.WORD, argv.in(i));
        }
        text(run.output(), Role.TEXT, entry.in("output"));
        Run.Surroundings<Template> around = run.surroundings();
        text(around.user(), Role.OPTION, entry.in("user"));
        text(around.group(), Role.OPTION, entry.in("group"));
        around.environment().forEach((name, value) -> text(value, Role.TEXT, entry.in("environment").in(name)));
        text(around.environmentFile(), Role.OPTION, entry.in("environment-file"));
        text(around.workingDirectory(), Role.OPTION, entry.in("working-directory"));
        text(around.umask(), Role.OPTION, entry.in("umask"));
        around.limits().forEach((name, value) -> text(value, Role.TEXT, entry.in("limits").in(name)));
    }

    private void words(List<Template> words, Role role, Place place) {
        for (int i = 0; i < words.size(); i++) {
            text(words.get(i), role, place.in(i));
        }
    }

    private void text(Optional<Template> template, Role role, Place place) {
        template.ifPresent(it -> text(it, role, place));
    }

    private void text(Template template, Role role, Place place) {
        switch (template) {
            case Template.Text text -> texts.add(new TextUse(text, role, place));
            case Template.Choice(var condition, var then, var otherwise) -> {
                words(then, role, place.when(condition).in("then"));
                words(otherwise, role, place.in("else"));
            }
        }
    }
}
