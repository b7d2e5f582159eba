package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oscine.draft.AgentParameters.Known;

/** A first descriptor out of another agent's metadata: all that it promises; what it does has to be told anew. */
public final class AgentImport {
    private static final List<String> PROGRAM = List.of("binary", "binfile", "bin", "daemon", "executable", "exe",
            "program", "httpd", "server", "command", "cmd", "path");
    private static final List<String> PIDFILE = List.of("pidfile", "pid", "pid_file", "pidpath");
    private static final List<String> CONFIG = List.of("config", "configfile", "config_file", "conf", "conffile");
    private static final List<String> USER = List.of("user", "run_user", "os_user", "pgdba");
    private static final List<String> GROUP = List.of("group", "run_group");
    private static final Set<String> ACTIONS = Set.of("start", "stop", "status", "monitor", "validate-all", "meta-data");

    private final AgentMetadata metadata;
    private final Draft draft;
    private final Map<String, Known> parameters;
    private final Set<String> used = new LinkedHashSet<>();
    private String program = "";
    private Optional<String> config = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> group = Optional.empty();

    private AgentImport(String agent, AgentMetadata metadata) {
        this.metadata = metadata;
        String summary = AgentParameters.oneLine(metadata.summary()).orElse("The service " + agent);
        this.draft = new Draft(agent, summary);
        AgentParameters taken = new AgentParameters(draft.section("parameters"));
        metadata.parameters().forEach(taken::add);
        this.parameters = taken.known();
        String description = AgentParameters.tidy(metadata.description());
        if (!AgentParameters.repeats(summary, description)) {
            draft.top.with("description", description);
        }
    }

    /**
     * Makes a descriptor.
     *
     * @param agent what it shall be called; empty: as the metadata says
     * @param origin where the metadata comes from
     * @param xml the metadata, and perhaps what else the agent printed
     */
    public static DraftResult draft(String agent, String origin, String xml) {
        Optional<AgentMetadata> metadata = AgentMetadata.read(xml);
        if (metadata.isEmpty()) {
            return new DraftResult.Refused(origin + " is not the metadata of an agent (XML with <resource-agent>)");
        }
        String name = Draft.agentName(agent.isEmpty() ? metadata.get().name() : agent);
        return new AgentImport(name, metadata.get()).draft(origin, name);
    }

    private DraftResult draft(String origin, String name) {
        draft.top.comment("Made from the metadata of " + origin + ": its parameters and timeouts. What the agent does is"
                + " left to you.");
        validate(name);
        start();
        Part steps = draft.section("stop").section("steps");
        steps.with("terminate", Part.of("signal", "TERM"));
        steps.with("kill", Part.of("signal", "KILL"));
        draft.section("stop").todo("if there is a command that asks the service to stop, put it first.");
        draft.section("stop").todo("add a section monitor above: a check that only a working service passes.");
        actions();
        return new DraftResult.Descriptor(name, draft.text());
    }

    private Optional<String> use(List<String> names) {
        for (String name : names) {
            Known parameter = parameters.get(name);
            if (parameter != null && parameter.filled() && parameter.type().equals("string") && used.add(name)) {
                return Optional.of(reference(name));
            }
        }
        return Optional.empty();
    }

    private static String reference(String name) {
        return "${" + name + "}";
    }

    private void validate(String name) {
        Part validate = draft.section("validate");
        validate.with("root", Part.of("root", new Part.Raw("true")));
        Optional<String> declared = use(PROGRAM);
        program = declared.orElse(name);
        Part server = Part.of("binary", program);
        if (declared.isEmpty()) {
            server.todo("name the program of the server");
        } else {
            server.with("unless", "probe");
        }
        validate.with("server", server);
        config = use(CONFIG);
        config.ifPresent(path -> validate.with("config", Part.of("file", path).with("unless", "probe")));
        user = use(USER);
        user.ifPresent(it -> validate.with("user", Part.of("user", it)));
        group = use(GROUP);
        group.ifPresent(it -> validate.with("group", Part.of("group", it)));
    }

    private void start() {
        Part start = draft.section("start");
        List<Object> argv = new ArrayList<>(List.of(program));
        Map<String, Object> environment = new LinkedHashMap<>();
        Optional<String> pidfile = use(PIDFILE);
        config.ifPresent(path -> argv.addAll(List.of("-c", path)));
        for (Known parameter : parameters.values()) {
            if (!used.contains(parameter.name())) {
                pass(parameter, argv, environment);
            }
        }
        start.todo("this command line is guessed from the names of the parameters; put each where it belongs, in monitor,"
                + " in stop, or here, and delete what you do not need");
        if (pidfile.isPresent()) {
            start.with("command", argv);
            start.comment("TODO: with 'command' the program puts itself into the background; otherwise write"
                    + " 'foreground' and drop status");
            draft.section("status").with("server", Part.of("pidfile", pidfile.get()).with("executable", program));
        } else {
            start.with("foreground", argv);
            start.comment("TODO: with 'foreground' the program stays; if it puts itself into the background, write"
                    + " 'command', and add status with its pidfile");
        }
        user.ifPresent(it -> start.with("user", it));
        group.ifPresent(it -> start.with("group", it));
        if (!environment.isEmpty()) {
            start.with("environment", environment);
        }
    }

    private static void pass(Known parameter, List<Object> argv, Map<String, Object> environment) {
        String option = "--" + parameter.name().replace('_', '-').replaceAll("^-+|-+$", "");
        switch (parameter.type()) {
            case "secret" -> environment.put(parameter.name().toUpperCase(Locale.ROOT),
                    reference(parameter.name()));
            case "arguments" -> argv.add(reference(parameter.name()));
            case "boolean" -> argv.add(new Part.Choice(parameter.name(), List.of(option)));
            default -> {
                if (parameter.filled()) {
                    argv.addAll(List.of(option, reference(parameter.name())));
                } else {
                    argv.add(new Part.Choice(parameter.name(), List.of(option, reference(parameter.name()))));
                }
            }
        }
    }

    private void actions() {
        Set<String> others = new LinkedHashSet<>();
        Part actions = draft.section("actions");
        for (AgentMetadata.Action action : metadata.actions()) {
            if (!ACTIONS.contains(action.name())) {
                others.add(action.name());
            } else if (!actions.fields.containsKey(action.name())) {
                timing(action).ifPresent(timing -> actions.with(action.name(), timing));
            }
        }
        if (!others.isEmpty()) {
            draft.top.comment("TODO: these actions of the agent are not imported: " + String.join(", ", others));
        }
    }

    private static Optional<Part> timing(AgentMetadata.Action action) {
        Optional<String> timeout = AgentParameters.duration(action.timeout());
        if (timeout.isEmpty()) {
            return Optional.empty();
        }
        Part timing = Part.of("timeout", timeout.get());
        if (action.name().equals("monitor")) {
            AgentParameters.duration(action.interval()).ifPresent(interval -> timing.with("interval", interval));
        }
        return Optional.of(timing);
    }
}
