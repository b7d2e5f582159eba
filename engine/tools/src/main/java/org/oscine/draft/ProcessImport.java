package org.oscine.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A first descriptor out of a process that runs. Its environment is left alone, since it may hold secrets. */
public final class ProcessImport {
    private static final int MOST_WORDS = 1000;
    private static final int LONGEST_WORD = 10_000;

    private final ProcDirectory proc;
    private final Draft draft;
    private final List<String> argv;
    private final String program;

    private ProcessImport(ProcDirectory proc, String agent, List<String> argv, String program) {
        this.proc = proc;
        this.argv = argv;
        this.program = program;
        this.draft = new Draft(agent, "The service " + agent);
    }

    /**
     * Makes a descriptor.
     *
     * @param agent what it shall be called; empty: as its program is
     */
    public static DraftResult draft(String agent, ProcDirectory proc) {
        List<String> argv = proc.arguments();
        if (argv.size() > MOST_WORDS || argv.stream().anyMatch(word -> word.length() > LONGEST_WORD)) {
            return new DraftResult.Refused("the command line of process " + proc.pid() + " is too long to import");
        }
        Optional<String> executable = proc.executable();
        if (argv.isEmpty() && executable.isEmpty()) {
            return new DraftResult.Refused("there is no process " + proc.pid() + " that runs a program");
        }
        if (executable.isEmpty()) {
            return new DraftResult.Refused("process " + proc.pid() + " cannot be examined; try as root");
        }
        String program = executable.get();
        String name = Draft.agentName(agent.isEmpty() ? UnitCommands.base(program) : agent);
        return new ProcessImport(proc, name, argv, program).draft(name);
    }

    private DraftResult draft(String name) {
        draft.top.comment("Made from process " + proc.pid() + ", " + program + ".");
        draft.section("validate").with("root", Part.of("root", new Part.Raw("true")));
        draft.needs("server", program);
        start();
        monitor();
        Part steps = draft.section("stop").section("steps");
        steps.with("terminate", Part.of("signal", "TERM"));
        steps.with("kill", Part.of("signal", "KILL"));
        draft.section("stop").todo("if there is a command that asks the service to stop, put it first.");
        return new DraftResult.Descriptor(name, draft.text());
    }

    private void start() {
        Part start = draft.section("start");
        List<Object> words = new ArrayList<>(List.of(Draft.literal(program)));
        words.addAll(Draft.words(argv.isEmpty() ? argv : argv.subList(1, argv.size())));
        boolean renamed = argv.isEmpty() || argv.getFirst().contains(": ") || argv.getFirst().contains(" ");
        if (renamed) {
            words.subList(1, words.size()).clear();
            start.todo("the process has changed its command line to '" + String.join(" ", argv)
                    + "'; write how it was started");
        }
        Optional<String> pidfile = proc.pidfile();
        if (pidfile.isPresent()) {
            start.with("command", words);
            start.todo("a pidfile was found, so this assumes that the program puts itself into the background");
            draft.section("status").with("server",
                    Part.of("pidfile", Draft.literal(pidfile.get())).with("executable", Draft.literal(program)));
        } else {
            start.with("foreground", words);
            start.todo("no pidfile was found, so this assumes that the program stays in the foreground; if not, write"
                    + " 'command', and add status");
        }
        account(start);
        proc.directory().filter(directory -> !directory.equals("/"))
                .ifPresent(directory -> start.with("working-directory", Draft.literal(directory)));
        proc.umask().flatMap(Draft::mode).filter(umask -> !umask.equals("0022")).ifPresent(umask -> start.with("umask", umask));
        limits(start);
        start.comment("TODO: its environment is not imported; add what it needs (environment, environment-file)");
    }

    private void account(Part start) {
        Optional<String> user = proc.user();
        if (user.isEmpty() || user.get().equals("root")) {
            return;
        }
        draft.section("validate").with("user", Part.of("user", user.get()));
        if (proc.pidfile().isPresent()) {
            ((Part) draft.section("status").fields.get("server")).with("user", user.get());
            start.todo("the process runs as " + user.get() + "; does the program change to that user by itself? If not,"
                    + " add 'user'");
        } else {
            start.with("user", user.get());
            start.todo("a program that drops root's rights by itself must be started without 'user'");
        }
    }

    private void limits(Part start) {
        Map<String, Object> limits = new LinkedHashMap<>();
        proc.unusualLimits().forEach((name, value) ->
                limits.put(name, value.equals("unlimited") ? value : new Part.Raw(value)));
        if (!limits.isEmpty()) {
            start.with("limits", limits);
        }
    }

    private void monitor() {
        List<String> addresses = proc.listening();
        for (String address : addresses) {
            draft.section("monitor").with("port " + address.substring(address.lastIndexOf(':') + 1),
                    Part.of("tcp", address));
        }
        if (addresses.isEmpty()) {
            draft.section("stop").todo("add a section monitor above: a check that only a working service passes.");
        } else {
            draft.section("monitor").todo("a port that accepts a connection proves little; ask something that only a working"
                    + " service answers (send, expect).");
        }
    }
}
