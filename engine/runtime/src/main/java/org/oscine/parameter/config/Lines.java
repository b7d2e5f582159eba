package org.oscine.parameter.config;

/** The lines of a text, one after the other: a file of a mebibyte of short ones would not fit into memory all at once. */
public final class Lines {
    private final String text;
    private int from;

    /** Stands before the first line. */
    public Lines(String text) {
        this.text = text;
    }

    /** The next line; null behind the last one. */
    public String next() {
        if (from >= text.length()) {
            return null;
        }
        int end = text.indexOf('\n', from);
        end = end < 0 ? text.length() : end;
        String line = text.substring(from, end);
        from = end + 1;
        return line;
    }
}
