package org.oscine.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Random;

/**
 * An input for which something did not hold.
 *
 * @param kind tells findings of one cause from others, as well as a program can
 * @param why what did not hold, with the stack
 */
record Finding(String subject, String kind, String input, String why) {
    private static final int LONGEST_KIND = 90;

    /** Tries an input; null where all holds. */
    static Finding of(Subject subject, String input) {
        try {
            subject.holds(input, new Random(input.hashCode()));
            return null;
        } catch (Throwable thrown) { // also an overflow of the stack, and a memory that is full
            StringWriter stack = new StringWriter();
            thrown.printStackTrace(new PrintWriter(stack));
            return new Finding(subject.name(), kind(thrown), input, stack.toString());
        }
    }

    private static String kind(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        boolean ours = thrown instanceof AssertionError;
        String where = thrown.getStackTrace().length == 0 || ours ? "" : thrown.getStackTrace()[0].toString();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (!ours && frame.getClassName().startsWith("org.oscine.") && !frame.getClassName().startsWith("org.oscine.fuzz")) {
                where = frame.getClassName() + ":" + frame.getMethodName();
                break;
            }
        }
        String words = ours ? message.replaceAll("line=\\d+|olumn=\\d+|endLine=\\d+|'[^']*'|\\d+", "") : "";
        String kind = thrown.getClass().getSimpleName() + " " + where + " " + words;
        return kind.length() > LONGEST_KIND ? kind.substring(0, LONGEST_KIND) : kind;
    }
}
