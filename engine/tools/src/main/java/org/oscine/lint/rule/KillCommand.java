package org.oscine.lint.rule;

import java.util.Optional;
import java.util.Set;
import org.oscine.lint.rule.CommandUse.Purpose;

/** Processes are killed by name or number instead of by identity. */
final class KillCommand implements Rule {
    private static final Set<String> KILLERS = Set.of("kill", "pkill", "killall", "killall5", "fuser", "skill");

    @Override
    public void check(Subject subject, Findings findings) {
        for (CommandUse command : subject.commands()) {
            Optional<String> program = command.programName().filter(KILLERS::contains);
            boolean ends = command.purpose() == Purpose.STOP || command.purpose() == Purpose.AFTER
                    || command.purpose() == Purpose.BEFORE || command.purpose() == Purpose.RELOAD;
            if (program.isPresent() && ends) {
                findings.add(subject.spans().value(command.word(0)),
                        "'" + program.get() + "' may kill processes that do not belong to the service",
                        "use { signal: TERM } in stop or reload, or { kill: NAME } with the name of a status probe "
                                + "in a step: the engine knows its own processes");
            }
        }
    }
}
