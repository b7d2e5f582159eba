package org.oscine.yaml;

import org.oscine.diagnostic.Span;

/** Ends the reading of a file where it cannot go on. Never leaves this package. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient String rule;
    private final transient Span span;
    private final transient String help;

    Unreadable(String rule, Span span, String summary, String help) {
        super(summary, null, false, false);
        this.rule = rule;
        this.span = span;
        this.help = help;
    }

    String rule() {
        return rule;
    }

    Span span() {
        return span;
    }

    String help() {
        return help;
    }
}
