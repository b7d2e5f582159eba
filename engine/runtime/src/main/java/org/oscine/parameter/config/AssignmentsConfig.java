package org.oscine.parameter.config;

import java.util.Map;
import org.oscine.host.FileView;

/** A file of {@link Assignments}. */
final class AssignmentsConfig extends Dialect {

    AssignmentsConfig(FileView files, String path) {
        super(files, path, Counts.LAST);
    }

    @Override
    public void take(String text, int depth) {
        for (Map.Entry<String, String> assignment : Assignments.of(text).entrySet()) {
            keep("", assignment.getKey(), assignment.getValue());
        }
    }
}
