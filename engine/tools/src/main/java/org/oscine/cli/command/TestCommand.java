package org.oscine.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.oscine.catalog.Lookup;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.TextRenderer;
import org.oscine.terminal.Terminal;
import org.oscine.testfile.TestFile;
import org.oscine.testfile.TestFileReader;
import org.oscine.testing.JUnitReport;
import org.oscine.testing.Suite;
import org.oscine.testing.TextReport;
import org.oscine.yaml.YamlParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oscine test}: the cases of test files, played on a simulated machine. */
@Command(
        name = "test",
        description = "Runs the cases of test files on a simulated machine, and reports every difference.",
        mixinStandardHelpOptions = true,
        footer = {"", "The exit status is 0 if all cases pass, 1 if one fails, 2 if none could be run.", "",
            "  oscine test descriptors/asterisk.test.yaml --filter canary"})
public final class TestCommand implements Callable<Integer> {
    private static final int UNUSABLE = 2;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "NAME.test.yaml. Default: those next to the descriptors of this machine.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--filter", paramLabel = "TEXT", description = "Only cases whose names contain this text.")
    private String filter = "";

    @Option(names = "--junit", paramLabel = "FILE", description = "Also writes the results as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--coverage", description = "Lists every part of the descriptor that no case reached.")
    private boolean coverage;

    /** @param terminal where it runs */
    public TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Suite.Outcome> outcomes = new ArrayList<>();
        boolean unusable = false;
        for (Path file : files.isEmpty() ? found() : files) {
            Optional<Suite.Outcome> outcome = load(file).map(suite -> suite.run(name -> name.contains(filter)));
            outcome.ifPresent(outcomes::add);
            unusable |= outcome.isEmpty();
        }
        outcomes.forEach(this::show);
        return !written(outcomes) || unusable || nothingPlayed(outcomes) ? UNUSABLE : verdict(outcomes);
    }

    private boolean written(List<Suite.Outcome> outcomes) {
        try {
            if (junit.isPresent()) {
                Files.writeString(junit.get(), JUnitReport.render(outcomes));
            }
            return true;
        } catch (IOException failed) {
            terminal.complain(junit.get() + " cannot be written");
            return false;
        }
    }

    private boolean nothingPlayed(List<Suite.Outcome> outcomes) {
        boolean nothing = outcomes.stream().allMatch(outcome -> outcome.verdicts().isEmpty());
        if (nothing) {
            terminal.complain(filter.isEmpty() ? "there are no cases" : "no case has '" + filter + "' in its name");
        }
        return nothing;
    }

    private static int verdict(List<Suite.Outcome> outcomes) {
        return outcomes.stream().allMatch(outcome -> outcome.failed().isEmpty()) ? 0 : 1;
    }

    private void show(Suite.Outcome outcome) {
        terminal.out().print(TextReport.failures(outcome));
        terminal.out().println(filter.isEmpty() ? TextReport.summary(outcome) : TextReport.count(outcome));
        if (coverage) {
            terminal.out().print(TextReport.coverage(outcome));
        }
    }

    private List<Path> found() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path directory : terminal.places().descriptors()) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> inDirectory = Files.list(directory)) {
                    inDirectory.filter(file -> TestFile.isNamedSo(file.toString())).sorted().forEach(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Suite> load(Path file) {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            terminal.complain(Files.exists(file) ? file + " cannot be read" : "there is no file " + file);
            return Optional.empty();
        }
        Optional<TestFile> tests = read(file, text);
        Optional<Suite> suite = tests.flatMap(it -> withDescriptor(file, it));
        List<Diagnostic> faults = suite.map(Suite::faults).orElse(List.of());
        complain(faults, text);
        return faults.isEmpty() ? suite : Optional.empty();
    }

    private Optional<TestFile> read(Path file, String text) {
        YamlParser.Parsed parsed = YamlParser.parse(file.toString(), text);
        complain(parsed.diagnostics(), text);
        if (parsed.document().isEmpty() || !parsed.diagnostics().isEmpty()) {
            return Optional.empty();
        }
        TestFileReader.Reading reading = TestFileReader.read(parsed.document().get());
        complain(reading.diagnostics(), text);
        return reading.testFile();
    }

    private Optional<Suite> withDescriptor(Path file, TestFile tests) {
        Path descriptor = file.resolveSibling(tests.descriptor());
        return switch (terminal.load(descriptor.isAbsolute() ? descriptor.toString() : "./" + descriptor)) {
            case Lookup.Usable usable -> Optional.of(new Suite(tests, usable.descriptor()));
            case Lookup.Refused refused -> {
                terminal.complain(refused);
                yield Optional.empty();
            }
        };
    }

    private void complain(List<Diagnostic> diagnostics, String text) {
        terminal.err().print(new TextRenderer(false).render(diagnostics, text));
    }
}
