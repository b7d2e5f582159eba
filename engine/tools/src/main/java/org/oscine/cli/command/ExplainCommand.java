package org.oscine.cli.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.oscine.lint.Explanation;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code oscine explain}: the language of descriptors and the rules of lint, where one works. */
@Command(
        name = "explain",
        description = {"Explains a key of a descriptor, of a test file or of a setup file, a rule of lint,",
            "an error that a message shows in brackets, or a fact of the call. Without an argument, lists",
            "the sections of a descriptor and the rules."},
        mixinStandardHelpOptions = true,
        footer = {"", "  oscine explain status.pidfile", "  oscine explain unused-parameter"})
public final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KEY.PATH|NAME",
            description = "A path of keys, separated by dots, or the name that a message shows in brackets.")
    private Optional<String> topic = Optional.empty();

    /** @param terminal where it runs */
    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return topic.isPresent() ? tell(Explanation.of(topic.get())) : print(Explanation.overview());
    }

    private int tell(Explanation.Answer answer) {
        return switch (answer) {
            case Explanation.Answer.Known(String text) -> print(text);
            case Explanation.Answer.Unknown(String summary, String help) -> {
                terminal.complain(summary);
                if (!help.isEmpty()) {
                    terminal.err().println("help: " + help);
                }
                yield 2;
            }
        };
    }

    private int print(String text) {
        terminal.out().print(text);
        return 0;
    }
}
