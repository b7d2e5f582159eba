package org.oscine.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Descriptor.Requirement;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.StopStep;
import org.oscine.descriptor.Template;
import org.oscine.graph.Life.Group;
import org.oscine.graph.Life.Line;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Durations;
import org.oscine.ocf.ReturnCode;
import org.oscine.wording.Authored;
import org.oscine.wording.Wording;

/** Makes the picture's content of a descriptor. */
public final class LifecycleDiagram {
    private static final Wording<Template> WORDING = Wording.AUTHORED;
    private static final Duration DEFAULT = Duration.ofSeconds(20);

    private LifecycleDiagram() {}

    /** The life that a descriptor describes. */
    public static Life of(Descriptor it) {
        var launch = it.start().launch();
        Line program = new Line(launch.foreground() ? "foreground" : "command", WORDING.command(launch.run()),
                launch.run().surroundings().user().map(user -> "as " + Authored.text(user)).orElse(""),
                launch.foreground() ? "" : Labels.codes(launch.run().exit()));
        List<Group> starting = List.of(
                new Group("Check the node", lines(it.validate(), LifecycleDiagram::check)),
                new Group("Prepare", lines(it.start().before(), LifecycleDiagram::step)),
                new Group("Start the program", List.of(program)),
                new Group("Wait until it works", lines(it.start().ready(), LifecycleDiagram::question)));
        List<Group> stopping = List.of(
                new Group("Each step only if the one before was not enough", rungs(it)),
                new Group("Clean up", lines(it.stop().after(), LifecycleDiagram::step)));
        return new Life(it.agent(), it.summary(), starting,
                new Group("Is it there?", lines(it.status(), LifecycleDiagram::look)),
                new Group("Does it work?", lines(it.monitor(), LifecycleDiagram::question)),
                new Group("Reload", it.reload().map(steps -> lines(steps, LifecycleDiagram::reload)).orElse(List.of())),
                stopping, times(it));
    }

    private static Life.Times times(Descriptor it) {
        var monitor = it.actions().get(ActionName.MONITOR);
        return new Life.Times(timeout(it, ActionName.START), timeout(it, ActionName.STOP),
                timeout(it, ActionName.MONITOR),
                monitor == null ? Optional.empty() : monitor.interval());
    }

    private static Duration timeout(Descriptor it, ActionName action) {
        return it.actions().containsKey(action) ? it.actions().get(action).timeout() : DEFAULT;
    }

    private static <K> List<Line> lines(List<Entry<K>> entries, Function<K, Line> line) {
        List<Line> lines = new ArrayList<>();
        for (Entry<K> entry : entries) {
            Line it = line.apply(entry.kind());
            lines.add(new Line(entry.name(), it.text(), joined(Authored.applies(entry), it.note()), it.codes()));
        }
        return lines;
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + ", " + other;
    }

    private static Line check(Requirement requirement) {
        String text = WORDING.check(requirement.check());
        if (requirement.check() instanceof Check.Command<Template> it) {
            return new Line("", text, "", requirement.code().map(Labels::code).orElse(it.run().exit().rows().isEmpty() && it.run().outputs().rows().isEmpty()
                    ? "else " + Labels.code(ReturnCode.OCF_ERR_ARGS) : Labels.codes(it.run())));
        }
        if (requirement.check() instanceof Check.Refuse<Template>) {
            return new Line("", text, "", Labels.code(requirement.code().orElse(ReturnCode.OCF_ERR_CONFIGURED)));
        }
        ReturnCode usual = requirement.check() instanceof Check.Root<Template>
                ? ReturnCode.OCF_ERR_PERM : ReturnCode.OCF_ERR_INSTALLED;
        return new Line("", text, "", "else " + Labels.code(requirement.code().orElse(usual)));
    }

    private static Line look(StatusProbe<Template> probe) {
        return new Line("", WORDING.title(probe), "", probe instanceof StatusProbe.Command<Template> it
                ? Labels.codes(it.run())
                : String.join("; ", WORDING.marks(probe)));
    }

    private static Line question(Monitor<Template> monitor) {
        String level = monitor.level() > 0 ? "from check level " + monitor.level() : "";
        List<String> codes = new ArrayList<>(WORDING.marks(monitor.probe()));
        codes.add(monitor.probe() instanceof MonitorProbe.Command<Template> it
                ? Labels.codes(it.run())
                : "else " + Labels.code(ReturnCode.OCF_ERR_GENERIC));
        return new Line("", WORDING.title(monitor.probe()),
                joined(level, monitor.timeout().map(Durations::format).orElse("")), String.join("; ", codes));
    }

    private static Line step(Step<Template> step) {
        return switch (step) {
            case Step.Directory<Template> it -> new Line("", "directory " + Authored.argv(it.paths()),
                    it.owner().map(owner -> "owner " + Authored.text(owner)).orElse(""), "");
            case Step.File<Template> it -> new Line("", "write " + Authored.text(it.path()), "", "");
            case Step.Touch<Template> it -> new Line("", "touch " + Authored.argv(it.paths()),
                    it.owner().map(owner -> "owner " + Authored.text(owner)).orElse(""), "");
            case Step.Remove<Template> it -> new Line("", "remove " + Authored.argv(it.paths()), "", "");
            case Step.Kill<Template> it -> new Line("", WORDING.kill(it), "", "");
            case Step.Command<Template> it -> new Line("", WORDING.title(it), "", Labels.codes(it.run().exit()));
        };
    }

    private static List<Line> rungs(Descriptor it) {
        List<Line> lines = lines(it.stop().steps(), rung -> rung(rung, rung.share().map(share -> share + " %").orElse("")));
        if (!lines.isEmpty()) {
            Line last = lines.removeLast();
            lines.add(new Line(last.name(), last.text(), joined(last.note(), "what is left"), last.codes()));
        }
        return lines;
    }

    private static Line reload(ReloadStep<Template> step) {
        return switch (step) {
            case ReloadStep.Command<Template> it -> new Line("", WORDING.title(it), "", "");
            case ReloadStep.Signal<Template> it -> new Line("", WORDING.signal(it, ""), "", "");
        };
    }

    private static Line rung(StopStep<Template> rung, String share) {
        return switch (rung) {
            case StopStep.Command<Template> it -> new Line("", WORDING.title(it), share, "");
            case StopStep.Signal<Template> it -> new Line("", WORDING.signal(it, ""), share, "");
        };
    }
}
