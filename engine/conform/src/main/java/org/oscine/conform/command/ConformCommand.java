package org.oscine.conform.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.conform.AgentInstaller;
import org.oscine.conform.Conformance;
import org.oscine.conform.Plan;
import org.oscine.conform.fault.Fault;
import org.oscine.conform.report.HtmlReport;
import org.oscine.conform.report.JUnitReport;
import org.oscine.conform.report.RunReport;
import org.oscine.conform.report.TextReport;
import org.oscine.diagnostic.Suggestions;
import org.oscine.ocf.Durations;
import org.oscine.terminal.Columns;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine conform}: breaks a real service in every way that is known, and judges its agent. */
@Command(
        name = "conform",
        description = "Breaks a real service in every way it knows, and checks how its agent reacts.",
        mixinStandardHelpOptions = true,
        footer = {"", "NAME.conform.yaml next to the descriptor says how to set up the service. Use a machine "
            + "where nobody needs the service: conform refuses to run if the service is already running or managed by a cluster. "
            + "Needs root.", "",
            "  oscine conform asterisk --report asterisk.html",
            "  oscine conform /usr/lib/ocf/resource.d/heartbeat/asterisk", "",
            "The exit status is 0 if everything is right, 1 if something is wrong or unclear, 2 if conform refused to run."})
public final class ConformCommand implements Callable<Integer> {
    private static final int REFUSED = 2;

    private final Terminal terminal;
    private final AgentInstaller installer;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|FILE|AGENT", arity = "0..1",
            description = "An agent of Oscine, the file that describes it, or the path of any installed agent.")
    private Optional<String> target = Optional.empty();

    @Option(names = "-o", paramLabel = "PARAM=VALUE", description = "Sets a parameter of the resource; repeatable.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--only", paramLabel = "FAULT", description = "Only this fault; repeatable.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--mode", paramLabel = "MODE",
            description = "Only this mode, one of those under 'modes' in the setup file; repeatable.")
    private List<String> modes = new ArrayList<>();

    @Option(names = "--setup", paramLabel = "FILE", description = "A setup file other than the one next to the descriptor.")
    private Optional<Path> setup = Optional.empty();

    @Option(names = "--service", paramLabel = "WHAT=VALUE",
            description = "A fact about the service that its descriptor does not state: pidfile, config, socket, companion, ...")
    private List<String> service = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "TIME", description = "Timeout of every action. Default: what the agent recommends.")
    private Optional<String> timeout = Optional.empty();

    @Option(names = "--cuts", paramLabel = "N", description = "How many times each action is interrupted. Default: ${DEFAULT-VALUE}.")
    private int cuts = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Seed for the random timing. Default: a new one each time.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE.html", description = "Writes a web page with everything that happened.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE.xml", description = "Writes the verdicts as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--list", description = "Lists the faults and does nothing else.")
    private boolean list;

    /**
     * @param terminal where it runs
     * @param installer makes an agent of a descriptor
     */
    public ConformCommand(Terminal terminal, AgentInstaller installer) {
        this.terminal = terminal;
        this.installer = installer;
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            Columns columns = new Columns();
            Conformance.faults().forEach(fault -> columns.row(fault.name(), fault.title()));
            terminal.out().print(columns);
            return 0;
        }
        if (target.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name an agent");
        }
        refuseUnknownFaults();
        Optional<Plan> plan = plan();
        return plan.isPresent() ? run(plan.get()) : REFUSED;
    }

    private void refuseUnknownFaults() {
        List<String> names = new ArrayList<>(Conformance.faults().stream().map(Fault::name).toList());
        names.add("reasons");
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(spec.commandLine(), "there is no fault '" + name + "'; "
                        + Suggestions.advice(name, names, "the faults are"));
            }
        }
    }

    private Optional<Plan> plan() {
        return new ConformPlan(terminal, spec.commandLine()).make(target.get(), setup, parameters, service, only, modes, cuts,
                seed.orElseGet(System::nanoTime), timeout.map(text -> Durations.parse(text).orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "'" + text + "' is not a duration such as 20s"))));
    }

    private int run(Plan plan) throws IOException {
        ConformProgress progress = new ConformProgress(terminal);
        try {
            RunReport report = new Conformance(plan, installer, terminal.places().home(), terminal.environment(), progress).run();
            progress.finished();
            terminal.out().print(new TextReport(terminal.colour()).summary(report));
            if (html.isPresent()) {
                Files.writeString(html.get(), HtmlReport.of(report), StandardCharsets.UTF_8);
            }
            if (junit.isPresent()) {
                Files.writeString(junit.get(), JUnitReport.of(report), StandardCharsets.UTF_8);
            }
            return report.right() ? 0 : 1;
        } catch (Conformance.Refusal refusal) {
            progress.finished();
            terminal.complain(refusal.getMessage());
            return REFUSED;
        }
    }
}
