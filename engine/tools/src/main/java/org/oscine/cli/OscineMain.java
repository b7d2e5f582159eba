package org.oscine.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.oscine.catalog.InstallPaths;
import org.oscine.cli.command.DemoCommand;
import org.oscine.cli.command.DescribeCommand;
import org.oscine.cli.command.ExplainCommand;
import org.oscine.cli.command.FmtCommand;
import org.oscine.cli.command.GraphCommand;
import org.oscine.cli.command.ImportCommand;
import org.oscine.cli.command.InstallCommand;
import org.oscine.cli.command.LintCommand;
import org.oscine.cli.command.ListCommand;
import org.oscine.cli.command.ManCommand;
import org.oscine.cli.command.NewCommand;
import org.oscine.cli.command.PlanCommand;
import org.oscine.cli.command.PrivateRoot;
import org.oscine.cli.command.RunCommand;
import org.oscine.cli.command.ServeCommand;
import org.oscine.cli.command.TestCommand;
import org.oscine.cli.command.UninstallCommand;
import org.oscine.cli.command.VersionProvider;
import org.oscine.conform.command.ConformCommand;
import org.oscine.diagnostic.Suggestions;
import org.oscine.install.JvmUpgradeNotice;
import org.oscine.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The tools' door: {@code oscine SUBCOMMAND}. Each subcommand is a class of its own. */
@Command(
        name = "oscine",
        description = "Pacemaker resource agents, each described in one YAML file.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footer = {"", "oscine COMMAND --help shows more."})
public final class OscineMain {
    /** A command line that cannot be understood. */
    static final int USAGE = 2;

    private OscineMain() {}

    /** Runs a command and ends the process with its status. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = run(arguments, System.getenv(), out, err);
        out.flush();
        System.exit(status);
    }

    /**
     * @param environment the environment, for where things lie and for the agents that are run
     * @return the exit status: 0 well, 1 not, 2 not understood; that of {@code run} is the agent's
     */
    public static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Terminal terminal = new Terminal(environment, out, err);
        CommandLine line = commands(terminal, arguments.length == 0 ? "" : arguments[0]);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((mistake, given) -> misunderstood(mistake, err));
        line.setExecutionExceptionHandler((failure, at, parsed) -> failed(failure, terminal));
        if (arguments.length == 0) {
            line.usage(err);
            return USAGE;
        }
        int status = line.execute(arguments);
        String advice = JvmUpgradeNotice.advice(InstallPaths.of(environment).home());
        if (!advice.isEmpty()) {
            terminal.complain(advice);
        }
        return status;
    }

    /** The command with all that are below it. */
    static CommandLine commands(Terminal terminal) {
        CommandLine line = new CommandLine(new OscineMain());
        all(terminal).forEach((name, command) -> line.addSubcommand(command.get()));
        return line;
    }

    /** The command with the one below it that is called, since each of them takes time to be understood. */
    private static CommandLine commands(Terminal terminal, String called) {
        Supplier<Object> command = called.equals("man") ? null : all(terminal).get(called); // that one tells of all
        return command == null ? commands(terminal) : new CommandLine(new OscineMain()).addSubcommand(command.get());
    }

    private static Map<String, Supplier<Object>> all(Terminal terminal) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("run", () -> new RunCommand(terminal));
        all.put("lint", () -> new LintCommand(terminal));
        all.put("explain", () -> new ExplainCommand(terminal));
        all.put("plan", () -> new PlanCommand(terminal));
        all.put("test", () -> new TestCommand(terminal));
        all.put("conform", () -> new ConformCommand(terminal, new PrivateRoot(terminal.places())));
        all.put("fmt", () -> new FmtCommand(terminal));
        all.put("list", () -> new ListCommand(terminal));
        all.put("describe", () -> new DescribeCommand(terminal));
        all.put("graph", () -> new GraphCommand(terminal));
        all.put("new", () -> new NewCommand(terminal));
        all.put("import", () -> new ImportCommand(terminal));
        all.put("install", () -> new InstallCommand(terminal));
        all.put("uninstall", () -> new UninstallCommand(terminal));
        all.put("serve", () -> new ServeCommand(terminal));
        all.put("man", () -> new ManCommand(terminal));
        all.put("demo", () -> new DemoCommand(terminal));
        return all;
    }

    private static int misunderstood(ParameterException mistake, PrintStream err) {
        CommandLine line = mistake.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        err.println(command + ": " + wordsOf(mistake, line) + "; see " + command + " --help");
        return USAGE;
    }

    private static String wordsOf(ParameterException mistake, CommandLine line) {
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return mistake.getMessage();
        }
        String word = unmatched.getUnmatched().getFirst();
        if (word.startsWith("-")) {
            return "there is no option '" + word + "'";
        }
        return line.getSubcommands().isEmpty() ? "'" + word + "' is not expected here" : "there is no command '" + word + "'; "
                + Suggestions.advice(word, line.getSubcommands().keySet(), "the commands are");
    }

    private static int failed(Exception failure, Terminal terminal) {
        terminal.complain("internal error in the engine: " + failure);
        if (!terminal.environment().getOrDefault("HA_debug", "0").equals("0")) {
            failure.printStackTrace(terminal.err());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
