package org.oscine.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oscine.diagnostic.Diagnostic;

/** Diagnostics for programs: one JSON array, an object each, lines and columns from 1, the end exclusive. */
public final class JsonRenderer {
    private JsonRenderer() {}

    /** All diagnostics, of however many files. */
    public static String render(List<Diagnostic> diagnostics) {
        return JsonText.of(diagnostics.stream().map(JsonRenderer::data).toList()) + "\n";
    }

    private static Map<String, Object> data(Diagnostic diagnostic) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", diagnostic.file());
        data.put("line", diagnostic.span().line());
        data.put("column", diagnostic.span().column());
        data.put("endLine", diagnostic.span().endLine());
        data.put("endColumn", diagnostic.span().endColumn());
        data.put("severity", diagnostic.severity().word());
        data.put("rule", diagnostic.rule());
        data.put("message", diagnostic.summary());
        data.put("help", diagnostic.help());
        return data;
    }
}
