package org.oscine.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.conform.agent.EndedCall;
import org.oscine.conform.agent.PacemakerCall;
import org.oscine.conform.fault.Fault;
import org.oscine.conform.fault.Faults;
import org.oscine.conform.machine.Watch;
import org.oscine.conform.report.RunReport;
import org.oscine.conform.setup.HintWords;
import org.oscine.conform.setup.SetupVariables;
import org.oscine.conform.setup.Stage;
import org.oscine.conform.subject.AgentMetadata;
import org.oscine.conform.subject.Anatomy;
import org.oscine.conform.subject.DescribedAnatomy;
import org.oscine.conform.subject.Hints;
import org.oscine.conform.subject.Means;
import org.oscine.conform.subject.MetadataXml;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.TrialLog;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.Host;
import org.oscine.host.linux.LinuxHost;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Call;
import org.oscine.parameter.Redactor;
import org.oscine.parameter.Resolver;

/** Sets a service up, breaks it in every way that is known, and judges what its agent makes of it. */
public final class Conformance {
    private final Plan plan;
    private final AgentInstaller installer;
    private final Path home;
    private final Map<String, String> environment;
    private final Progress progress;
    private final Host host = new LinuxHost();
    private final long began = System.nanoTime();
    private final Instant wall = Instant.now();

    /**
     * @param installer for a plan that names a descriptor, not an agent
     * @param home the engine's directory, which a setup may name
     * @param environment for the values of a setup
     */
    public Conformance(Plan plan, AgentInstaller installer, Path home, Map<String, String> environment, Progress progress) {
        this.plan = plan;
        this.installer = installer;
        this.home = home;
        this.environment = environment;
        this.progress = progress;
    }

    /** The service cannot be tried here, or must not; nothing was done to it. */
    public static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String why) {
            super(why);
        }
    }

    /** Does all of it, and takes all of it away again, also when it is interrupted. */
    public RunReport run() throws Refusal {
        if (host.accounts().self() != 0) {
            throw new Refusal("only root can call an agent as Pacemaker does");
        }
        Optional<String> cluster = ClusterCheck.refusal(host.commands(), plan.name());
        if (cluster.isPresent()) {
            throw new Refusal(cluster.get());
        }
        try (Workshop workshop = Workshop.open(host)) {
            return in(workshop);
        } catch (IOException failed) {
            throw new Refusal("the service could not be set up: " + failed.getMessage() + packages());
        }
    }

    private RunReport in(Workshop workshop) throws IOException, Refusal {
        progress.preparing("setting up " + plan.name());
        Path agent = plan.agent().isPresent() ? plan.agent().get()
                : installer.install(workshop.ocfRoot(), plan.name(), plan.source().orElseThrow());
        SetupVariables scope = new SetupVariables(plan.setup(), workshop.base(), home, environment);
        workshop.lay(new Stage(plan.setup(), scope, workshop.base()));
        AgentMetadata metadata = metadata(agent);
        List<FaultReport> reports = new ArrayList<>();
        TrialLog.Numbers numbers = new TrialLog.Numbers();
        for (String mode : modes()) {
            Subject subject = subject(agent, metadata, scope, mode, workshop);
            refuseUnlessDown(subject);
            reports.addAll(new Round(plan, mode, subject, host, workshop, began, progress, numbers,
                    unsecret(subject, workshop)).run());
        }
        return new RunReport(plan.name(), agent, plan.source(), wall, Duration.ofNanos(System.nanoTime() - began),
                plan.seed(), reports);
    }

    private Unsecret unsecret(Subject subject, Workshop workshop) {
        return new Unsecret(plan.descriptor().map(descriptor -> Resolver.resolve(descriptor, new Call(ActionName.START,
                subject.parameters(), subject.instance(), "localhost", workshop.stateOf(plan.name()), false, 0), host)
                .redactor()).orElse(Redactor.NONE));
    }

    private List<String> modes() throws Refusal {
        List<String> all = List.copyOf(plan.setup().modes().keySet());
        for (String wanted : plan.modes()) {
            if (!all.contains(wanted)) {
                throw new Refusal("there is no mode '" + wanted + "'; the modes are " + String.join(", ", all));
            }
        }
        return all.isEmpty() ? List.of("") : plan.modes().isEmpty() ? all : plan.modes();
    }

    private AgentMetadata metadata(Path agent) throws Refusal {
        EndedCall call = new PacemakerCall(agent).begin("meta-data").await();
        AgentMetadata metadata = MetadataXml.read(call.stdout()).orElseThrow(() ->
                new Refusal(agent + " is not a resource agent: its meta-data failed (exit status " + call.exit() + ")"));
        // Metadata of OCF 1.0 is silent about a reload, since Pacemaker would take it for a change of parameters.
        boolean reloads = plan.agent().isEmpty() && plan.descriptor().flatMap(Descriptor::reload).isPresent();
        return reloads ? metadata.having("reload") : metadata;
    }

    private Subject subject(Path agent, AgentMetadata metadata, SetupVariables scope, String mode, Workshop workshop) {
        Map<String, String> parameters = new LinkedHashMap<>(scope.fill(plan.setup().parameters()));
        parameters.putAll(scope.fill(plan.setup().modes().getOrDefault(mode, Map.of())));
        parameters.putAll(plan.parameters());
        boolean ours = plan.agent().isEmpty();
        Map<String, String> variables = ours
                ? Map.of("OSCINE_STATE_DIR", workshop.state().toString()) : Map.of();
        return new Subject(agent, ours, workshop.instance(), metadata, parameters, variables, anatomy(parameters, scope, ours, workshop),
                means(scope, workshop), workshop.base(), plan.setup().level(), plan.limit());
    }

    private Means means(SetupVariables scope, Workshop workshop) {
        return new Means(plan.setup().second().map(scope::fill), plan.setup().hostileConfig().map(scope::fill),
                plan.agent().isPresent() ? Optional.empty() : workshop.descriptor(plan.name()));
    }

    private Anatomy anatomy(Map<String, String> parameters, SetupVariables scope, boolean ours, Workshop workshop) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        plan.setup().service().forEach((key, texts) -> words.put(key, scope.fill(texts)));
        Hints hints = HintWords.read(words).under(plan.hints());
        Anatomy described = plan.descriptor()
                .map(descriptor -> DescribedAnatomy.of(descriptor, parameters, workshop.instance(),
                        workshop.stateOf(plan.name()), host)).orElse(Anatomy.UNKNOWN);
        return described.with(hints).withPrivateState(ours);
    }

    /**
     * Whoever depends on a service that runs already shall not have it broken. A monitor alone does not tell: it may
     * take a service that answers elsewhere for one that does not run.
     */
    private void refuseUnlessDown(Subject subject) throws Refusal {
        EndedCall probe = subject.call("monitor").begin("monitor").await();
        boolean up = probe.exit() == 0
                || subject.metadata().has("status") && subject.call("status").begin("status").await().exit() == 0;
        if (up || pidfileNamesSomebody(subject.anatomy())) {
            throw new Refusal("the service is already running, and someone may need it: stop it, or let conform set "
                    + "up another one");
        }
        if (probe.exit() != ReturnCode.OCF_NOT_RUNNING.number()) {
            String said = probe.reasons().isEmpty() ? "" : ": " + probe.reasons().getLast();
            throw new Refusal("with these parameters a probe answers " + Expected.say(probe.exit()) + said
                    + "; it must answer 7 before conform breaks anything" + packages());
        }
    }

    private boolean pidfileNamesSomebody(Anatomy anatomy) {
        try {
            return anatomy.pidfile().isPresent() && Files.exists(anatomy.pidfile().get())
                    && host.processes().stat(Integer.parseInt(Files.readString(anatomy.pidfile().get()).strip())).isPresent();
        } catch (IOException | NumberFormatException tellsNothing) {
            return false;
        }
    }

    private String packages() {
        List<String> packages = plan.setup().packages();
        return packages.isEmpty() ? "" : " (the setup needs these packages: " + String.join(", ", packages) + ")";
    }

    /** What can be tried, whether it fits a service or not. */
    public static List<Fault> faults() {
        return Faults.all(1);
    }

    /** A word for the marks of a run. */
    static Watch watch(Host host, Path base) {
        return new Watch(host.processes(), base.getFileName().toString());
    }

    /** Whether a path is an agent's executable rather than a descriptor. */
    public static boolean isAgent(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path) && !path.toString().endsWith(".yaml");
    }
}
