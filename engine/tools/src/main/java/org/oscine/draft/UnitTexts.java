package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns texts of a unit into templates: systemd.unit(5)'s specifiers and the variables of command lines. */
final class UnitTexts {
    static final String INSTANCE = "unit_instance";
    /** What a variable may be called; systemd leaves others out. */
    static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

    private final String unit;
    private final UnitFile file;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Draft draft;
    private final Consumer<String> todo;
    private boolean usesInstance;

    /**
     * @param unit the name of the unit with its suffix
     * @param todo takes what could not be said
     */
    UnitTexts(String unit, UnitFile file, Draft draft, Consumer<String> todo) {
        this.unit = unit;
        this.file = file;
        this.draft = draft;
        this.todo = todo;
        for (String line : file.all("Service", "Environment")) {
            for (String assignment : UnitWords.split(line)) {
                int equals = assignment.indexOf('=');
                if (equals > 0 && assignment.substring(0, equals).matches(VARIABLE)) {
                    variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
                }
            }
        }
    }

    /** What Environment= sets. */
    Map<String, String> variables() {
        return variables;
    }

    /** Whether the unit is a template, of which there may be several instances. */
    boolean isTemplate() {
        return unit.indexOf('@') >= 0;
    }

    /** Whether a specifier asked for the instance of a template unit. */
    boolean usesInstance() {
        return usesInstance;
    }

    /** A text with its specifiers, as a template. */
    String text(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            if (character == '%' && i + 1 < raw.length()) {
                text.append(specifier(raw.charAt(++i)));
            } else {
                text.append(character == '$' ? "$$" : String.valueOf(character));
            }
        }
        return text.toString();
    }

    private String specifier(char letter) {
        String plain = unit.replaceAll("\\.[a-z]+$", "");
        int at = plain.indexOf('@');
        String prefix = at < 0 ? plain : plain.substring(0, at);
        return switch (letter) {
            case '%' -> "%";
            case 'n' -> at < 0 ? Draft.literal(unit) : prefix + "@" + instance() + ".service";
            case 'N' -> at < 0 ? Draft.literal(plain) : prefix + "@" + instance();
            case 'p', 'P', 'j', 'J' -> Draft.literal(prefix);
            case 'i', 'I' -> instance();
            case 'f' -> "/" + (at < 0 ? prefix : instance());
            case 't' -> "/run";
            case 'S' -> "/var/lib";
            case 'C' -> "/var/cache";
            case 'L' -> "/var/log";
            case 'E' -> "/etc";
            case 'T' -> "/tmp";
            case 'V' -> "/var/tmp";
            case 'H', 'l', 'q' -> "${node}";
            case 'u' -> "root";
            case 'U', 'G' -> "0";
            case 'h' -> "/root";
            default -> {
                todo.accept("replace this by what %" + letter + " stands for (systemd.unit(5), specifiers)");
                yield "PUT-IN-" + letter;
            }
        };
    }

    private String instance() {
        usesInstance = true;
        return "${" + INSTANCE + "}";
    }

    /** The words of a command line; variables are put in, as far as the unit settles them. */
    List<Object> command(String line) {
        List<Object> words = new ArrayList<>();
        for (String raw : UnitWords.split(line)) {
            if (raw.startsWith("$") && raw.substring(1).matches(VARIABLE)) {
                words.addAll(split(raw.substring(1)));
            } else {
                words.add(word(raw));
            }
        }
        return words;
    }

    /** A variable that stands alone and without braces becomes as many words as it has. */
    private List<Object> split(String name) {
        if (name.equals("MAINPID")) {
            todo.accept("no pid is known here; the engine sends signals itself, see 'signal'");
            return List.of("MAINPID");
        }
        String value = variables.get(name);
        if (value != null) {
            return new ArrayList<>(UnitWords.split(value).stream().map(this::text).toList());
        }
        String parameter = draft.newName(name, "values");
        draft.section("parameters").with(parameter, Part.of("type", "arguments").with("default", "")
                .with("summary", "Additional arguments, systemd's " + name)
                .todo("copy the words of " + name + environmentFile() + " into the default"));
        return List.of("${" + parameter + "}");
    }

    private Object word(String raw) {
        String text = raw;
        StringBuilder word = new StringBuilder();
        String conditional = "";
        int open = text.indexOf("${");
        while (open >= 0 && text.indexOf('}', open) > 0) {
            int close = text.indexOf('}', open);
            String name = text.substring(open + 2, close);
            boolean alone = open == 0 && close == text.length() - 1 && word.isEmpty();
            word.append(text(text.substring(0, open)));
            if (!name.matches(VARIABLE)) {
                word.append(text(text.substring(open, close + 1)));
            } else if (variables.containsKey(name)) {
                word.append(text(variables.get(name)));
            } else {
                String value = value(name);
                word.append("${").append(value).append('}');
                conditional = alone ? value : conditional;
            }
            text = text.substring(close + 1);
            open = text.indexOf("${");
        }
        word.append(text(text));
        return conditional.isEmpty() ? word.toString() : new Part.Choice(conditional, List.of(word.toString()));
    }

    /** A variable that only a file knows is a value read out of that file. */
    private String value(String name) {
        String value = draft.newName(name, "parameters");
        List<String> files = file.all("Service", "EnvironmentFile");
        if (files.isEmpty()) {
            value = draft.newName(name, "values");
            draft.section("parameters").with(value, Part.of("default", "").with("summary", "systemd's " + name)
                    .todo("the unit does not say what " + name + " is; give it a default"));
        } else {
            draft.section("values").with(value, Part.of("config-file", path(files.getLast()))
                    .with("format", "assignments").with("key", name).with("default", ""));
        }
        return value;
    }

    private String environmentFile() {
        List<String> files = file.all("Service", "EnvironmentFile");
        return files.isEmpty() ? "" : " in " + path(files.getLast()).replace("$$", "$");
    }

    /** A path, without the dash that forgives its absence. */
    String path(String raw) {
        return text(raw.startsWith("-") || raw.startsWith("+") ? raw.substring(1) : raw);
    }

    /** A path if it begins at the root; else it is left to do. */
    Optional<String> absolute(String key, String raw) {
        String path = path(raw);
        if (path.startsWith("/") || path.startsWith("${")) {
            return Optional.of(path);
        }
        todo.accept(key + " is " + path + " in the unit, which is not an absolute path: write the path");
        return Optional.empty();
    }
}
