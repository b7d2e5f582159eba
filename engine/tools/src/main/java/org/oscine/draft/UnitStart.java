package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections start and status of a unit's descriptor. */
final class UnitStart {
    private static final Map<String, String> DIRECTORIES = directories();

    private final UnitFile unit;
    private final Draft draft;
    private final UnitTexts texts;
    private final UnitCommands commands;
    private final Part start;
    private final String type;

    UnitStart(UnitFile unit, Draft draft, UnitTexts texts, UnitCommands commands) {
        this.unit = unit;
        this.draft = draft;
        this.texts = texts;
        this.commands = commands;
        this.start = draft.section("start");
        String written = unit.last("Service", "Type");
        this.type = written.isEmpty() ? "simple" : written;
    }

    private static Map<String, String> directories() {
        Map<String, String> directories = new LinkedHashMap<>();
        directories.put("RuntimeDirectory", "/run");
        directories.put("StateDirectory", "/var/lib");
        directories.put("CacheDirectory", "/var/cache");
        directories.put("LogsDirectory", "/var/log");
        directories.put("ConfigurationDirectory", "/etc");
        return directories;
    }

    /** @return whether the unit says by itself when it is ready, so that no question is missing */
    boolean add() {
        List<UnitCommands.Line> lines = new ArrayList<>(commands.lines("ExecStart"));
        UnitCommands.Line main = lines.isEmpty()
                ? new UnitCommands.Line("true", false, false)
                : lines.removeLast();
        before(lines);
        List<Object> argv = texts.command(main.text());
        String program = program(argv);
        draft.needs("server", program);
        switch (type) {
            case "forking" -> forking(argv, program);
            case "oneshot" -> oneshot(argv);
            default -> foreground(argv);
        }
        commands.surroundings(start);
        limits();
        if (unit.all("Service", "EnvironmentFile").size() > 1) {
            start.todo("the unit has several environment files; this is the last one");
        }
        return !type.startsWith("notify") && !type.equals("dbus");
    }

    private String program(List<Object> argv) {
        Object first = argv.isEmpty() ? "true" : argv.getFirst();
        return first instanceof Part.Choice choice ? choice.then().getFirst() : first.toString();
    }

    private void before(List<UnitCommands.Line> earlier) {
        Part before = new Part();
        DIRECTORIES.forEach((key, root) -> directory(before, key, root));
        for (UnitCommands.Line line : commands.lines("ExecStartPre")) {
            before.with(Draft.free(before, "prepare"), commands.step(line));
        }
        for (UnitCommands.Line line : earlier) {
            before.with(Draft.free(before, "first"), commands.step(line));
        }
        if (!before.isEmpty()) {
            start.with("before", before);
        }
    }

    private void directory(Part before, String key, String root) {
        List<Object> paths = new ArrayList<>();
        for (String line : unit.all("Service", key)) {
            UnitWords.split(line).forEach(name -> paths.add(root + "/" + texts.text(name.replaceAll(":.*", ""))));
        }
        if (paths.isEmpty()) {
            return;
        }
        Part step = Part.of("directory", paths.size() == 1 ? paths.getFirst() : paths);
        String user = unit.last("Service", "User");
        String group = unit.last("Service", "Group");
        if (!user.isEmpty() && !key.equals("ConfigurationDirectory")) {
            step.with("owner", texts.text(user));
        }
        if (!group.isEmpty() && !key.equals("ConfigurationDirectory")) {
            step.with("group", texts.text(group));
        }
        String mode = unit.last("Service", key + "Mode");
        Draft.mode(mode).ifPresent(it -> step.with("mode", it));
        if (!mode.isEmpty() && Draft.mode(mode).isEmpty()) {
            step.todo("the unit's " + key + "Mode is " + mode + ", which is not a valid mode");
        }
        before.with(key.replace("Directory", " directory").toLowerCase(Locale.ROOT), step);
    }

    private void foreground(List<Object> argv) {
        start.with("foreground", argv);
        String pidfile = unit.last("Service", "PIDFile");
        if (!pidfile.isEmpty()) {
            start.comment("The unit names the pidfile " + pidfile + "; the engine does not need it to identify the process.");
        }
        if (type.startsWith("notify")) {
            start.todo("systemd learns from the service when it is ready (Type=" + type
                    + "); add a question under ready or monitor, otherwise a start succeeds too early");
        }
    }

    private void forking(List<Object> argv, String program) {
        start.with("command", argv);
        String pidfile = unit.last("Service", "PIDFile");
        String user = unit.last("Service", "User");
        Part server = new Part();
        if (pidfile.isEmpty()) {
            pattern(server, program);
        } else {
            String path = texts.text(pidfile);
            server.with("pidfile", (path.startsWith("/") ? path : "/run/" + path).replaceFirst("^/var/run/", "/run/"))
                    .with("executable", program)
                    .todo("write under 'arguments' what distinguishes this instance from others; otherwise the whole"
                            + " command line must be that of the start");
        }
        if (!user.isEmpty()) {
            server.with("user", texts.text(user));
        }
        draft.section("status").with("server", server);
    }

    /** Of a template's instances each one's process must be told from the others'. */
    private void pattern(Part server, String program) {
        String start = "^" + asPattern(program);
        server.with("process", texts.isTemplate() ? start + " (.*[ =/])?" + texts.text("%i") + "( |$$)" : start + "( |$$)");
        server.with("executable", program).todo(texts.isTemplate()
                ? "the unit names no pidfile; this pattern assumes that the server has its instance among its arguments,"
                        + " a pidfile would be better"
                : "the unit names no pidfile; this pattern matches every instance, a pidfile would be better");
    }

    /** A template as a regular expression that finds what it stands for. */
    private static String asPattern(String template) {
        StringBuilder pattern = new StringBuilder();
        Matcher parts = Pattern.compile("\\$\\{[^}]*}|\\$\\$|[^$]", Pattern.DOTALL).matcher(template);
        while (parts.find()) {
            String part = parts.group();
            boolean special = part.equals("$$") || part.length() == 1 && ".[]{}()*+?^|\\".contains(part);
            pattern.append(special ? "\\" : "").append(part);
        }
        return pattern.toString();
    }

    private void oneshot(List<Object> argv) {
        start.with("command", argv);
        start.todo("a unit of Type=oneshot has no process of its own; is it a resource at all?");
        draft.section("status").with("state", Part.of("run", List.of("test", "-e", "${rundir}/started"))
                .with("exit", Part.of("0", "OCF_SUCCESS").with("1", "OCF_NOT_RUNNING"))
                .todo("find a command that shows whether it has been started"));
    }

    private void limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (String key : unit.keys("Service")) {
            String value = key.startsWith("Limit") ? UnitLimits.value(unit.last("Service", key)) : "";
            if (!value.isEmpty() && UnitLimits.NAMES.contains(UnitLimits.name(key))) {
                limits.put(UnitLimits.name(key), value.equals("unlimited") ? value : new Part.Raw(value));
            }
        }
        if (!limits.isEmpty()) {
            start.with("limits", limits);
        }
    }
}
