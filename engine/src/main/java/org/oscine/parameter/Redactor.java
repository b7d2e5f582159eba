package org.oscine.parameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;

/**
 * Takes secrets out of what people may read: reasons, logs and traces. Other programs' output is quoted there, so a
 * secret may come from anywhere, whole, a line of it, or cut off at its end.
 */
public final class Redactor {
    /** What stands in the place of a secret. */
    public static final String MASK = "***";

    /** Where there are no secrets. */
    public static final Redactor NONE = new Redactor(List.of());

    /** Fewer characters of a beginning are anybody's. */
    private static final int SHORTEST_BEGINNING = 4;
    private static final String CUT = "...";
    private static final Comparator<String> LONGEST_FIRST = new Comparator<>() {
        @Override
        public int compare(String one, String other) {
            return other.length() - one.length();
        }
    };

    private final List<String> secrets;

    private Redactor(List<String> secrets) {
        this.secrets = secrets;
    }

    /** For some secrets. */
    public static Redactor of(List<String> texts) {
        List<String> secrets = new ArrayList<>();
        for (String text : texts) {
            add(secrets, text);
            add(secrets, text.strip());
            // As a shell's word, which is how commands are shown.
            add(secrets, text.replace("'", "'\\''"));
            if (text.indexOf('\n') >= 0) {
                for (String line : text.split("\n")) {
                    add(secrets, line.strip());
                }
            }
        }
        if (secrets.isEmpty()) {
            return NONE;
        }
        // A secret may be a part of another one.
        secrets.sort(LONGEST_FIRST);
        return new Redactor(List.copyOf(secrets));
    }

    /** For the secrets of a call: also those that are not valid, and are not used. */
    public static Redactor of(Descriptor descriptor, Map<String, String> given) {
        List<String> secrets = new ArrayList<>(2);
        for (Parameter parameter : descriptor.parameters()) {
            if (parameter.type() == Parameter.Type.SECRET) {
                secrets.add(given.getOrDefault(parameter.name(), ""));
                secrets.add(parameter.defaultValue().orElse(""));
            }
        }
        return of(secrets);
    }

    private static void add(List<String> secrets, String text) {
        if (!text.isBlank() && !secrets.contains(text)) {
            secrets.add(text);
        }
    }

    /** The text without secrets. */
    public String redact(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, MASK);
        }
        return secrets.isEmpty() ? clean : withoutBeginnings(clean);
    }

    /** A quotation may have been cut in the middle of a secret. */
    private String withoutBeginnings(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int end = clean.length(); end >= 0; end = clean.lastIndexOf(CUT, end - 1)) {
            for (String secret : secrets) {
                int length = beginning(clean, end, secret);
                if (length > 0) {
                    clean.replace(end - length, end, MASK);
                    end -= length;
                }
            }
        }
        return clean.toString();
    }

    /** How many of the secret's first characters stand before a place. */
    private static int beginning(CharSequence text, int end, String secret) {
        for (int length = Math.min(secret.length() - 1, end); length >= SHORTEST_BEGINNING; length--) {
            if (text.subSequence(end - length, end).toString().contentEquals(secret.subSequence(0, length))) {
                return length;
            }
        }
        return 0;
    }
}
