package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands of a unit with what they run in. */
final class UnitCommands {
    private static final List<String> SHELLS = List.of("sh", "bash", "dash");

    private final UnitFile unit;
    private final Draft draft;
    private final UnitTexts texts;

    UnitCommands(UnitFile unit, Draft draft, UnitTexts texts) {
        this.unit = unit;
        this.draft = draft;
        this.texts = texts;
    }

    /**
     * A command line without systemd's special characters before the program (systemd.service(5)).
     *
     * @param forgiven whether its failure does not count
     * @param privileged whether it runs as root whatever User says
     */
    record Line(String text, boolean forgiven, boolean privileged) {
        static Line of(String raw) {
            int at = 0;
            boolean forgiven = false;
            boolean privileged = false;
            boolean renamed = false;
            while (at < raw.length() && "-@:+!|".indexOf(raw.charAt(at)) >= 0) {
                forgiven |= raw.charAt(at) == '-';
                privileged |= raw.charAt(at) == '+' || raw.charAt(at) == '!';
                renamed |= raw.charAt(at) == '@';
                at++;
            }
            String rest = raw.substring(at).strip();
            // With @ the second word is only the name that the program sees.
            return new Line(renamed ? rest.replaceFirst("(\\S+)\\s+\\S+", "$1") : rest, forgiven, privileged);
        }
    }

    /** The lines of a key, each ; apart. */
    List<Line> lines(String key) {
        List<Line> lines = new ArrayList<>();
        for (String value : unit.all("Service", key)) {
            for (String one : value.split("\\s;\\s")) {
                lines.add(Line.of(one.strip()));
            }
        }
        return lines;
    }

    /** The entry of a command that is run to its end, with a check of its program. */
    Part step(Line line) {
        List<Object> argv = texts.command(line.text());
        Part step = Part.of("run", argv);
        String program = argv.isEmpty() ? "" : String.valueOf(argv.getFirst());
        draft.needs(base(program), program);
        if (SHELLS.contains(base(program))) {
            step.todo("a shell runs this; avoid the shell if you can");
        }
        if (!line.privileged() && !unit.last("Service", "PermissionsStartOnly").equals("true")) {
            surroundings(step);
        }
        if (line.forgiven()) {
            step.with("exit", Map.of("other", "OCF_SUCCESS"));
        }
        return step;
    }

    static String base(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    /** User, group, environment and the like; the same for all commands of a unit. */
    void surroundings(Part part) {
        put(part, "user", unit.last("Service", "User"));
        put(part, "group", unit.last("Service", "Group"));
        Map<String, Object> environment = new LinkedHashMap<>();
        texts.variables().forEach((name, value) -> environment.put(name, texts.text(value)));
        if (!environment.isEmpty()) {
            part.with("environment", environment);
        }
        List<String> unset = new ArrayList<>();
        unit.all("Service", "UnsetEnvironment").forEach(line -> UnitWords.split(line).stream()
                .map(word -> word.replaceFirst("=.*", "")).filter(word -> word.matches(UnitTexts.VARIABLE)).forEach(unset::add));
        if (!unset.isEmpty()) {
            part.with("without-environment", Draft.words(unset));
        }
        List<String> files = unit.all("Service", "EnvironmentFile");
        if (!files.isEmpty()) {
            texts.absolute("EnvironmentFile", files.getLast()).ifPresent(path -> part.with("environment-file", path));
        }
        String directory = unit.last("Service", "WorkingDirectory");
        if (!directory.isEmpty() && !texts.path(directory).equals("/")) {
            texts.absolute("WorkingDirectory", directory.endsWith("~") ? "/root" : directory)
                    .ifPresent(path -> part.with("working-directory", path));
        }
        Draft.mode(unit.last("Service", "UMask")).ifPresent(umask -> part.with("umask", umask));
    }

    private void put(Part part, String key, String value) {
        if (!value.isEmpty()) {
            part.with(key, texts.text(value));
        }
    }
}
