package org.oscine.lint.rule;

import java.util.Map;
import java.util.Optional;
import org.oscine.lint.rule.CommandUse.Purpose;

/** A program in front of the command for what the engine does by itself. */
final class WrapperCommand implements Rule {
    private static final Map<String, String> INSTEAD = Map.of(
            "su", "user", "sudo", "user", "runuser", "user", "timeout", "timeout", "prlimit", "limits");

    @Override
    public void check(Subject subject, Findings findings) {
        for (CommandUse command : subject.commands()) {
            Optional<String> program = command.programName();
            Optional<String> key = program.map(INSTEAD::get);
            if (key.isPresent() && !isStartWithTimeout(command, key.get())) {
                findings.add(subject.spans().value(command.word(0)),
                        "'" + program.get() + "' comes between the engine and the command",
                        "use the key '" + key.get() + "' and name the program itself");
            }
        }
    }

    /** The start command itself has no timeout. */
    private static boolean isStartWithTimeout(CommandUse command, String key) {
        return command.purpose() == Purpose.START && key.equals("timeout");
    }
}
