package org.oscine.lint.rule;

import java.util.List;

/** A text that must not be empty, made of names that can be. */
final class PossiblyEmpty implements Rule {

    @Override
    public void check(Subject subject, Findings findings) {
        for (TextUse use : subject.texts()) {
            switch (use.role()) {
                case PROGRAM, ACCOUNT, ADDRESS -> checkWhole(use, subject, findings);
                case WORD -> checkWord(use, subject, findings);
                case PATH -> checkPath(use, subject, findings);
                case OPTION, TEXT -> { }
            }
        }
    }

    /** An empty word that is written as one is meant: some programs need it. */
    private static void checkWord(TextUse use, Subject subject, Findings findings) {
        if (!use.text().references().isEmpty()) {
            checkWhole(use, subject, findings);
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
        List<String> names = use.text().references();
        findings.add(subject.spans().value(use.place()), summary, names.isEmpty()
                ? "write what is meant"
                : "add when: " + names.getFirst() + ", or give '" + names.getFirst() + "' a default, or make it required");
    }
}
