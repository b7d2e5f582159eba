package org.oscine.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** All commands on one page in Markdown, made of what {@code --help} shows. */
public final class CommandPages {
    private static final String HEAD = """
            <!-- Generated from the commands' own help by mvn test -Dtest=ManualTest -Doscine.update=true -->

            # Commands

            In a clone, the command is `./oscine`, which builds the engine if necessary. Installed, it is `oscine`.
            Each command has `--help`. The exit status is 0 if everything is fine, 1 if something is wrong, 2 if the command
            line is invalid; `oscine run` ends with the code of the agent.

            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private CommandPages() {}

    /** The page of a program and its subcommands; hidden ones are left out. */
    public static String of(CommandSpec root) {
        CommandPages pages = new CommandPages();
        root.subcommands().values().stream()
                .map(line -> line.getCommandSpec())
                .filter(command -> !command.usageMessage().hidden())
                .forEach(pages::command);
        return pages.page.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }

    private void command(CommandSpec command) {
        Help help = new Help(command, Help.defaultColorScheme(Ansi.OFF));
        page.append("## ").append(command.qualifiedName()).append("\n\n");
        page.append(String.join("\n", command.usageMessage().description())).append("\n\n");
        page.append("```text\n").append(help.synopsis(0).stripTrailing()).append("\n```\n\n");
        for (PositionalParamSpec word : command.positionalParameters()) {
            entry(word.paramLabel(), word);
        }
        for (OptionSpec option : command.options()) {
            if (!option.usageHelp() && !option.versionHelp() && !option.hidden()) {
                entry(String.join(", ", option.names()) + label(option), option);
            }
        }
        page.append('\n');
        footer(List.of(command.usageMessage().footer()));
    }

    private void entry(String term, ArgSpec argument) {
        page.append("- `").append(term).append("`: ").append(String.join(" ", argument.description())).append('\n');
    }

    private static String label(OptionSpec option) {
        String separator = option.longestName().startsWith("--") ? "=" : " ";
        return option.arity().max() == 0 ? "" : separator + option.paramLabel();
    }

    /** Lines that are indented are examples; those between two of them stay together as one paragraph. */
    private void footer(List<String> lines) {
        List<String> examples = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("  ")) {
                examples.add(line.strip());
                continue;
            }
            examples(examples);
            page.append(line).append('\n');
        }
        examples(examples);
        page.append('\n');
    }

    private void examples(List<String> examples) {
        if (!examples.isEmpty()) {
            page.append("```text\n").append(String.join("\n", examples)).append("\n```\n");
            examples.clear();
        }
    }
}
