package org.oscine.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes odd inputs of right ones, by lines, by words and by characters, as people and broken disks do. */
final class Mutations {
    private static final int MOST_CHANGES = 6;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./$-]+");
    private static final List<String> PIECES = List.of("\t", "\r", "\r\n", "\n", "\u0000", "\u0007", "\u001b[2J", "\u0085",
            "\u2028", "\u2029", "\uFEFF", "\uFFFD", "\uD800", "\uDC00", "\uD83D\uDE00", "\u00e4", "\u202e", "\\uD800", "\"\\uD800\"", "\"\\x00\"", "\"\\u2028\"",
            "\"\\0\"", "\"\\r\"", "# c\r", "? ", "? \n", "- ", "-", ": ", ":", "? a\n: b\n", "[", "]", "{", "}", "{ ", "|", "|\n", ">-\n", "|2\n", "|+\n", "&a ",
            "*a", "&a", "<<: *a\n", "<<: {a: b}\n", "!!str ", "!!binary ", "! ", "!<x> ", "%YAML 1.2\n---\n", "%YAML 9.9\n", "%TAG ! x\n", "---\n",
            "...\n", "--- a\n", "#", " #", "# oscine: allow unused-parameter: x\n", " # oscine: allow", "'", "\"", "\\", "`", "@", "~", "null", "true", "yes", "TRUE",
            "0", "-1", "1e999", "1E-400", "-0", "0x1F", "0o17", "1.0", ".inf", ".nan", "99999999999999999999", "9999999h", "999999999h",
            "0s", "1ms", "2147483648", "9223372036854775807", "-9223372036854775808", "1_000", "${", "${}", "${x}", "$", "$$", "$${a}", "${a", "${instance}",
            "${probe}", "${rundir}", "OCF_SUCCESS", "SIGTERM", "TERM", "KILL", "/", "//", "..", "/../..", "relative/path", "~/x", "", " ", "  ", "(", "(a+)+", "(?i)",
            "[a-", "\\p{L}", "a{1,999999999}", "127.0.0.1:80", "[::1]:80", ":99999", "http://", "http://[", "file:///etc/shadow", "%n", "%i", "%%", "=", ";", "<", ">", "&", "&amp;", "<!--", "]]>", "#include /c\n", "[x](!)\n", "[a](+,b)\n", "=>", ";--", "--;");

    private final List<String> seeds;
    private final Random random;

    /** @param seeds where other lines and words are taken from */
    Mutations(List<String> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    /** The next input. */
    String next() {
        if (random.nextInt(400) == 0) {
            return Monsters.one(random);
        }
        String text = any(seeds);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            text = changed(text);
        }
        return text;
    }

    private String changed(String text) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> byLines(text);
            case 4, 5, 6 -> byWords(text);
            case 7, 8 -> insert(text, any(PIECES));
            case 9 -> cut(text);
            case 10 -> asAWhole(text);
            default -> byCharacter(text);
        };
    }

    private String byLines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(at));
            case 2 -> lines.add(other, lines.get(at));
            case 3 -> Collections.swap(lines, at, other);
            case 4 -> lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at));
            case 5 -> lines.set(at, lines.get(at).replaceFirst("^ {1,2}", ""));
            case 6 -> lines.set(at, lines.get(at).stripLeading());
            case 7 -> lines.add(at, foreignLine());
            default -> lines.set(at, " ".repeat(random.nextInt(8)) + lines.get(at).stripLeading());
        }
        return String.join("\n", lines);
    }

    private String foreignLine() {
        String[] lines = any(seeds).split("\n", -1);
        return lines[random.nextInt(lines.length)];
    }

    private String byWords(String text) {
        List<int[]> words = words(text);
        if (words.isEmpty()) {
            return insert(text, any(PIECES));
        }
        int[] word = any(words);
        String instead = switch (random.nextInt(5)) {
            case 0 -> any(PIECES);
            case 1 -> foreignWord();
            case 2 -> "";
            case 3 -> "\"" + text.substring(word[0], word[1]) + any(PIECES).replace("\"", "") + "\"";
            default -> text.substring(word[0], word[1]) + any(PIECES);
        };
        return text.substring(0, word[0]) + instead + text.substring(word[1]);
    }

    private String foreignWord() {
        String seed = any(seeds);
        List<int[]> words = words(seed);
        if (words.isEmpty()) {
            return "";
        }
        int[] word = any(words);
        return seed.substring(word[0], word[1]);
    }

    private static List<int[]> words(String text) {
        List<int[]> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        return words;
    }

    private String insert(String text, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private String cut(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 4 : 200));
        return text.substring(0, from) + text.substring(to);
    }

    private String asAWhole(String text) {
        return switch (random.nextInt(8)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> text.replace('\n', '\r');
            case 2 -> "\uFEFF" + text;
            case 3 -> text.stripTrailing();
            case 4 -> text + "\n" + any(PIECES);
            case 5 -> any(PIECES) + text;
            case 6 -> text.replaceFirst("(?m)^  ", "\t");
            default -> text.replace("\n", random.nextBoolean() ? " \n" : "\n\n");
        };
    }

    private String byCharacter(String text) {
        if (text.isEmpty()) {
            return any(PIECES);
        }
        int at = random.nextInt(text.length());
        char instead = random.nextBoolean() ? (char) random.nextInt(128) : (char) random.nextInt(0x10000);
        return text.substring(0, at) + instead + text.substring(at + 1);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
