package org.oscine.conform.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.catalog.Lookup;
import org.oscine.conform.Conformance;
import org.oscine.conform.Plan;
import org.oscine.conform.setup.HintWords;
import org.oscine.conform.subject.Hints;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Suggestions;
import org.oscine.diagnostic.TextRenderer;
import org.oscine.ocf.Failure;
import org.oscine.setupfile.Setup;
import org.oscine.setupfile.SetupKeys;
import org.oscine.setupfile.SetupReader;
import org.oscine.terminal.Terminal;
import org.oscine.trust.Trust;
import org.oscine.yaml.YamlParser;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Makes a plan of the command line: which agent, which descriptor tells of its service, which setup. */
final class ConformPlan {
    private final Terminal terminal;
    private final CommandLine line;

    ConformPlan(Terminal terminal, CommandLine line) {
        this.terminal = terminal;
        this.line = line;
    }

    /** The plan; absent where that was impossible, which has been told. */
    Optional<Plan> make(String target, Optional<Path> setupFile, Map<String, String> parameters, List<String> service,
            List<String> only, List<String> modes, int cuts, long seed, Optional<Duration> limit) {
        Optional<Path> agent = Terminal.isFile(target) && Conformance.isAgent(Path.of(target))
                ? Optional.of(Path.of(target).toAbsolutePath().normalize()) : Optional.empty();
        Lookup loaded = terminal.load(agent.isPresent() ? agent.get().getFileName().toString() : target);
        if (agent.isEmpty() && loaded instanceof Lookup.Refused refused) {
            terminal.complain(refused);
            return Optional.empty();
        }
        Optional<Lookup.Usable> usable = loaded instanceof Lookup.Usable it ? Optional.of(it) : Optional.empty();
        Optional<Descriptor> descriptor = usable.map(Lookup.Usable::descriptor);
        String name = agent.map(path -> path.getFileName().toString()).or(() -> descriptor.map(Descriptor::agent)).orElse(target);
        Hints hints = hints(service);
        return setup(name, setupFile.or(() -> usable.map(Lookup.Usable::file).flatMap(ConformPlan::beside)))
                .map(setup -> new Plan(name, agent, usable.map(Lookup.Usable::file), descriptor, setup, parameters, hints,
                        only, modes, cuts, seed, limit));
    }

    private static Optional<Path> beside(Path descriptor) {
        String name = descriptor.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path file = descriptor.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".conform.yaml");
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /** A setup executes commands as root, so nobody else may have written it. */
    private Optional<Setup> setup(String name, Optional<Path> file) {
        if (file.isEmpty()) {
            return Optional.of(Setup.none(name));
        }
        String text;
        try {
            Failure fault = Trust.self() == 0 ? Trust.fault(file.get(), 0) : Failure.NONE;
            if (fault.exists()) {
                terminal.complain(fault.cause());
                return Optional.empty();
            }
            text = Files.readString(file.get(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            terminal.complain(file.get() + " cannot be read");
            return Optional.empty();
        }
        Optional<Setup> setup = read(file.get().toString(), text);
        if (setup.isPresent() && !setup.get().agent().equals(name)) {
            terminal.complain(file.get() + " is for the agent '" + setup.get().agent() + "', not for '" + name + "'");
            return Optional.empty();
        }
        return setup;
    }

    /** What a text says; where something is wrong with it, that is told. */
    private Optional<Setup> read(String file, String text) {
        YamlParser.Parsed parsed = YamlParser.parse(file, text);
        List<Diagnostic> faults = new ArrayList<>(parsed.diagnostics());
        Optional<Setup> setup = Optional.empty();
        if (parsed.document().isPresent()) {
            SetupReader.Read read = SetupReader.read(parsed.document().get());
            faults.addAll(read.diagnostics());
            setup = read.setup();
        }
        terminal.err().print(new TextRenderer(false).render(faults, text));
        return setup;
    }

    private Hints hints(List<String> service) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (String word : service) {
            int equals = word.indexOf('=');
            String key = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 || !SetupKeys.SERVICE.contains(key)) {
                throw new ParameterException(line, "unknown key '" + key + "' in --service; "
                        + Suggestions.advice(key, SetupKeys.SERVICE, "write WHAT=VALUE, where WHAT is one of"));
            }
            words.computeIfAbsent(key, unused -> new ArrayList<>()).add(word.substring(equals + 1));
        }
        return HintWords.read(words);
    }
}
