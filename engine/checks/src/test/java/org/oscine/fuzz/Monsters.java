package org.oscine.fuzz;

import java.util.Random;

/** Inputs that are bad by their size or depth. */
final class Monsters {
    private static final int DEPTH = 3000;
    private static final int LENGTH = 200_000;

    private Monsters() {}

    static String one(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "a: " + "[".repeat(random.nextInt(DEPTH) + 1);
            case 1 -> "{a: ".repeat(random.nextInt(DEPTH) + 1);
            case 2 -> indented(random.nextInt(DEPTH) + 1);
            case 3 -> laughs();
            case 4 -> "agent: " + "x".repeat(LENGTH) + "\n";
            case 5 -> "agent: xd\nsummary: \"" + "\\u2028x".repeat(LENGTH / 10) + "\"\n";
            case 6 -> parameters();
            case 7 -> "- ".repeat(random.nextInt(DEPTH) + 1) + "a\n";
            case 8 -> "? ".repeat(random.nextInt(DEPTH) + 1) + "a\n";
            case 9 -> "#".repeat(LENGTH) + "\n" + "\n".repeat(LENGTH / 10);
            case 10 -> "x: " + "&a ".repeat(50) + "\n" + "&a: ".repeat(50);
            default -> bytes(random);
        };
    }

    private static String indented(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(depth, 400); i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
        }
        return text.toString();
    }

    private static String parameters() {
        StringBuilder text = new StringBuilder("agent: xd\nversion: 1.0.0\nsummary: Many\nparameters:\n");
        for (int i = 0; i < 800; i++) {
            text.append("  p").append(i).append(": { default: \"").append(i).append("\", summary: Number ").append(i).append(" }\n");
        }
        return text.append("start: { foreground: [xd, \"${p0}\"] }\nstop: { steps: { kill: { signal: KILL } } }\n").toString();
    }

    private static String bytes(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(300);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 256));
        }
        return text.toString();
    }
}
