package org.oscine.lint.rule;

/** A finding that is accepted, and nobody will know why. */
final class AllowWithoutReason implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (Allow allow : subject.allows()) {
            if (allow.isUnderstood() && allow.reason().isEmpty()) {
                findings.add(allow.span(), "this comment gives no reason",
                        "add it after a colon: # oscine: allow " + String.join(", ", allow.rules()) + ": upstream has it");
            }
        }
    }
}
