package org.oscine.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.oscine.cli.Terminal;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.TextRenderer;
import org.oscine.lint.Linter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine lint}: all that is wrong with descriptors, each mistake at its place. */
@Command(
        name = "lint",
        description = "Says what is wrong with descriptors, where, and what to do about it.",
        mixinStandardHelpOptions = true,
        footer = {"", "The exit status is 0 if nothing is wrong, 1 if something is."})
public final class LintCommand implements Callable<Integer> {
    private final Terminal terminal;

    /** How the findings are told. */
    enum Format {
        /** For a person. */
        text,
        /** For another program. */
        json
    }

    /** A descriptor as it was found. */
    private record Source(String name, String text) {}

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Descriptors.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format = Format.text;

    /** @param terminal where it runs */
    public LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Source> sources = files.stream().map(this::read).toList();
        Linter linter = Linter.load();
        List<Diagnostic> all = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Source source : sources) {
            List<Diagnostic> found = linter.lint(source.name(), source.text());
            text.append(text.isEmpty() || found.isEmpty() ? "" : "\n")
                    .append(new TextRenderer(false).render(found, source.text()));
            all.addAll(found);
        }
        switch (format) {
            case text -> terminal.out().print(text);
            case json -> terminal.out().println(Json.text(all.stream().map(LintCommand::asData).toList()));
        }
        return all.isEmpty() ? 0 : 1;
    }

    private Source read(Path file) {
        try {
            return new Source(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), file + " cannot be read");
        }
    }

    private static Map<String, Object> asData(Diagnostic it) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", it.file());
        data.put("line", it.span().line());
        data.put("column", it.span().column());
        data.put("endLine", it.span().endLine());
        data.put("endColumn", it.span().endColumn());
        data.put("severity", it.severity().word());
        data.put("rule", it.rule());
        data.put("message", it.summary());
        data.put("help", it.help());
        return data;
    }
}
