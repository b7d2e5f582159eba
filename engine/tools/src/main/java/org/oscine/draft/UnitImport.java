package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A first descriptor out of a systemd service unit. */
public final class UnitImport {
    /** systemd's own, where a unit says nothing (systemd-system.conf(5)). */
    private static final String DEFAULT_TIMEOUT = "90s";

    /** What Pacemaker or the engine does by itself, what only matters to systemd, and what is dealt with below. */
    private static final Set<String> SETTLED = Set.of("Type", "PIDFile", "ExecStart", "ExecStartPre", "ExecStartPost",
            "ExecReload", "ExecStop", "ExecStopPost", "ExecCondition", "User", "Group", "UMask", "WorkingDirectory",
            "Environment", "EnvironmentFile", "UnsetEnvironment", "RuntimeDirectory", "RuntimeDirectoryMode",
            "RuntimeDirectoryPreserve", "StateDirectory", "StateDirectoryMode", "CacheDirectory",
            "CacheDirectoryMode", "LogsDirectory", "LogsDirectoryMode", "ConfigurationDirectory",
            "ConfigurationDirectoryMode", "KillSignal", "TimeoutStartSec", "TimeoutStopSec", "TimeoutSec", "Restart",
            "RestartSec", "RestartPreventExitStatus", "StartLimitBurst", "StartLimitInterval", "StandardInput",
            "NotifyAccess", "BusName", "RemainAfterExit", "GuessMainPID", "SendSIGKILL", "SyslogIdentifier",
            "PermissionsStartOnly", "SuccessExitStatus", "KillMode", "Alias");

    private final UnitFile unit;
    private final Draft draft;
    private final UnitTexts texts;
    private final UnitCommands commands;
    private final String name;
    private final String instance;

    private UnitImport(String agent, String name, UnitFile unit) {
        this.unit = unit;
        int at = name.indexOf('@');
        int dot = name.lastIndexOf('.');
        this.instance = at < 0 ? "" : name.substring(at + 1, Math.max(dot, at + 1));
        this.name = name;
        String description = unit.last("Unit", "Description");
        this.draft = new Draft(agent, "");
        this.texts = new UnitTexts(name, unit, draft, todo -> draft.section("start").todo(todo));
        String summary = Plain.line(description.replaceAll(" *\\([^()]*%[a-zA-Z][^()]*\\)|%[a-zA-Z]", ""));
        this.draft.top.with("summary", summary.isEmpty() ? "The service " + agent : summary);
        this.commands = new UnitCommands(unit, draft, texts);
    }

    /**
     * Makes a descriptor.
     *
     * @param agent what it shall be called
     * @param name the unit's file name
     * @param sources the unit, then its drop-ins
     */
    public static DraftResult draft(String agent, String name, List<String> sources) {
        UnitFile unit = new UnitFile();
        sources.forEach(unit::add);
        if (!unit.has("Service")) {
            return new DraftResult.Refused(name + " has no section [Service]: only services can be imported");
        }
        if (unit.all("Service", "ExecStart").isEmpty() && unit.all("Service", "ExecStop").isEmpty()) {
            return new DraftResult.Refused(name + " has no ExecStart, so there is nothing to start");
        }
        return new UnitImport(Draft.agentName(agent), name, unit).draft();
    }

    private DraftResult draft() {
        draft.top.comment("Made from the systemd unit " + name + ".");
        draft.section("validate").with("root", Part.of("root", new Part.Raw("true")));
        boolean ready = new UnitStart(unit, draft, texts, commands).add();
        account();
        new UnitStop(unit, draft, texts, commands).add();
        parameterOfTemplate();
        timeouts();
        notTakenOver();
        if (draft.section("monitor").isEmpty()) {
            String how = ready ? "" : " (the service notifies systemd by itself; the engine has to ask)";
            draft.section("stop").comment("TODO: add a section monitor: a check that only a working service passes"
                    + how + ".");
        }
        return new DraftResult.Descriptor((String) draft.top.fields.get("agent"), draft.text());
    }

    private void account() {
        String user = unit.last("Service", "User");
        String group = unit.last("Service", "Group");
        if (!user.isEmpty()) {
            draft.section("validate").with("user", Part.of("user", texts.text(user)));
        }
        if (!group.isEmpty()) {
            draft.section("validate").with("group", Part.of("group", texts.text(group)));
        }
        if (unit.last("Service", "DynamicUser").equals("yes")) {
            draft.section("start").todo("DynamicUser creates a user at each start; create a permanent one, and name it here");
        }
    }

    private void parameterOfTemplate() {
        if (!texts.usesInstance()) {
            return;
        }
        Part parameter = Part.of("unique", new Part.Raw("true"))
                .with("summary", "Instance of the template, systemd's %i");
        if (instance.isBlank() || instance.contains("${")) {
            parameter.with("required", new Part.Raw("true"));
        } else {
            parameter.with("default", instance);
        }
        draft.section("parameters").with(UnitTexts.INSTANCE, parameter);
    }

    private void timeouts() {
        String both = unit.last("Service", "TimeoutSec");
        Part actions = draft.section("actions");
        timeout(actions, "start", unit.last("Service", "TimeoutStartSec"), both);
        timeout(actions, "stop", unit.last("Service", "TimeoutStopSec"), both);
        actions.with("monitor", Part.of("timeout", "20s").with("interval", "10s"));
    }

    private static void timeout(Part actions, String action, String own, String both) {
        String text = own.isEmpty() ? both : own;
        Part timing = new Part();
        if (text.equals("infinity") || text.equals("0")) {
            timing.with("timeout", DEFAULT_TIMEOUT).todo("systemd waits forever, but Pacemaker needs a timeout: write how long to wait");
        } else {
            timing.with("timeout", text.isEmpty() ? DEFAULT_TIMEOUT : UnitTimes.duration(text).orElse(DEFAULT_TIMEOUT));
        }
        actions.with(action, timing);
    }

    /** What a descriptor cannot say, told once. */
    private void notTakenOver() {
        Set<String> left = new LinkedHashSet<>();
        for (String key : unit.keys("Service")) {
            if (!SETTLED.contains(key) && !(key.startsWith("Limit") && !key.equals("LimitRequests"))) {
                left.add(key);
            }
        }
        if (!left.isEmpty()) {
            draft.top.comment("Not imported: " + String.join(", ", left) + ".");
        }
        if (!unit.all("Service", "ExecStartPost").isEmpty() || !unit.all("Service", "ExecCondition").isEmpty()) {
            List<String> lines = new ArrayList<>(unit.all("Service", "ExecStartPost"));
            lines.addAll(unit.all("Service", "ExecCondition"));
            draft.top.comment("TODO: find a place (validate, ready) for: " + String.join("; ", lines));
        }
        Map<String, String> environment = new LinkedHashMap<>(texts.variables());
        environment.keySet().removeIf(key -> !key.toUpperCase(Locale.ROOT).contains("PASS"));
        if (!environment.isEmpty()) {
            draft.top.comment("TODO: " + String.join(", ", environment.keySet())
                    + ": make it a parameter of type secret");
        }
    }
}
