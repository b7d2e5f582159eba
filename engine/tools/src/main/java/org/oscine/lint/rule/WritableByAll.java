package org.oscine.lint.rule;

/** A mode or umask that lets every user write. */
final class WritableByAll implements Rule {
    private static final int OTHERS_WRITE = 2;
    private static final int STICKY = 01000;

    @Override
    public void check(Subject subject, Findings findings) {
        for (TextUse use : subject.texts()) {
            boolean open = switch (use.place().last()) {
                case "umask" -> isOctal(use) && (number(use) & OTHERS_WRITE) == 0;
                case "mode" -> isOctal(use) && (number(use) & OTHERS_WRITE) != 0 && (number(use) & STICKY) == 0;
                default -> false;
            };
            if (open) {
                findings.add(subject.spans().value(use.place()), "every user of the node can write there",
                        use.place().last().equals("umask") ? "use 022 or 027" : "use 0755, or 0644 for a file");
            }
        }
    }

    private static boolean isOctal(TextUse use) {
        return Texts.literal(use.text()).filter(text -> text.matches("[0-7]+")).isPresent();
    }

    private static int number(TextUse use) {
        return Integer.parseInt(Texts.literal(use.text()).orElseThrow(), 8);
    }
}
