package org.oscine.lint.rule;

/** A text that must not be empty, made of names that can be. */
final class PossiblyEmpty implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (TextUse use : subject.texts()) {
            switch (use.role()) {
                case PROGRAM, WORD, ACCOUNT, ADDRESS -> checkWhole(use, subject, findings);
                case PATH -> checkPath(use, subject, findings);
                case OPTION, TEXT -> { }
            }
        }
    }

    private static void checkWhole(TextUse use, Subject subject, Findings findings) {
        if (subject.names().canBeEmpty(use.text(), use.place().guards())) {
            report(use, "'" + Texts.written(use.text()) + "' can be empty", subject, findings);
        }
    }

    /** Without what it begins with, a path leads elsewhere. */
    private static void checkPath(TextUse use, Subject subject, Findings findings) {
        boolean begins = subject.names().canLoseBeginning(use.text(), use.place().guards());
        if (begins) {
            report(use, "the beginning of '" + Texts.written(use.text()) + "' can be empty", subject, findings);
        } else {
            checkWhole(use, subject, findings);
        }
    }

    private static void report(TextUse use, String summary, Subject subject, Findings findings) {
        String name = use.text().references().isEmpty() ? "NAME" : use.text().references().getFirst();
        findings.add(subject.spans().value(use.place()), summary,
                "add when: " + name + ", or see to it that '" + name + "' has a default or is required");
    }
}
