package org.oscine.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.catalog.Catalog;
import org.oscine.draft.Answers;
import org.oscine.draft.NewDescriptor;
import org.oscine.draft.NewTestFile;
import org.oscine.draft.SchemaLine;
import org.oscine.terminal.Terminal;
import org.oscine.testfile.TestFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code oscine new}: a descriptor to begin with, and a test file. */
@Command(
        name = "new",
        description = {"Writes a first descriptor, NAME.yaml, and passing cases, NAME.test.yaml.",
            "On a terminal it asks for everything that the options leave open."},
        mixinStandardHelpOptions = true,
        footer = {"", "  oscine new xd --program /usr/sbin/xd --foreground --check-tcp 8080",
            "  oscine new xd --program xd --daemon --pidfile /run/xd.pid --check-run 'xctl ping'"})
public final class NewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The agent's name: lowercase letters, digits, _ and -.")
    private String name = "";

    @Option(names = "--program", paramLabel = "PROGRAM", description = "The server: an absolute path, or a name on the PATH.")
    private Optional<String> program = Optional.empty();

    @Option(names = "--foreground", description = "The program stays in the foreground.")
    private boolean foreground;

    @Option(names = "--daemon", description = "The program puts itself into the background; needs --pidfile.")
    private boolean daemon;

    @Option(names = "--pidfile", paramLabel = "FILE", description = "The pidfile that the program writes.")
    private Optional<String> pidfile = Optional.empty();

    @Option(names = "--user", paramLabel = "USER", description = "The user that the server runs as. Default: root.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "The server's configuration file.")
    private Optional<String> config = Optional.empty();

    @Option(names = "--check-tcp", paramLabel = "[HOST:]PORT", description = "The service works if this port accepts a connection.")
    private Optional<String> tcp = Optional.empty();

    @Option(names = "--check-http", paramLabel = "URL", description = "The service works if this address answers.")
    private Optional<String> http = Optional.empty();

    @Option(names = "--check-run", paramLabel = "COMMAND", description = "The service works if this command succeeds.")
    private Optional<String> run = Optional.empty();

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", description = "Directory to write to. Default: the current one.")
    private Path output = Path.of("");

    /** @param terminal where it runs */
    public NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        refuseWhatCannotBe();
        if (!output.toString().isEmpty() && !Files.isDirectory(output)) {
            terminal.complain(output + " is not a directory; create it first");
            return 1;
        }
        Path file = output.resolve(name + ".yaml");
        Path tests = output.resolve(name + TestFile.SUFFIX);
        for (Path path : List.of(file, tests)) {
            if (Files.exists(path)) {
                terminal.complain(DraftOutput.isThere(path));
                return 1;
            }
        }
        if (program.isEmpty()) {
            ask();
        }
        Answers answers = answers();
        int status = new DraftOutput(terminal, Optional.of(file)).write(NewDescriptor.of(answers));
        return status == 0 ? writeTests(tests, answers) : status;
    }

    private int writeTests(Path file, Answers answers) {
        DraftOutput tests = new DraftOutput(terminal, Optional.of(file));
        Path directory = file.toAbsolutePath().getParent();
        if (!tests.writeFile(SchemaLine.ofTestFile(terminal.places().home(), directory) + NewTestFile.of(answers))) {
            return 1;
        }
        terminal.out().println("next: edit both, then oscine lint " + output.resolve(name) + ".yaml, oscine test " + file);
        return 0;
    }

    private void refuseWhatCannotBe() {
        if (!Catalog.isPlainName(name)) {
            throw mistake("'" + name + "' cannot be an agent's name: use lowercase letters, digits, _ and -, and begin with a letter");
        }
        if (foreground && (daemon || pidfile.isPresent())) {
            throw mistake("a program in the foreground is not a daemon and needs no pidfile: use either --foreground or"
                    + " --daemon");
        }
        if (tcp.stream().count() + http.stream().count() + run.stream().count() > 1) {
            throw mistake("use only one of --check-tcp, --check-http and --check-run; add more checks by hand");
        }
    }

    private void ask() throws IOException {
        if (!isTerminal()) {
            throw mistake("--program is missing (only on a terminal does oscine ask for it)");
        }
        Interview interview = new Interview(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), terminal.err());
        program = Optional.of(interview.ask("Program of the server", name));
        if (!foreground && !daemon && pidfile.isEmpty()) {
            daemon = interview.ask("Does it stay in the foreground? (yes, no)", "yes").startsWith("n");
        }
        if (daemon && pidfile.isEmpty()) {
            pidfile = Optional.of(interview.ask("Pidfile that it writes", "/run/" + name + ".pid"));
        }
        user = user.or(() -> interview.mayAsk("User that it runs as (empty: root)"));
        config = config.or(() -> interview.mayAsk("Configuration file (empty: none)"));
        if (tcp.isEmpty() && http.isEmpty() && run.isEmpty()) {
            tcp = interview.mayAsk("TCP port that answers if the service works (empty: none)");
        }
    }

    private static boolean isTerminal() {
        try {
            String input = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return input.startsWith("/dev/pts/") || input.startsWith("/dev/tty") || input.equals("/dev/console");
        } catch (IOException unknown) {
            return false;
        }
    }

    private Answers answers() {
        if (daemon && pidfile.isEmpty()) {
            throw mistake("--daemon needs --pidfile, to identify the process");
        }
        String server = program.orElseThrow();
        if (server.isBlank() || server.contains("/") && !server.startsWith("/")) {
            throw mistake("'" + server + "' is neither an absolute path nor a name on the PATH");
        }
        pidfile.ifPresent(path -> mustBeAbsolute("--pidfile", path));
        config.ifPresent(path -> mustBeAbsolute("--config", path));
        return new Answers(name, server, pidfile, user.filter(it -> !it.equals("root")), config, check());
    }

    private void mustBeAbsolute(String option, String path) {
        if (!path.startsWith("/")) {
            throw mistake(option + ": '" + path + "' is not an absolute path");
        }
    }

    private Optional<Answers.Check> check() {
        if (tcp.isPresent()) {
            return Optional.of(Answers.Check.Tcp.parse(tcp.get())
                    .orElseThrow(() -> mistake("'" + tcp.get() + "' is not a port such as 8080 or 127.0.0.1:8080")));
        }
        if (http.isPresent()) {
            if (!http.get().matches("https?://.+")) {
                throw mistake("'" + http.get() + "' is not an address such as http://127.0.0.1:8080/");
            }
            return Optional.of(new Answers.Check.Http(http.get()));
        }
        return run.map(line -> Answers.Check.Run.parse(line)
                .orElseThrow(() -> mistake("--check-run: the command is empty")));
    }

    private ParameterException mistake(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
