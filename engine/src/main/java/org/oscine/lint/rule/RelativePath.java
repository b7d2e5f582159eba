package org.oscine.lint.rule;

import org.oscine.diagnostic.Severity;

/** A path that begins at no known folder. */
final class RelativePath implements Rule {

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (TextUse use : subject.texts()) {
            if (isPath(use) && Texts.isRelative(use.text())) {
                findings.add(subject.spans().value(use.place()),
                        "'" + Texts.written(use.text()) + "' is not an absolute path", "begin it with a slash");
            }
        }
    }

    private static boolean isPath(TextUse use) {
        return switch (use.role()) {
            case PATH -> true;
            case OPTION -> switch (use.place().last()) {
                case "log", "error-log", "pidfile", "environment-file", "working-directory" -> true;
                default -> false;
            };
            case PROGRAM, WORD, ACCOUNT, ADDRESS, TEXT -> false;
        };
    }
}
