package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Severity;
import org.oscine.diagnostic.TextRenderer;
import org.oscine.lint.JsonRenderer;
import org.oscine.lint.Linter;
import org.oscine.lint.SarifRenderer;
import org.oscine.lint.rule.Guide;
import org.oscine.lint.rule.Rules;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine lint}: all that is wrong with descriptors, each finding at its place. */
@Command(
        name = "lint",
        description = "Finds mistakes in descriptors: syntax, grammar, and what does not work as intended.",
        mixinStandardHelpOptions = true,
        footer = {"", "To accept what a rule finds, put a comment at the end of the line or above it; the comment "
            + "applies to the entry that begins there:", "", "  # oscine: allow RULE: why", "",
            "The exit status is 0 without findings, 1 with errors or warnings, 2 if the command line is invalid."})
public final class LintCommand implements Callable<Integer> {
    /** The forms of a report, as they are named on the command line. */
    enum Format { text, json, sarif }

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Descriptors, NAME.test.yaml, NAME.conform.yaml.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "Output format: ${COMPLETION-CANDIDATES}. Default: text.")
    private Format format = Format.text;

    /** @param terminal where it runs */
    public LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A file that was looked at. */
    private record Checked(String text, List<Diagnostic> findings) {}

    @Override
    public Integer call() throws IOException {
        Map<Path, String> texts = DescriptorFiles.read(files, spec);
        Linter linter = Linter.load();
        List<Checked> all = new ArrayList<>();
        texts.forEach((file, text) -> all.add(new Checked(text, linter.lint(file.toString(), text))));
        List<Diagnostic> findings = all.stream().flatMap(checked -> checked.findings().stream()).toList();
        terminal.out().print(switch (format) {
            case text -> text(all);
            case json -> JsonRenderer.render(findings);
            case sarif -> sarif().render(findings);
        });
        terminal.out().flush();
        summarise(findings, texts.size());
        return findings.isEmpty() ? 0 : 1;
    }

    private String text(List<Checked> all) {
        TextRenderer renderer = new TextRenderer(terminal.colour());
        List<String> shown = new ArrayList<>();
        for (Checked checked : all) {
            if (!checked.findings().isEmpty()) {
                shown.add(renderer.render(checked.findings(), checked.text()));
            }
        }
        return String.join("\n", shown);
    }

    private static SarifRenderer sarif() {
        Map<String, String> descriptions = new HashMap<>();
        Rules.ALL.forEach(rule -> descriptions.put(rule.name(), Guide.of(rule).what()));
        return new SarifRenderer(VersionProvider.version(), descriptions);
    }

    /** To standard error, since it is no finding; of what is right only a person who waits for it wants to hear. */
    private void summarise(List<Diagnostic> findings, int files) {
        if (findings.isEmpty() && !terminal.watched()) {
            return;
        }
        long errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).count();
        long warnings = findings.size() - errors;
        String in = " in " + count(files, "file");
        String found = findings.isEmpty() ? "no findings"
                : errors == 0 ? count(warnings, "warning")
                : warnings == 0 ? count(errors, "error")
                : count(errors, "error") + " and " + count(warnings, "warning");
        terminal.err().println(found + in);
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
