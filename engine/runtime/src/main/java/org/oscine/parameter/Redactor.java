package org.oscine.parameter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.host.ShellWords;
import org.oscine.ocf.WholeNumber;

/**
 * Takes secrets out of what people may read: reasons, logs, traces, plans and reports, all of which pass here. Other
 * programs' output is quoted there, so a secret may come from anywhere: whole, a line of it, or its beginning. User and
 * password in a web address are secrets whoever gave them.
 * May be shared by threads.
 */
public final class Redactor {
    /** What stands in the place of a secret. */
    public static final String MASK = "***";

    /** Where there are no secrets, and none can be learnt. */
    public static final Redactor NONE = new Redactor();

    /** Fewer characters of a beginning are anybody's, even where a quotation was cut. */
    private static final int SHORTEST_CUT = 4;

    /** As many characters are taken for a secret's wherever they stand. */
    private static final int SHORTEST_BEGINNING = 6;

    private static final String CUT = "...";
    private static final String SCHEME_END = "://";

    /** Besides white space, what ends an address in a text. */
    private static final String WORD_ENDS = "'\"<>";

    private static final Comparator<String> LONGEST_FIRST = new Comparator<>() {
        @Override
        public int compare(String one, String other) {
            return other.length() - one.length();
        }
    };

    /** All forms of all secrets, the longest first, since one may be a part of another. */
    private volatile List<String> whole = List.of();

    /** Those whose beginnings tell something. */
    private volatile List<String> begun = List.of();

    private Redactor() {}

    /** For some secrets. */
    public static Redactor of(List<String> texts) {
        Redactor redactor = new Redactor();
        for (String text : texts) {
            redactor.learn(text);
        }
        return redactor.whole.isEmpty() ? NONE : redactor;
    }

    /** For the secrets of a call: also those that are not valid, and are not used. It can learn those of values. */
    public static Redactor of(Descriptor descriptor, Map<String, String> given) {
        Redactor redactor = new Redactor();
        boolean any = !descriptor.secretValues().isEmpty();
        for (Parameter parameter : descriptor.parameters()) {
            if (parameter.type() == Parameter.Type.SECRET) {
                any = true;
                redactor.learn(given.getOrDefault(parameter.name(), ""));
                redactor.learn(parameter.defaultValue().orElse(""));
            }
        }
        return any ? redactor : NONE;
    }

    /** From now on this text is a secret, too. */
    void learn(String text) {
        learn(text, true);
    }

    /** From now on this text is a secret as a whole, though its beginning is not: it was put together of a secret and others. */
    void learnWhole(String text) {
        learn(text, false);
    }

    private synchronized void learn(String text, boolean itsBeginnings) {
        if (text.isBlank()) {
            return;
        }
        if (this == NONE) {
            throw new IllegalStateException("a secret that its descriptor does not know of");
        }
        List<String> forms = new ArrayList<>(4);
        addForms(forms, text);
        whole = with(whole, forms);
        begun = itsBeginnings ? with(begun, forms) : begun;
    }

    private static List<String> with(List<String> known, List<String> more) {
        List<String> all = new ArrayList<>(known);
        for (String text : more) {
            if (!text.isBlank() && !all.contains(text)) {
                all.add(text);
            }
        }
        all.sort(LONGEST_FIRST);
        return List.copyOf(all);
    }

    private static void addForms(List<String> forms, String text) {
        forms.add(text);
        forms.add(text.strip());
        // As a shell's word, which is how commands are shown.
        forms.add(text.replace("'", "'\\''"));
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\t') >= 0) {
            // On one line, as plans and logs show it.
            forms.add(ShellWords.onOneLine(text));
            forms.add(ShellWords.onOneLine(text).replace("'", "'\\''"));
            forms.add(text.replace('\r', ' ').replace('\n', ' '));
            for (String line : text.split("[\r\n]")) {
                forms.add(line.strip());
            }
        }
    }

    /** The text without secrets. */
    public String redact(String text) {
        List<String> secrets = whole;
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, MASK);
        }
        for (String secret : begun) {
            clean = withoutBeginnings(clean, secret);
        }
        return withoutUserInfo(clean);
    }

    private static String withoutUserInfo(String text) {
        int scheme = text.indexOf(SCHEME_END);
        if (scheme < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int from = 0;
        for (; scheme >= 0; scheme = text.indexOf(SCHEME_END, scheme + 1)) {
            int begin = scheme + SCHEME_END.length();
            int at = endOfUserInfo(text, begin);
            if (at > begin && begin >= from) {
                clean.append(text, from, begin).append(MASK);
                from = at;
            }
        }
        return clean.append(text, from, text.length()).toString();
    }

    /**
     * Where the host follows; -1 where there is no user. A password with a character that should have been encoded ends
     * the authority too early, which shows in that no port is before it.
     */
    private static int endOfUserInfo(String text, int begin) {
        int authority = end(text, begin, WORD_ENDS + "/?#");
        int at = text.lastIndexOf('@', authority - 1);
        if (at >= begin) {
            return at;
        }
        int colon = text.indexOf(':', begin);
        boolean wrong = colon >= 0 && colon < authority && text.charAt(begin) != '['
                && !WholeNumber.isDigits(text.substring(colon + 1, authority)) && colon + 1 < authority;
        at = wrong ? text.lastIndexOf('@', end(text, begin, WORD_ENDS) - 1) : -1;
        return at >= begin ? at : -1;
    }

    private static int end(String text, int begin, String ends) {
        int end = begin;
        while (end < text.length() && text.charAt(end) > ' ' && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** A quotation may have been cut in the middle of a secret, by us or by the program that is quoted. */
    private static String withoutBeginnings(String text, String secret) {
        if (secret.length() <= SHORTEST_CUT) {
            return text;
        }
        StringBuilder clean = null;
        int from = 0;
        for (int at = text.indexOf(secret.charAt(0)); at >= 0; at = text.indexOf(secret.charAt(0), at)) {
            int length = common(text, at, secret);
            boolean tells = length >= SHORTEST_BEGINNING || length >= SHORTEST_CUT && isCut(text, at + length);
            if (tells) {
                clean = clean == null ? new StringBuilder(text.length()) : clean;
                clean.append(text, from, at).append(MASK);
                from = at + length;
            }
            at += tells ? length : 1;
        }
        return clean == null ? text : clean.append(text, from, text.length()).toString();
    }

    /** How many of the secret's first characters stand at a place. */
    private static int common(String text, int at, String secret) {
        int most = Math.min(secret.length(), text.length() - at);
        int length = 0;
        while (length < most && text.charAt(at + length) == secret.charAt(length)) {
            length++;
        }
        return length;
    }

    /** Whether something that is quoted may end here: with the text, its line, quotation marks or dots. */
    private static boolean isCut(String text, int at) {
        return at == text.length() || "\r\n'\"".indexOf(text.charAt(at)) >= 0 || text.startsWith(CUT, at);
    }
}
