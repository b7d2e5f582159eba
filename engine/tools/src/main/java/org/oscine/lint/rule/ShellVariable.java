package org.oscine.lint.rule;

import java.util.Set;

/** A variable that only a shell would heed. */
final class ShellVariable implements Rule {
    private static final Set<String> SHELLS = Set.of("IFS", "BASH_ENV", "ENV", "SHELLOPTS", "BASHOPTS", "PS4");

    @Override
    public void check(Subject subject, Findings findings) {
        for (CommandUse command : subject.commands()) {
            for (String name : command.run().surroundings().environment().keySet()) {
                if (SHELLS.contains(name)) {
                    findings.add(subject.spans().key(command.entry().in("environment").in(name)),
                            "only shells use " + name + ", and it can change what they run",
                            "drop it; no shell is involved here");
                }
            }
        }
    }
}
