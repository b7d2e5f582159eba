package org.oscine.diagnostic;

/**
 * One thing that is wrong with a file: what, where, and what to do.
 *
 * @param rule stable name of the rule, in kebab case
 * @param severity whether the file can still be used
 * @param file the file as the person named it
 * @param span the place, as tight as it can be told
 * @param summary one line that says what is wrong
 * @param help what to do about it; may be empty
 */
public record Diagnostic(String rule, Severity severity, String file, Span span, String summary, String help) {

    /** An error with advice. */
    public static Diagnostic error(String rule, String file, Span span, String summary, String help) {
        return new Diagnostic(rule, Severity.ERROR, file, span, summary, help);
    }

    /** The one line form: {@code file:line:col: error[rule]: summary}. */
    public String headline() {
        return file + ":" + span.line() + ":" + span.column() + ": " + severity.word() + "[" + rule + "]: " + summary;
    }
}
