package org.oscine.draft;

import java.util.List;
import java.util.Locale;

/** Limits of systemd.exec(5) by the names and in the units of prlimit(1). */
final class UnitLimits {
    static final List<String> NAMES = List.of("as", "core", "cpu", "data", "fsize", "locks", "memlock",
            "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack");

    private UnitLimits() {}

    static String name(String key) {
        return key.substring("Limit".length()).toLowerCase(Locale.ROOT);
    }

    /** The hard limit, in plain numbers; empty where a text is none. */
    static String value(String text) {
        String hard = text.substring(text.indexOf(':') + 1).strip();
        if (hard.equals("infinity")) {
            return "unlimited";
        }
        String digits = hard.replaceAll("[^0-9].*", "");
        if (digits.isEmpty() || digits.length() > 15) {
            return "";
        }
        long factor = switch (hard.substring(digits.length())) {
            case "" -> 1;
            case "K" -> 1L << 10;
            case "M" -> 1L << 20;
            case "G" -> 1L << 30;
            default -> 0;
        };
        return factor == 0 ? "" : Long.toString(Long.parseLong(digits) * factor);
    }
}
