package org.oscine.host;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.oscine.ocf.Failure;

/**
 * A descriptor's regular expression, to be held against a text that somebody else wrote: an answer, an output, a command
 * line. Whatever the text is, a search ends soon, and never with an exception: one that would go on for ever, or too
 * deep, is {@link Match#UNDECIDED}, and {@link #fault} says why. For one thread at a time.
 *
 * <p>See docs/decisions/006-patterns-and-the-texts-of-others.md.
 */
public final class TextPattern {

    /** The longest text that is searched, in characters. */
    public static final int LONGEST = 64 * 1024;

    /** Characters looked at in one search: 30 for each of the longest text. Their number, since a clock would judge a busy machine. */
    private static final int MOST_STEPS = 30 * LONGEST;

    private final String text;
    private final Pattern pattern;
    private Failure fault;
    private Matcher found;

    private TextPattern(String text, Pattern pattern, Failure fault) {
        this.text = text;
        this.pattern = pattern;
        this.fault = fault;
    }

    /** What a search came to. */
    public enum Match { FOUND, NOT_FOUND, UNDECIDED }

    /** For a text of one line; one that is no regular expression can decide nothing. */
    public static TextPattern of(String pattern) {
        return of(pattern, 0);
    }

    /** As {@link #of}, with ^ and $ for the ends of any line. */
    public static TextPattern ofLines(String pattern) {
        return of(pattern, Pattern.MULTILINE);
    }

    private static TextPattern of(String pattern, int flags) {
        try {
            return new TextPattern(pattern, Pattern.compile(pattern, flags), Failure.NONE);
        } catch (PatternSyntaxException wrong) {
            return new TextPattern(pattern, null, Failure.of("'" + pattern + "' is not a regular expression"));
        } catch (StackOverflowError nested) {
            return new TextPattern(pattern, null, Failure.of("the pattern '" + pattern + "' is nested too deeply"));
        }
    }

    /** Looks for the pattern anywhere in a text. */
    public Match searchIn(CharSequence searched) {
        return searchIn(searched, 0);
    }

    /** Looks for the pattern behind a place in a text; a line that began before it does not begin there again. */
    public Match searchIn(CharSequence searched, int from) {
        found = null;
        if (pattern == null) {
            return Match.UNDECIDED;
        }
        if (searched.length() > LONGEST) {
            return undecided("is not searched for in text of more than " + LONGEST / 1024 + " KiB");
        }
        try {
            Matcher matcher = pattern.matcher(new Counted(searched, new Steps()));
            matcher.region(from, searched.length()).useAnchoringBounds(false).useTransparentBounds(true);
            fault = Failure.NONE;
            found = matcher.find() ? matcher : null;
            return found == null ? Match.NOT_FOUND : Match.FOUND;
        } catch (TooManySteps endless) {
            return undecided("takes too long on text of " + searched.length() + " characters");
        } catch (StackOverflowError deep) {
            return undecided("recurses too deeply on text of " + searched.length() + " characters");
        }
    }

    private Match undecided(String why) {
        fault = Failure.of("the pattern '" + text + "' " + why);
        return Match.UNDECIDED;
    }

    /** Whether a text was searched, and holds the pattern. */
    public boolean isFoundIn(CharSequence searched) {
        return searchIn(searched) == Match.FOUND;
    }

    /** Why the last search decided nothing; none where it did. */
    public Failure fault() {
        return fault;
    }

    /** The first group of what was found, all of it where the pattern has no group; null for a group that took no part. */
    public String picked() {
        return found.group(Math.min(1, found.groupCount()));
    }

    /** Where what was found ends. */
    public int end() {
        return found.end();
    }

    /** Characters that were looked at. */
    private static final class Steps {
        private int taken;
    }

    /** The text as the matcher sees it: every step that a matcher goes begins with a look at a character. */
    private record Counted(CharSequence text, Steps steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++steps.taken > MOST_STEPS) {
                throw TooManySteps.ONE;
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final TooManySteps ONE = new TooManySteps();

        private TooManySteps() {
            super(null, null, false, false);
        }
    }
}
