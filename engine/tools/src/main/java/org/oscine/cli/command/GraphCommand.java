package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.catalog.Lookup;
import org.oscine.descriptor.Descriptor;
import org.oscine.graph.Life;
import org.oscine.graph.LifecycleDiagram;
import org.oscine.graph.Mermaid;
import org.oscine.graph.Svg;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine graph}: the life of a service as a picture. */
@Command(
        name = "graph",
        description = "Draws the life cycle of a service: its states, the steps between them, the checks and the codes.",
        mixinStandardHelpOptions = true,
        footer = {"", "  oscine graph asterisk -o asterisk.svg", "  oscine graph asterisk --format mermaid"})
public final class GraphCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME|FILE", description = "The agent, or the file that describes it.")
    private String agent = "";

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "svg, a self-contained drawing, or mermaid, a diagram as text for web pages. Default: svg.")
    private String format = "svg";

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    /** @param terminal where it runs */
    public GraphCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!format.equals("svg") && !format.equals("mermaid")) {
            throw new ParameterException(spec.commandLine(), "'" + format + "' is not a format: use svg or mermaid");
        }
        return switch (terminal.load(agent)) {
            case Lookup.Refused refused -> {
                terminal.complain(refused);
                yield 1;
            }
            case Lookup.Usable(Descriptor it, var file) -> write(LifecycleDiagram.of(it));
        };
    }

    private int write(Life life) {
        String picture = format.equals("svg") ? Svg.of(life) : Mermaid.of(life);
        if (output.isEmpty()) {
            terminal.out().print(picture);
            return 0;
        }
        try {
            Files.writeString(output.get(), picture);
            terminal.out().println("wrote " + output.get());
            return 0;
        } catch (IOException failure) {
            terminal.complain(output.get() + " cannot be written: " + failure.getMessage());
            return 1;
        }
    }
}
