package org.oscine.descriptor;

import java.util.List;
import org.oscine.ocf.ReturnCode;

/**
 * What the exit statuses of a command mean. The first row that fits decides; without one, 0 is OCF_SUCCESS and
 * everything else OCF_ERR_GENERIC. A signal's row covers 128 + its number, which is how the JVM reports it.
 */
public record ExitMap(List<Row> rows) {

    /** The map of a command that says nothing about its exit statuses. */
    public static final ExitMap DEFAULT = new ExitMap(List.of());

    public ExitMap {
        rows = List.copyOf(rows);
    }

    /**
     * A range of exit statuses, both ends included.
     *
     * @param label the key as written, for reasons and plans
     */
    public record Row(String label, int from, int to, ReturnCode code) {
        public Row {
            if (from < 0 || to > 255 || from > to) {
                throw new IllegalArgumentException("exit statuses from " + from + " to " + to);
            }
        }
    }

    /** The code for an exit status. */
    public ReturnCode codeFor(int exit) {
        for (Row row : rows) {
            if (row.from() <= exit && exit <= row.to()) {
                return row.code();
            }
        }
        return exit == 0 ? ReturnCode.OCF_SUCCESS : ReturnCode.OCF_ERR_GENERIC;
    }
}
