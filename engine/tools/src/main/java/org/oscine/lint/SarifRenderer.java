package org.oscine.lint;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Severity;
import org.oscine.diagnostic.Span;

/** Diagnostics in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines they concern. */
public final class SarifRenderer {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String UNRESERVED = "-._~/";

    private final String version;
    private final Map<String, String> descriptions;

    /**
     * @param version the engine's own
     * @param descriptions what the rules find, by their names; rules without one are told by name only
     */
    public SarifRenderer(String version, Map<String, String> descriptions) {
        this.version = version;
        this.descriptions = descriptions;
    }

    /** The log of one run over however many files. */
    public String render(List<Diagnostic> diagnostics) {
        List<String> rules = List.copyOf(new TreeSet<>(diagnostics.stream().map(Diagnostic::rule).toList()));
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "oscine");
        driver.put("version", version);
        driver.put("rules", rules.stream().map(this::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", diagnostics.stream().map(diagnostic -> result(diagnostic, rules)).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonText.of(log) + "\n";
    }

    private Map<String, Object> rule(String name) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", name);
        if (descriptions.containsKey(name)) {
            rule.put("shortDescription", Map.of("text", descriptions.get(name)));
        }
        return rule;
    }

    private static Map<String, Object> result(Diagnostic diagnostic, List<String> rules) {
        String help = diagnostic.help().isEmpty() ? "" : "; " + diagnostic.help();
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", Map.of("uri", uri(diagnostic.file())));
        physical.put("region", region(diagnostic.span()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", diagnostic.rule());
        result.put("ruleIndex", rules.indexOf(diagnostic.rule()));
        result.put("level", level(diagnostic.severity()));
        result.put("message", Map.of("text", diagnostic.summary() + help));
        result.put("locations", List.of(Map.of("physicalLocation", physical)));
        return result;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
        };
    }

    private static Map<String, Object> region(Span span) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", span.line());
        region.put("startColumn", span.column());
        region.put("endLine", span.endLine());
        region.put("endColumn", span.endColumn());
        return region;
    }

    /** A path as a URI reference: relative where the path is. */
    private static String uri(String file) {
        StringBuilder uri = new StringBuilder(file.startsWith("/") ? "file://" : "");
        for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            uri.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return uri.toString();
    }
}
