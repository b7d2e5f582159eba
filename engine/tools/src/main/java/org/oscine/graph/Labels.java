package org.oscine.graph;

import java.util.stream.Collectors;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;
import org.oscine.ocf.ReturnCode;
import org.oscine.wording.Authored;

/** What ends and answers mean, as short texts. */
final class Labels {
    private Labels() {}

    /** What the ends of a question mean, and what it must print. */
    static String codes(Run<Template> run) {
        return run.output().map(pattern -> "must print /" + Authored.text(pattern) + "/; ").orElse("") + outputs(run)
                + run.outputs().other().map(code -> "else " + code(code)).orElseGet(() -> codes(run.exit()));
    }

    private static String outputs(Run<Template> run) {
        return run.outputs().rows().stream().map(row -> "prints /" + Authored.text(row.pattern()) + "/: " + code(row.code()) + "; ")
                .collect(Collectors.joining());
    }

    /** The rows of an exit map, and what holds without them. */
    static String codes(ExitMap map) {
        StringBuilder codes = new StringBuilder();
        for (ExitMap.Row row : map.rows()) {
            codes.append(codes.isEmpty() ? "" : "; ").append(row.label()).append(": ").append(code(row.code()));
        }
        boolean complete = map.rows().stream().anyMatch(row -> row.from() == 0 && row.to() == 255);
        if (!complete) {
            boolean zero = map.rows().stream().anyMatch(row -> row.from() == 0);
            codes.append(codes.isEmpty() ? "" : "; ").append(zero ? "" : "0: " + code(ReturnCode.OCF_SUCCESS) + "; ")
                    .append("else ").append(code(ReturnCode.OCF_ERR_GENERIC));
        }
        return codes.toString();
    }

    static String code(ReturnCode code) {
        return code.name().replaceFirst("^OCF_(ERR_)?", "") + " (" + code.number() + ")";
    }
}
