package org.oscine.fuzz;

/** Inputs as files of plain text: what an editor or a checkout would change is written as an escape. */
final class Escapes {
    private Escapes() {}

    static String of(String input) {
        StringBuilder text = new StringBuilder();
        for (char character : input.toCharArray()) {
            boolean plain = character >= ' ' && character < 0x7f && character != '\\';
            if (character == '\n') {
                text.append("\\n\n"); // for the eye: the break itself says nothing
            } else if (character == '\\') {
                text.append("\\\\");
            } else {
                text.append(plain ? String.valueOf(character) : String.format("\\u%04x", (int) character));
            }
        }
        return text.append('\n').toString();
    }

    static String input(String text) {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                continue;
            }
            if (character != '\\') {
                input.append(character);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'n' -> input.append('\n');
                case 'u' -> {
                    input.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> input.append(escape);
            }
        }
        return input.toString();
    }
}
