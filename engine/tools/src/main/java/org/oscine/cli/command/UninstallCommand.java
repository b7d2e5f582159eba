package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.oscine.install.InstallLayout;
import org.oscine.install.Uninstaller;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oscine uninstall}: reverts {@code oscine install}. */
@Command(
        name = "uninstall",
        description = "Removes agents, or everything that oscine install has created.",
        mixinStandardHelpOptions = true,
        footer = {"", "Files that have been changed since are kept. Running services are not touched."})
public final class UninstallCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--ocf-root", paramLabel = "DIR", description = "OCF root to remove from. Default: /usr/lib/ocf.")
    private Path ocfRoot = InstallLayout.MACHINE;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Agents to remove. Default: everything.")
    private List<String> agents = new ArrayList<>();

    /** @param terminal where it runs */
    public UninstallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        InstallLayout layout = new InstallLayout(ocfRoot.toAbsolutePath().normalize());
        return Outcomes.tell(new Uninstaller(layout).uninstall(agents), terminal);
    }
}
