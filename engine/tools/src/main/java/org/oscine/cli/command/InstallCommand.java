package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.oscine.cli.training.Trainings;
import org.oscine.install.InstallLayout;
import org.oscine.install.Installer;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oscine install}: makes agents of descriptors, where Pacemaker looks for them. */
@Command(
        name = "install",
        description = "Installs the engine and agents, which Pacemaker then knows as ocf:oscine:NAME.",
        mixinStandardHelpOptions = true,
        footer = {"", "A FILE is copied to /etc/oscine/descriptors, as a descriptor of this machine. "
            + "With --ocf-root, everything is below DIR, where Pacemaker of this machine does not see it."})
public final class InstallCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--ocf-root", paramLabel = "DIR", description = "OCF root to install into. Default: /usr/lib/ocf.")
    private Path ocfRoot = InstallLayout.MACHINE;

    @Parameters(paramLabel = "NAME|FILE", arity = "0..*",
            description = "Agents to install. Default: all that come with Oscine.")
    private List<String> agents = new ArrayList<>();

    /** @param terminal where it runs */
    public InstallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<String> names = agents.stream().filter(agent -> !Terminal.isFile(agent)).toList();
        List<Path> files = agents.stream().filter(Terminal::isFile).map(Path::of).toList();
        InstallLayout layout = new InstallLayout(ocfRoot.toAbsolutePath().normalize());
        return Outcomes.tell(new Installer(layout, terminal.places(), Trainings.ALL).install(names, files), terminal);
    }
}
