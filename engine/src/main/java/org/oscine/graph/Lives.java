package org.oscine.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor.Entry;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Descriptor.Requirement;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.ReloadStep;
import org.oscine.descriptor.Rung;
import org.oscine.descriptor.StatusProbe;
import org.oscine.descriptor.Step;
import org.oscine.descriptor.Template;
import org.oscine.graph.Life.Group;
import org.oscine.graph.Life.Line;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;

/** Makes the picture's content of a descriptor. */
public final class Lives {
    private static final Duration DEFAULT = Duration.ofSeconds(20);

    private Lives() {}

    /** The life that a descriptor describes. */
    public static Life of(Descriptor it) {
        var launch = it.start().launch();
        Line program = new Line(launch.foreground() ? "foreground" : "command", Labels.argv(launch.run().argv()),
                launch.run().surroundings().user().map(user -> "as " + Labels.text(user)).orElse(""),
                launch.foreground() ? "" : Labels.codes(launch.run().exit()));
        List<Group> starting = List.of(
                new Group("Check the node", lines(it.validate(), Lives::check)),
                new Group("Prepare", lines(it.start().before(), Lives::step)),
                new Group("Start the program", List.of(program)),
                new Group("Wait until it works", lines(it.start().ready(), Lives::question)));
        List<Group> stopping = List.of(
                new Group("Each step only if the one before was not enough", rungs(it)),
                new Group("Clean up", lines(it.stop().after(), Lives::step)));
        return new Life(it.agent(), it.summary(), starting,
                new Group("Is it there?", lines(it.status(), Lives::look)),
                new Group("Does it work?", lines(it.monitor(), Lives::question)),
                new Group("Reload", it.reload().map(steps -> lines(steps, Lives::reload)).orElse(List.of())),
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
            lines.add(new Line(entry.name(), it.text(), joined(Labels.condition(entry.condition()), it.note()), it.codes()));
        }
        return lines;
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + ", " + other;
    }

    private static Line check(Requirement requirement) {
        ReturnCode usual = requirement.check() instanceof Check.Root<Template>
                ? ReturnCode.OCF_ERR_PERM : ReturnCode.OCF_ERR_INSTALLED;
        return switch (requirement.check()) {
            case Check.Command<Template> it -> new Line("", Labels.argv(it.run().argv()), "",
                    requirement.code().map(Labels::code).orElse(it.run().exit().rows().isEmpty()
                            ? "else " + Labels.code(ReturnCode.OCF_ERR_ARGS) : Labels.codes(it.run().exit())));
            case Check.Binary<Template> it -> fact("program " + Labels.text(it.program()), requirement, usual);
            case Check.File<Template> it -> fact("file " + Labels.text(it.path()), requirement, usual);
            case Check.Directory<Template> it -> fact("folder " + Labels.text(it.path()), requirement, usual);
            case Check.User<Template> it -> fact("user " + Labels.text(it.name()), requirement, usual);
            case Check.Group<Template> it -> fact("group " + Labels.text(it.name()), requirement, usual);
            case Check.Root<Template> it -> fact("the agent runs as root", requirement, usual);
        };
    }

    private static Line fact(String text, Requirement requirement, ReturnCode usual) {
        return new Line("", text, "", "else " + Labels.code(requirement.code().orElse(usual)));
    }

    private static Line look(StatusProbe<Template> probe) {
        return switch (probe) {
            case StatusProbe.Pidfile<Template> it ->
                new Line("", "pidfile " + Labels.text(it.path()), "", "the process must run " + Labels.text(it.executable()));
            case StatusProbe.ProcessPattern<Template> it -> new Line("", "process /" + Labels.text(it.pattern()) + "/", "", "");
            case StatusProbe.Canary<Template> it -> new Line("", "canary " + Labels.text(it.file()), "",
                    it.maxAge().map(age -> "touched within " + Labels.seconds(age)).orElse(""));
            case StatusProbe.Command<Template> it -> new Line("", Labels.argv(it.run().argv()), "", Labels.codes(it.run()));
        };
    }

    private static Line ask(MonitorProbe<Template> probe, String note) {
        return switch (probe) {
            case MonitorProbe.Command<Template> it -> new Line("", Labels.argv(it.run().argv()), note, Labels.codes(it.run()));
            case MonitorProbe.Tcp<Template> it -> new Line("", "tcp " + Labels.text(it.address()), note, Labels.answer());
            case MonitorProbe.UnixSocket<Template> it -> new Line("", "socket " + Labels.text(it.path()), note, Labels.answer());
            case MonitorProbe.Http<Template> it -> new Line("", "GET " + Labels.text(it.url()), note, Labels.answer());
        };
    }

    private static Line question(Monitor<Template> monitor) {
        String level = monitor.level() > 0 ? "from check level " + monitor.level() : "";
        return ask(monitor.probe(), joined(level, monitor.timeout().map(Labels::seconds).orElse("")));
    }

    private static Line step(Step<Template> step) {
        return switch (step) {
            case Step.Directory<Template> it -> new Line("", "folder " + Labels.argv(it.paths()),
                    it.owner().map(owner -> "owner " + Labels.text(owner)).orElse(""), "");
            case Step.File<Template> it -> new Line("", "write " + Labels.text(it.path()), "", "");
            case Step.Remove<Template> it -> new Line("", "remove " + Labels.argv(it.paths()), "", "");
            case Step.Kill<Template> it -> new Line("", "SIGKILL to what status '" + it.probe() + "' finds", "", "");
            case Step.Command<Template> it -> new Line("", Labels.argv(it.run().argv()), "", Labels.codes(it.run().exit()));
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
            case ReloadStep.Command<Template> it -> new Line("", Labels.argv(it.run().argv()), "", "");
            case ReloadStep.Signal<Template> it -> new Line("", "SIG" + it.signal(), "", "");
        };
    }

    private static Line rung(Rung<Template> rung, String share) {
        return switch (rung) {
            case Rung.Command<Template> it -> new Line("", Labels.argv(it.run().argv()), share, "");
            case Rung.Signal<Template> it -> new Line("", "SIG" + it.signal()
                    + it.repeat().map(every -> ", again every " + Labels.seconds(every)).orElse(""), share, "");
        };
    }
}
