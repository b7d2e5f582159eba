package org.oscine.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.oscine.host.simulated.Effect;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.host.simulated.SimulatedProcess;
import org.oscine.ocf.ActionName;

/** A daemon whose descriptor is drawn by lot, and a machine on which every command of it does what it should. */
final class SimulatedDaemon {
    private static final String PROGRAM = "/usr/sbin/xd";
    private static final String PIDFILE = "/run/xd.pid";

    final SimulatedService service;
    final SimulatedHost host;
    final boolean canReload;
    SimulatedProcess process;
    private int before;

    SimulatedDaemon(long seed) {
        this(seed, new Lot(new Random(seed)).descriptor());
    }

    SimulatedDaemon(long seed, String yaml) {
        service = new SimulatedService(yaml);
        host = service.host;
        canReload = yaml.contains("\nreload:");
        host.user("xd", 70).user("daemon", 71).group("xd", 70).program(PROGRAM);
        host.commandWhere(invocation -> true).prints("fine");
        host.command("xctl", "there").exits(7);
        host.command("xctl", "there").when(() -> process != null && process.alive()).exits(0);
        host.command(PROGRAM).doing(this::fork);
        host.launching(PROGRAM).becomes(it -> process = it);
        service.with("deep", seed % 2 == 0 ? "yes" : "no").with("more", seed % 3 == 0 ? "" : "-v 'two words'");
    }

    private void fork() {
        // As the engine would have it: argv and user are those of the descriptor.
        var started = host.effects(Effect.RanStarter.class).getLast().invocation();
        process = host.process(started.argv().toArray(String[]::new)).user(started.user().orElse("root"));
        host.file(PIDFILE, process.pid() + "\n");
    }

    /** Up, and started by the engine. */
    SimulatedDaemon running() {
        service.call(ActionName.START);
        before = host.effects().size();
        return this;
    }

    /** What was done since it was up. */
    List<Effect> effects() {
        return host.effects().subList(before, host.effects().size());
    }

    /** No command stops it, and no signal but KILL. */
    SimulatedDaemon deaf() {
        host.command("xctl", "stop").exits(1);
        process.ignores("TERM").ignores("INT");
        return this;
    }

    /** Draws descriptors. */
    private static final class Lot {
        private final Random random;
        private int commands;

        Lot(Random random) {
            this.random = random;
        }

        String descriptor() {
            StringBuilder yaml = new StringBuilder("""
                    agent: xd
                    version: 1.0.0
                    summary: A daemon drawn by lot
                    parameters:
                      deep: { type: boolean, default: false, summary: Whether to look deeper }
                      more: { type: arguments, default: "", summary: More arguments }
                      never: { type: boolean, default: false, summary: What is never so }
                    values:
                      more_text: { join: ["${more}"] }
                      home: { directory-of: /run/xd.pid }
                      part: { text: "${more_text}-1", output: "-(\\\\d)$$" }
                      client: { list: [xctl, { when: deep, then: [--deep, "${more}"] }] }
                      listed: { list: [first, { each: more, then: "<${each}>" }] }
                      chosen: { choose: [{ when: deep, unless: never, then: "deep ${more_text}" }, { then: flat }] }
                      mapped: { map: "${chosen}", to: { flat: "0" }, default: "${part}" }
                      joined: { join: [{ each: listed, then: "${each}" }], separator: "+" }
                    """);
            boolean foreground = random.nextBoolean();
            yaml.append("validate:\n  both: { refuse: not both, when: [deep, never] }\n");
            entries(yaml, "  ", 2, true, item -> "run: [xctl, check, " + word() + ", \"${more}\"" + item + "]" + options());
            yaml.append("status:\n  there: { run: [xctl, there], exit: { 0: OCF_SUCCESS, 7: OCF_NOT_RUNNING } }\n");
            if (!foreground || random.nextBoolean()) {
                yaml.append("  server: { pidfile: " + PIDFILE + ", executable: " + PROGRAM + " }\n");
            }
            yaml.append("monitor:\n  first: { run: [xctl, first, ").append(word()).append("]").append(exit())
                    .append(" }\n");
            entries(yaml, "  ", 2, true, item -> "run: [\"${client}\", ask, " + word() + item + "]" + options() + attempts());
            yaml.append("start:\n  before:\n    first: { run: [xctl, prepare] }\n"
                    + "    key: { file: /run/xd.key, content: secret }\n    log: { touch: [\"${home}/xd.log\", /run/xd.err] }\n");
            entries(yaml, "    ", 2, true, item -> "run: [xctl, prepare, " + word() + item + "]" + options());
            yaml.append(foreground ? "  foreground: " : "  command: ").append("[" + PROGRAM + ", " + word()
                    + ", { when: deep, then: [--deep, " + word() + "] }, \"${more}\", { each: listed, then: [-l, \"${each}\"] }]\n");
            yaml.append(foreground && random.nextBoolean() ? "  pidfile: /run/xd.own.pid\n" : "");
            yaml.append(random.nextBoolean() ? "  user: xd\n  limits: { nofile: 4096, core: unlimited }\n" : "");
            yaml.append("  ready:\n    first: { run: [xctl, ready] }\n");
            entries(yaml, "    ", 2, true, item -> "run: [xctl, ready, " + word() + item + "]" + options() + attempts());
            yaml.append("stop:\n  steps:\n");
            entries(yaml, "    ", 3, false, item -> rung());
            yaml.append("    kill: { signal: KILL }\n  after:\n    first: { remove: [/run/xd.sock, /run/xd.key] }\n");
            entries(yaml, "    ", 2, true, item -> "run: [xctl, clean, " + word() + item + "]" + options());
            section(yaml, "reload", 2, item -> "run: [xctl, reload, " + word() + "]" + options());
            return yaml.toString();
        }

        private void section(StringBuilder yaml, String name, int most, UnaryOperator<String> entry) {
            StringBuilder entries = new StringBuilder();
            entries(entries, "  ", most, false, entry);
            yaml.append(entries.isEmpty() ? "" : name + ":\n" + entries);
        }

        /** @param each whether one may be there for each item of a list, which is given to it as a word */
        private void entries(StringBuilder yaml, String indent, int most, boolean each, UnaryOperator<String> entry) {
            int count = random.nextInt(most + 1);
            for (int i = 0; i < count; i++) {
                String condition = List.of("", ", when: deep", ", unless: deep", ", when: { chosen: { matches: ^deep } }",
                        ", unless: { mapped: { at-least: 1 } }").get(random.nextInt(5));
                String list = each ? List.of("", "", "more", "listed").get(random.nextInt(4)) : "";
                String item = list.isEmpty() ? List.of("", ", \"${joined}\"", ", \"${chosen}\", \"-v${mapped}\"").get(random.nextInt(3)) : ", \"${each}\"";
                yaml.append(indent).append("entry ").append(i).append(": { ").append(entry.apply(item)).append(condition)
                        .append(list.isEmpty() ? "" : ", each: " + list)
                        .append(" }\n");
            }
        }

        private String rung() {
            String share = random.nextBoolean() ? ", share: 20" : "";
            return random.nextBoolean()
                    ? "run: [xctl, stop, " + word() + "]" + options() + share
                    : "signal: " + (random.nextBoolean() ? "TERM, repeat: 1s" : "INT") + share;
        }

        private String word() {
            return "w" + commands++;
        }

        private String options() {
            List<String> options = new ArrayList<>(List.of(", user: xd", ", environment: { A: \"1 2\", B: x }",
                    ", without-environment: [HOME]", ", working-directory: /var", ", umask: \"0027\"",
                    ", limits: { nofile: 99 }", ", timeout: 3s", ", output: fi.e"));
            options.removeIf(option -> random.nextInt(4) > 0);
            return String.join("", options);
        }

        private String attempts() {
            return random.nextInt(4) > 0 ? "" : ", attempts: 3, between: 100ms";
        }

        private String exit() {
            return List.of("",
                    ", exit: { 0: OCF_SUCCESS, 3-9: OCF_NOT_RUNNING, SIGTERM: OCF_ERR_PERM }",
                    ", exit: { 2: OCF_ERR_ARGS, 0: OCF_SUCCESS, other: OCF_ERR_GENERIC }",
                    ", exit: { 0-4: OCF_SUCCESS, 5: OCF_DEGRADED }")
                    .get(random.nextInt(4));
        }
    }
}
