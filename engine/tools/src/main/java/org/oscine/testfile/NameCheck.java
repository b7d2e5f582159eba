package org.oscine.testfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oscine.diagnostic.Suggestions;
import org.oscine.form.Faults;
import org.oscine.testfile.TestFile.Case;
import org.oscine.testfile.TestFile.Step;

/** Whether the processes, users and groups that a case mentions are those of its scenes; a slip is a fault of the case. */
final class NameCheck {
    private final Faults faults;
    private final Case it;
    private final Set<String> processes = new HashSet<>();
    private final Set<String> users = new HashSet<>(List.of("root", "nobody"));
    private final Set<String> groups = new HashSet<>(List.of("root", "nogroup"));

    NameCheck(Faults faults, Case it) {
        this.faults = faults;
        this.it = it;
        declare(it.scene());
        it.steps().forEach(step -> declare(step.changes()));
    }

    private void declare(Scene scene) {
        processes.addAll(scene.processes().keySet());
        users.addAll(scene.users().keySet());
        groups.addAll(scene.groups());
    }

    void check() {
        check(it.scene());
        for (Step step : it.steps()) {
            check(step.changes());
            events(step.events());
            step.expected().alive().forEach(this::process);
            step.expected().gone().forEach(this::process);
        }
    }

    private void check(Scene scene) {
        scene.users().values().forEach(inGroups -> inGroups.forEach(this::group));
        scene.engine().ifPresent(this::user);
        scene.files().values().forEach(file -> file.ifPresent(this::file));
        scene.processes().values().forEach(process -> process.ifPresent(this::process));
        scene.commands().values().forEach(command -> command.ifPresent(this::command));
        scene.listeners().values().forEach(listener -> listener.ifPresent(one -> one.needs().forEach(this::need)));
    }

    private void file(Scene.File file) {
        file.owner().ifPresent(this::user);
        file.group().ifPresent(this::group);
    }

    private void process(Scene.Process process) {
        process.user().ifPresent(this::user);
        process.parent().ifPresent(this::process);
        process.on().values().forEach(this::events);
        events(process.started());
        events(process.ended());
    }

    private void command(Scene.Command command) {
        command.needs().forEach(this::need);
        command.becomes().ifPresent(this::process);
        events(command.does());
    }

    private void events(List<Event.Timed> events) {
        for (Event.Timed timed : events) {
            switch (timed.event()) {
                case Event.Starts starts -> process(starts.process());
                case Event.Ends ends -> process(ends.process());
                case Event.Turns turns -> process(turns.process());
                case Event.Lays lays -> lays.files().values().forEach(this::file);
                case Event.Removes removes -> { }
                case Event.Reboots reboots -> { }
            }
        }
    }

    private void need(String name) {
        if (!name.startsWith("/")) {
            process(name);
        }
    }

    private void process(String name) {
        known("process", name, processes);
    }

    private void user(String name) {
        known("user", name, users);
    }

    private void group(String name) {
        known("group", name, groups);
    }

    private void known(String what, String name, Set<String> among) {
        boolean number = name.chars().allMatch(Character::isDigit);
        if (!among.contains(name) && !number) {
            faults.add("unknown-name", it.span(), "unknown " + what + " '" + name + "' in case '" + it.name() + "'",
                    Suggestions.advice(name, new ArrayList<>(among), "the names are"));
        }
    }
}
