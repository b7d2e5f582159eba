package org.oscine.diagnostic;

/**
 * A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive.
 *
 * @param line first line
 * @param column first column
 * @param endLine line of the first character behind the stretch
 * @param endColumn its column
 */
public record Span(int line, int column, int endLine, int endColumn) {

    /** The beginning of a file, for what concerns it as a whole. */
    public static final Span START = new Span(1, 1, 1, 1);
}
