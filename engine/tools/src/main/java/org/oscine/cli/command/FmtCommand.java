package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.oscine.diagnostic.TextRenderer;
import org.oscine.format.Formatter;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine fmt}: descriptors in their canonical form. */
@Command(
        name = "fmt",
        description = "Rewrites descriptors in their canonical form: order of sections, indentation, empty lines.",
        mixinStandardHelpOptions = true,
        footer = {"", "Values, comments, quotes and line breaks are kept; the meaning of a file never changes.", "",
            "The exit status is 1 if a file is not valid YAML or, with --check, not in its canonical form."})
public final class FmtCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Descriptors.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--check", description = "Changes nothing, and lists the files that would change.")
    private boolean check;

    /** @param terminal where it runs */
    public FmtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        boolean fine = true;
        for (Map.Entry<Path, String> file : DescriptorFiles.read(files, spec).entrySet()) {
            fine &= format(file.getKey(), file.getValue());
        }
        return fine ? 0 : 1;
    }

    private boolean format(Path file, String text) throws IOException {
        return switch (Formatter.format(file.toString(), text)) {
            case Formatter.Result.Refused(var diagnostics) -> {
                terminal.err().print(new TextRenderer(false).render(diagnostics, text));
                yield false;
            }
            case Formatter.Result.Formatted(String formatted) -> formatted.equals(text) || change(file, formatted);
        };
    }

    private boolean change(Path file, String formatted) throws IOException {
        terminal.out().println((check ? "would change " : "changed ") + file);
        if (!check) {
            Rewriting.replace(file, formatted);
        }
        return !check;
    }
}
