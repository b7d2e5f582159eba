package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Facts;

/** A descriptor in the making: its sections, in the order in which people read them. */
final class Draft {
    private static final List<String> SECTIONS = List.of("parameters", "values", "validate", "status", "monitor",
            "start", "stop", "reload", "actions");
    private static final List<String> EVERYWHERE = List.of("true", "false", "test", "kill", "sh", "rm", "cat", "mkdir",
            "echo", "sleep");

    final Part top = new Part();
    private final Map<String, Part> sections = new LinkedHashMap<>();

    Draft(String agent, String summary) {
        top.with("agent", agent).with("version", "0.1.0").with("summary", summary);
        SECTIONS.forEach(name -> sections.put(name, new Part()));
    }

    Part section(String name) {
        return sections.get(name);
    }

    /** An agent's name out of any other. */
    static String agentName(String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-").replaceAll("^[^a-z]+", "")
                .replaceAll("-+$", "");
        return name.isEmpty() ? "agent" : name;
    }

    /** A parameter's name out of any other. */
    static String parameterName(String text) {
        String name = text.replaceAll("[^A-Za-z0-9_]", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** As {@link #parameterName}, and none that means something else already: a fact of a call, or a name of a section. */
    String newName(String text, String otherSection) {
        String name = parameterName(text.toLowerCase(Locale.ROOT));
        return Facts.NAMES.contains(name) || section(otherSection).fields.containsKey(name) ? name + "_" : name;
    }

    /** A mode or a umask as a descriptor has it, in up to four digits; absent where a text is none. */
    static Optional<String> mode(String text) {
        String mode = text.length() > 4 ? text.replaceFirst("^0+(?=[0-7]{3,4}$)", "") : text;
        return Optional.of(mode).filter(it -> it.matches("[0-7]{1,4}"));
    }

    /** A text that stands for itself in a template. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }

    static List<Object> words(List<String> texts) {
        return new ArrayList<>(texts.stream().map(Draft::literal).toList());
    }

    /** The check that a program is installed, unless every system has it. */
    void needs(String name, String program) {
        String base = program.substring(program.lastIndexOf('/') + 1);
        String entry = Plain.name(name, "program");
        boolean known = section("validate").fields.values().stream()
                .anyMatch(check -> check instanceof Part part && program.equals(part.fields.get("binary")));
        if (!known && !EVERYWHERE.contains(base)) {
            Part check = Part.of("binary", program);
            section("validate").with(free(section("validate"), entry),
                    program.contains("${") ? check.with("unless", "probe") : check);
        }
    }

    /** A name that a section does not have yet. */
    static String free(Part section, String wanted) {
        String name = wanted;
        for (int i = 2; section.fields.containsKey(name); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    /** The text of the descriptor. */
    String text() {
        Part document = new Part();
        document.comments.addAll(top.comments);
        document.fields.putAll(top.fields);
        sections.forEach((name, section) -> {
            if (!section.fields.isEmpty()) {
                document.with(name, section);
            }
        });
        return Yaml.document(document);
    }
}
