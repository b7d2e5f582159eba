package org.oscine.lint.rule;

import java.util.List;
import java.util.Set;

/** A command that hands a text to a shell. */
final class ShellCommand implements Rule {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "mksh", "zsh");

    @Override
    public void check(Subject subject, Findings findings) {
        for (CommandUse command : subject.commands()) {
            List<CommandUse.Known> words = command.knownWords();
            for (int i = 0; i + 1 < words.size(); i++) {
                CommandUse.Known shell = words.get(i);
                CommandUse.Known option = words.get(i + 1);
                if (isShell(shell.word()) && option.index() == shell.index() + 1 && takesText(option.word())) {
                    findings.add(subject.spans().value(command.word(shell.index())),
                            "a shell runs this command",
                            "name the program and its arguments; there are keys for conditions, output and "
                                    + "exit codes, and a longer script belongs in a file");
                }
            }
        }
    }

    private static boolean isShell(String word) {
        return SHELLS.contains(word.substring(word.lastIndexOf('/') + 1));
    }

    private static boolean takesText(String option) {
        return option.startsWith("-") && !option.startsWith("--") && option.indexOf('c') > 0;
    }
}
