package org.oscine.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows of text, aligned in columns. */
public final class Columns {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    /** Adds a row. */
    public Columns row(String... cells) {
        rows.add(cells);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(i == 0 ? "" : GAP).append(row[i]).repeat(' ', width(i) - row[i].length());
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().filter(row -> column < row.length).mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
