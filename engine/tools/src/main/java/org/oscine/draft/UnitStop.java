package org.oscine.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.ProcessControl;

/** The sections stop and reload of a unit's descriptor. */
final class UnitStop {
    private final UnitFile unit;
    private final Draft draft;
    private final UnitTexts texts;
    private final UnitCommands commands;

    UnitStop(UnitFile unit, Draft draft, UnitTexts texts, UnitCommands commands) {
        this.unit = unit;
        this.draft = draft;
        this.texts = texts;
        this.commands = commands;
    }

    void add() {
        Part steps = draft.section("stop").section("steps");
        boolean signalled = false;
        for (UnitCommands.Line line : commands.lines("ExecStop")) {
            Optional<String> signal = signalOf(line.text());
            signalled |= signal.isPresent();
            steps.with(Draft.free(steps, signal.isPresent() ? "terminate" : "ask"),
                    signal.map(name -> Part.of("signal", name)).orElseGet(() -> asking(line)));
        }
        String kill = name(unit.last("Service", "KillSignal"), "TERM");
        if (!signalled && !kill.equals("KILL")) {
            steps.with("terminate", Part.of("signal", kill));
        }
        Part last = Part.of("signal", "KILL");
        if (unit.last("Service", "SendSIGKILL").equals("no")) {
            last.todo("the unit says SendSIGKILL=no; without this step a hung service fails the stop, and the node is fenced");
        }
        steps.with("kill", last);
        after();
        reload();
    }

    private Part asking(UnitCommands.Line line) {
        Part step = commands.step(line);
        step.fields.remove("exit");
        if (step.fields.get("run") instanceof List<?> argv && argv.contains("MAINPID")) {
            step.todo("no pid is known here; use 'signal' instead");
        }
        return step;
    }

    private void after() {
        Part after = new Part();
        for (UnitCommands.Line line : commands.lines("ExecStopPost")) {
            Part step = commands.step(line);
            step.fields.remove("exit");
            after.with(Draft.free(after, "clean up"), step);
        }
        if (!after.isEmpty()) {
            draft.section("stop").with("after", after);
        }
    }

    /**
     * Pacemaker reloads for the sake of reloadable parameters only. A unit has none, so how it reloads is told as a
     * comment.
     */
    private void reload() {
        List<String> lines = new ArrayList<>();
        for (UnitCommands.Line line : commands.lines("ExecReload")) {
            Optional<String> signal = signalOf(line.text());
            String entry = signal.map(name -> "{ signal: " + name + " }")
                    .orElseGet(() -> "{ run: " + Yaml.flow(texts.command(line.text())) + " }");
            lines.add("  " + (lines.isEmpty() ? "reload" : "reload " + (lines.size() + 1)) + ": " + entry);
        }
        if (!lines.isEmpty()) {
            draft.section("actions").todo("to reload, add reloadable: true to the parameters whose change needs no restart,"
                    + " and add:");
            draft.section("actions").comment("reload:");
            lines.forEach(line -> draft.section("actions").comment(line));
        }
    }

    /** The signal that a line sends to the main process with kill(1), if that is all it does. */
    private static Optional<String> signalOf(String line) {
        List<String> words = UnitWords.split(line);
        boolean kills = words.size() >= 2 && UnitCommands.base(words.getFirst()).equals("kill")
                && (words.getLast().equals("$MAINPID") || words.getLast().equals("${MAINPID}"));
        if (!kills) {
            return Optional.empty();
        }
        List<String> options = words.subList(1, words.size() - 1);
        String option = options.isEmpty() ? "TERM" : options.getLast();
        return Optional.of(name(option.replaceFirst("^-s?", ""), "TERM"));
    }

    private static String name(String text, String fallback) {
        String name = switch (text.replaceFirst("^SIG", "")) {
            case "1" -> "HUP";
            case "2" -> "INT";
            case "3" -> "QUIT";
            case "9" -> "KILL";
            case "10" -> "USR1";
            case "12" -> "USR2";
            case "15" -> "TERM";
            default -> text.replaceFirst("^SIG", "");
        };
        return ProcessControl.SIGNALS.contains(name) ? name : fallback;
    }
}
