package org.oscine.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.draft.AgentImport;
import org.oscine.draft.DraftResult;
import org.oscine.draft.ProcDirectory;
import org.oscine.draft.ProcessImport;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine import}: a first descriptor out of what is there already. */
@Command(
        name = "import",
        description = {"Drafts a descriptor from a systemd unit, an agent's metadata or a process.",
            "The draft has no errors; '# TODO' marks what you have to decide."},
        mixinStandardHelpOptions = true,
        footer = {"", "  oscine import /lib/systemd/system/memcached.service",
            "  oscine import --unit postgresql@15-main",
            "  oscine import --agent /usr/lib/ocf/resource.d/heartbeat/redis -o redis.yaml",
            "  oscine import --pid 4711"})
public final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE",
            description = "A systemd unit, or an agent's metadata as XML.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--unit", paramLabel = "NAME", description = "A unit of this machine, with its drop-ins.")
    private Optional<String> unit = Optional.empty();

    @Option(names = "--agent", paramLabel = "PATH", description = "An agent, which is called for its meta-data.")
    private Optional<Path> agent = Optional.empty();

    @Option(names = "--pid", paramLabel = "PID", description = "A running process.")
    private Optional<Integer> pid = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "The name of the new agent. Default: the name of the source.")
    private String name = "";

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Where to write the draft; an existing file is not overwritten. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    /** @param terminal where it runs */
    public ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        long sources = file.stream().count() + unit.stream().count() + agent.stream().count() + pid.stream().count();
        if (sources != 1) {
            throw mistake("name one source: a FILE, --unit, --agent or --pid");
        }
        if (!name.isEmpty() && !org.oscine.catalog.Catalog.isPlainName(name)) {
            throw mistake("'" + name + "' cannot be an agent's name: use lowercase letters, digits, _ and -");
        }
        return new DraftOutput(terminal, output).write(drafted());
    }

    private DraftResult drafted() {
        if (unit.isPresent()) {
            return UnitSource.named(unit.get(), name);
        }
        if (agent.isPresent()) {
            return AgentSource.draft(agent.get(), name);
        }
        if (pid.isPresent()) {
            return ProcessImport.draft(name, new ProcDirectory(Path.of("/proc"), Path.of("/run"), pid.get()));
        }
        return ofFile(file.orElseThrow());
    }

    private DraftResult ofFile(Path path) {
        String text;
        try {
            text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return new DraftResult.Refused(path + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
        if (text.stripLeading().startsWith("<")) {
            return AgentImport.draft(name, path.toString(), text);
        }
        if (text.startsWith("#!") || text.startsWith("\177ELF")) {
            return new DraftResult.Refused(path + " is a program; if it is an agent, use --agent " + path);
        }
        return UnitSource.file(path, text, name);
    }

    private ParameterException mistake(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
