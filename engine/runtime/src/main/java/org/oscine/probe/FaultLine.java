package org.oscine.probe;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line of a program's output that names its fault: the only place that decides what a reason quotes. Programs say a
 * great deal before it (who they are, what they read, what they warn of), and afterwards that they have failed.
 */
final class FaultLine {
    private static final int SHOWN = 100;

    /** Of what ends the program at once. A line with such a word is preferred: nginx may say "[alert]" of less before it. */
    private static final Pattern GRAVEST = words("emerg|emergency|panic");
    /** As a word of its own, and not of a file's name such as error.log or error_log. */
    private static final Pattern GRAVE = words("alert|crit|critical|fatal|severe|\\w*error|errors|error\\(s\\)|\\w*exception"
            + "|fail|failed|failure|fault|cannot|can't|can not|bad|unknown|invalid|illegal|denied|refused|unrecognized"
            + "|no such|in use|not found|does not exist|abort|aborted|aborting");
    /** As compilers write: file, line, message; some have the word between them. */
    private static final Pattern PLACE = Pattern.compile("^[^\\s:]+(?::| line )\\d+:.*\\S");
    /** Where nothing else names a fault: often it is no more than a remark. */
    private static final Pattern REMARK = words("not configured");
    private static final Pattern LESS = Pattern.compile("(?i)[\\[<](?:warn|warning|notice|info|debug)[\\]>]"
            + "|\\berrors? encountered\\b|\\b(?:warn|warning|notice|info|debug):|\\b(?:no|0|without) errors?\\b|\\berrors?: *0\\b|\\berror log\\b");
    private static final Pattern LESS_IN_CAPITALS = Pattern.compile("\\b(?:WARN|WARNING|NOTICE|INFO|DEBUG)\\b");

    private FaultLine() {}

    private static Pattern words(String words) {
        return Pattern.compile("(?i)(?<![\\w./-])(?:" + words + ")(?![\\w-]|[./]\\w)");
    }

    /** Of a program that failed: the first line that names a fault, else the last one; empty where it has said nothing. */
    static String of(String output) {
        Optional<String> naming = naming(output);
        String line = "";
        for (String candidate : naming.isPresent() ? new String[0] : output.split("\n")) {
            line = candidate.isBlank() ? line : candidate;
        }
        return shown(naming.orElse(line));
    }

    /** Of an answer that was not the expected one: the first line that names a fault, else the first. */
    static String ofAnswer(String answer) {
        Optional<String> naming = naming(answer);
        for (String candidate : naming.isPresent() ? new String[0] : answer.split("\n")) {
            if (!candidate.isBlank()) {
                return shown(candidate);
            }
        }
        return shown(naming.orElse(""));
    }

    private static Optional<String> naming(String output) {
        String[] lines = output.split("\n");
        int found = first(lines, GRAVEST);
        found = found < 0 ? first(lines, GRAVE) : found;
        found = found < 0 ? first(lines, PLACE) : found;
        found = found < 0 ? first(lines, REMARK) : found;
        if (found < 0) {
            return Optional.empty();
        }
        String line = lines[found].strip();
        boolean goesOn = line.endsWith(":") && found + 1 < lines.length && !lines[found + 1].isBlank();
        return Optional.of(goesOn ? line + " " + lines[found + 1].strip() : line);
    }

    /** An indented line is the context of a message, such as a line of the source or of a stack. */
    private static int first(String[] lines, Pattern pattern) {
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            boolean candidate = !line.isBlank() && !Character.isWhitespace(line.charAt(0)) && !isLess(line);
            if (candidate && pattern.matcher(line).find()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isLess(String line) {
        return LESS.matcher(line).find() || LESS_IN_CAPITALS.matcher(line).find();
    }

    /** Shortened: enough to recognise the message. Nothing else of it is changed, since it may hold a secret that is to be masked. */
    private static String shown(String line) {
        String text = line.strip();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
