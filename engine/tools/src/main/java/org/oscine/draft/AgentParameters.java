package org.oscine.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.oscine.draft.AgentMetadata.Parameter;
import org.oscine.ocf.Durations;
import org.oscine.ocf.OcfBoolean;

/** Parameters of another agent as those of a descriptor. */
final class AgentParameters {
    private final Part section;
    private final Map<String, Known> known = new LinkedHashMap<>();

    AgentParameters(Part section) {
        this.section = section;
    }

    /**
     * A parameter that has been taken over.
     *
     * @param filled whether it always has a value
     */
    record Known(String name, String type, boolean filled) {}

    Map<String, Known> known() {
        return known;
    }

    void add(Parameter it) {
        String name = Draft.parameterName(it.name());
        if (it.name().startsWith("CRM_meta") || known.containsKey(name)) {
            return;
        }
        Part part = new Part();
        if (!name.equals(it.name())) {
            part.todo("upstream calls it '" + it.name() + "', which is not a valid name here");
        }
        String type = type(it);
        if (!type.equals("string")) {
            part.with("type", type);
        }
        if (type.equals("enum")) {
            part.with("values", words(it));
        }
        boolean filled = value(it, type, part);
        if (it.unique()) {
            part.with("unique", new Part.Raw("true"));
        }
        words(it, part);
        section.with(name, part);
        known.put(name, new Known(name, type, filled));
    }

    private static String type(Parameter it) {
        String name = it.name().toLowerCase(Locale.ROOT);
        if (name.contains("passw") || name.contains("secret")) {
            return "secret";
        }
        return switch (it.type().toLowerCase(Locale.ROOT)) {
            case "integer" -> it.defaultValue().isEmpty() || it.defaultValue().matches("-?[0-9]{1,18}")
                    ? "integer" : "string";
            case "boolean" -> it.defaultValue().isEmpty() || OcfBoolean.of(it.defaultValue()).isPresent()
                    ? "boolean" : "string";
            case "time" -> it.defaultValue().isEmpty() || Durations.parse(it.defaultValue()).isPresent()
                    ? "time" : "string";
            case "select" -> words(it).isEmpty() ? "string" : "enum";
            default -> isArguments(name) ? "arguments" : "string";
        };
    }

    /** What it can be, each word once. */
    private static List<String> words(Parameter it) {
        return it.options().stream().filter(word -> !word.isBlank()).distinct().toList();
    }

    private static boolean isArguments(String name) {
        return name.endsWith("options") || name.endsWith("_opts") || name.endsWith("_opt") || name.equals("opts")
                || name.endsWith("_args") || name.equals("args") || name.equals("additional_parameters")
                || name.equals("parameters");
    }

    private static boolean value(Parameter it, String type, Part part) {
        String value = it.defaultValue();
        if (value.isEmpty() || type.equals("secret")) {
            if (it.required()) {
                part.with("required", new Part.Raw("true"));
            }
            return it.required() || type.equals("boolean");
        }
        boolean fits = !value.contains("${") && (!type.equals("enum") || words(it).contains(value))
                && (!type.equals("time") || duration(value).isPresent())
                && (!type.equals("arguments") || value.indexOf('\'') < 0 && value.indexOf('"') < 0);
        if (!fits) {
            part.todo("upstream's default is " + value.replace('\n', ' '));
            return false;
        }
        part.with("default", switch (type) {
            case "integer" -> new Part.Raw(Long.toString(Long.parseLong(value)));
            case "boolean" -> new Part.Raw(OcfBoolean.of(value).orElseThrow().toString());
            case "time" -> duration(value).orElseThrow();
            default -> value;
        });
        return true;
    }

    private static void words(Parameter it, Part part) {
        String summary = oneLine(it.summary()).or(() -> oneLine(it.description())).or(() -> oneLine(it.name())).orElse("?");
        part.with("summary", summary);
        if (!repeats(summary, it.description())) {
            part.with("description", tidy(it.description()));
        }
    }

    /** A span of time as a descriptor writes it; OCF knows more units. */
    static Optional<String> duration(String text) {
        return Durations.parse(text).filter(it -> it.isPositive() && it.compareTo(Durations.LONGEST) <= 0).map(Durations::word);
    }

    static Optional<String> oneLine(String text) {
        String line = Plain.line(text);
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }

    /** Whether a description says no more than the summary does. */
    static boolean repeats(String summary, String description) {
        String told = oneLine(description).orElse("");
        return told.isEmpty() || told.equalsIgnoreCase(summary) || told.equalsIgnoreCase(summary + ".");
    }

    /** A description without what would not survive in a block of text. */
    static String tidy(String text) {
        return Plain.whole(text).replace("\t", "    ").replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\p{Zl}\\p{Zp}\\uFEFF\\uFFFD-\\uFFFF&&[^\n]]", "").strip()
                .replaceAll("(?m)^ +", "").replaceAll("\n{3,}", "\n\n");
    }
}
