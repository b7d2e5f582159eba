package org.oscine.cli.command;

import org.oscine.install.Outcome;
import org.oscine.terminal.Terminal;

/** Tells how an installation or its removal ended. */
final class Outcomes {
    private Outcomes() {}

    /** @return the exit status */
    static int tell(Outcome outcome, Terminal terminal) {
        return switch (outcome) {
            case Outcome.Done done -> {
                done.report().forEach(terminal.out()::println);
                yield 0;
            }
            case Outcome.Refused refused -> {
                terminal.complain(refused.reason());
                yield 1;
            }
            case Outcome.Broken broken -> {
                terminal.complain(broken.descriptor());
                yield 1;
            }
        };
    }
}
