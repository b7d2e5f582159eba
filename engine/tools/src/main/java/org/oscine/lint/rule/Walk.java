package org.oscine.lint.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Launch;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.Kind;
import org.oscine.descriptor.Part;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Role;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Value;
import org.oscine.lint.rule.CommandUse.Purpose;

/** Goes through a descriptor once, and notes each command and each text with its place. */
final class Walk {
    private final List<TextUse> texts = new ArrayList<>();
    private final List<CommandUse> commands = new ArrayList<>();
    private final Map<String, List<Template>> lists = new HashMap<>();

    Walk(Descriptor descriptor) {
        for (Entry<Value<Template>> value : descriptor.values()) {
            if (value.kind() instanceof Value.Words<Template> list) {
                lists.put(value.name(), list.words());
            }
        }
        for (Entry<Descriptor.Requirement> entry : descriptor.validate()) {
            visit(entry.kind().check(), Purpose.CHECK, place(entry, "validate"), "run");
        }
        for (Entry<StatusProbe<Template>> entry : descriptor.status()) {
            visit(entry.kind(), Purpose.STATUS, place(entry, "status"), "run");
        }
        for (Entry<Descriptor.Monitor<Template>> entry : descriptor.monitor()) {
            visit(entry.kind().probe(), Purpose.MONITOR, place(entry, "monitor"), "run");
        }
        start(descriptor.start());
        for (Entry<StopStep<Template>> entry : descriptor.stop().steps()) {
            visit(entry.kind(), Purpose.STOP, place(entry, "stop", "steps"), "run");
        }
        for (Entry<Step<Template>> entry : descriptor.stop().after()) {
            visit(entry.kind(), Purpose.AFTER, place(entry, "stop", "after"), "run");
        }
        for (Entry<ReloadStep<Template>> entry : descriptor.reload().orElse(List.of())) {
            visit(entry.kind(), Purpose.RELOAD, place(entry, "reload"), "run");
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
            visit(entry.kind(), Purpose.BEFORE, place(entry, "start", "before"), "run");
        }
        Launch<Template> launch = start.launch();
        visit(launch, Purpose.START, Place.at("start"), launch.key());
        for (Entry<Descriptor.Monitor<Template>> entry : start.ready()) {
            visit(entry.kind().probe(), Purpose.READY, place(entry, "start", "ready"), "run");
        }
    }

    /** @param argv the key of the command, if it is one */
    private void visit(Kind<Template> kind, Purpose purpose, Place place, String argv) {
        if (kind instanceof Kind.Running<Template> it) {
            List<CommandUse.Word> words = new ArrayList<>();
            take(it.run().argv(), place.in(argv), words);
            commands.add(new CommandUse(it.run(), purpose, place, words));
            List<Template> environment = it.run().surroundings().environmentFrom();
            if (!environment.isEmpty()) {
                Run<Template> printing = new Run<>(environment, Run.Surroundings.inherited(), ExitMap.DEFAULT, Optional.empty(), Optional.empty());
                List<CommandUse.Word> printed = new ArrayList<>();
                take(environment, place.in("environment-from"), printed);
                commands.add(new CommandUse(printing, Purpose.ENVIRONMENT, place, printed));
            }
        }
        for (Part<Template> part : Part.of(kind)) {
            Place at = place.in(part.key());
            for (String within : part.within()) {
                at = at.in(within);
            }
            text(part.text(), part.role(), at);
        }
    }

    private void take(List<Template> argv, Place place, List<CommandUse.Word> words) {
        for (int i = 0; i < argv.size(); i++) {
            String list = listIn(argv.get(i));
            if (list.isEmpty()) {
                words.add(new CommandUse.Word(argv.get(i), place.in(i)));
            } else {
                take(lists.get(list), place.instead("values", list, "list"), words);
            }
        }
    }

    /** The list whose words a word stands for; empty: none. */
    private String listIn(Template template) {
        String name = template instanceof Template.Text text ? text.onlyReference() : "";
        return lists.containsKey(name) ? name : "";
    }

    /** The words of a list are looked at where it is used, since what is known there holds for them. */
    private void text(Template template, Role role, Place place) {
        if (!listIn(template).isEmpty()) {
            List<Template> words = lists.get(listIn(template));
            for (int i = 0; i < words.size(); i++) {
                text(words.get(i), role == Role.PROGRAM && i > 0 ? Role.WORD : role,
                        place.instead("values", listIn(template), "list").in(i));
            }
            return;
        }
        switch (template) {
            case Template.Text text -> texts.add(new TextUse(text, role, place));
            case Template.Choice(var condition, var then, var otherwise) -> {
                words(then, role, place.when(condition).in("then"));
                words(otherwise, role, place.in("else"));
            }
            case Template.Each(String list, Template.Choice words) -> text(words, role, place);
        }
    }

    private void words(List<Template> words, Role role, Place place) {
        for (int i = 0; i < words.size(); i++) {
            text(words.get(i), role, place.in(i));
        }
    }
}
