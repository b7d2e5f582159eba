package org.oscine.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cases for the descriptor that {@link NewDescriptor} makes of the same answers. They pass at once and come to every
 * part of it, so that whoever goes on changes both, and sees what a change breaks.
 */
public final class NewTestFile {
    private static final String SERVER = "server";
    private static final String PID = "4711";
    private static final Part.Raw NOTHING = new Part.Raw("");

    private final Answers answers;
    private final Part cases = new Part();

    private NewTestFile(Answers answers) {
        this.answers = answers;
    }

    /** The text of the file, for a descriptor that lies beside it. */
    public static String of(Answers answers) {
        return new NewTestFile(answers).make();
    }

    private String make() {
        Part file = Part.of("descriptor", answers.agent() + ".yaml");
        file.comment("oscine test runs these cases on a machine in memory. What is not listed here does not exist.");
        file.with("given", given());
        life();
        failures();
        requirements();
        return Yaml.document(file.with("cases", cases));
    }

    private Part given() {
        Part given = new Part();
        answers.user().ifPresent(user -> given.section("users").with(user, List.of()));
        Part files = given.section("files").with(program(), Part.of("program", new Part.Raw("true")));
        client().ifPresent(client -> files.with(client, Part.of("program", new Part.Raw("true"))));
        answers.config().ifPresent(config -> files.with(config, ""));
        given.section("processes").with(SERVER, server());
        given.section("commands").with("start", start());
        answers.check().ifPresent(check -> {
            switch (check) {
                case Answers.Check.Tcp tcp -> listener(given, tcp.host() + ":" + tcp.port(), new Part());
                case Answers.Check.Http http -> listener(given, http.url(), Part.of("status", new Part.Raw("200")));
                // Below the start: of two commands that fit alike the later one answers, if what it needs is there.
                case Answers.Check.Run run -> given.section("commands").with("check",
                        Part.of("argv", run.argv()).with("needs", List.of(SERVER)));
            }
        });
        return given;
    }

    private static void listener(Part given, String address, Part answer) {
        given.section("listeners").with(address, answer.with("needs", List.of(SERVER)));
    }

    private Part server() {
        Part server = new Part();
        answers.user().ifPresent(user -> server.with("user", user));
        server.with("pid", new Part.Raw(PID));
        answers.pidfile().ifPresent(path ->
                server.with("started", Part.of("lays", Part.of(path, PID + "\n"))));
        return server;
    }

    private Part start() {
        List<Object> argv = new ArrayList<>(List.of(answers.program()));
        answers.config().ifPresent(config -> argv.addAll(List.of("-c", config)));
        Part start = Part.of("argv", argv);
        return isDaemon() ? start.with("does", Part.of("starts", SERVER)) : start.with("becomes", SERVER);
    }

    private void life() {
        cases.with("a complete life cycle", steps(
                action("monitor").with("code", "OCF_NOT_RUNNING"),
                action("start").with("alive", List.of(SERVER)),
                action("start").with("log", List.of("INFO: already running: process " + PID)),
                action("monitor"),
                action("stop").with("gone", List.of(SERVER)),
                action("stop").with("effects", List.of())));
        if (answers.check().orElse(null) instanceof Answers.Check.Tcp tcp) {
            int other = tcp.port() == 1 ? 2 : tcp.port() - 1;
            Part given = new Part();
            listener(given, tcp.host() + ":" + other, new Part());
            cases.with("the port is the parameter's", Part.of("given", given)
                    .with("parameters", Part.of("port", new Part.Raw(Integer.toString(other)))).with("action", "start"));
        }
    }

    private void failures() {
        if (isDaemon()) {
            cases.with("a start that fails", Part.of("given", Part.of("commands",
                    Part.of("start", Part.of("exit", new Part.Raw("1")).with("does", List.of()))))
                    .with("action", "start").with("code", "OCF_ERR_GENERIC"));
        } else {
            cases.with("a server that exits immediately", Part.of("given", Part.of("processes",
                    Part.of(SERVER, Part.of("started", Part.of("ends", SERVER)))))
                    .with("action", "start").with("code", "OCF_ERR_GENERIC"));
        }
        answers.check().ifPresent(check -> cases.with("a server that does not answer has failed",
                steps(action("start"), Part.of("given", deaf(check)).with("action", "monitor")
                        .with("code", "OCF_ERR_GENERIC"))));
        Part steps = steps(action("start"), action("stop")
                .with("effects", stopped("signal TERM server", "signal KILL server"))
                .with("gone", List.of(SERVER)));
        cases.with("a server that ignores TERM is killed", Part.of("given", Part.of("processes",
                Part.of(SERVER, Part.of("on-signal", Part.of("TERM", List.of())))))
                .with("steps", steps.fields.get("steps")));
    }

    private List<String> stopped(String... signals) {
        List<String> effects = new ArrayList<>(List.of(signals));
        answers.pidfile().ifPresent(path -> effects.add("remove " + path));
        return effects;
    }

    private static Part deaf(Answers.Check check) {
        return switch (check) {
            case Answers.Check.Tcp tcp -> Part.of("listeners", Part.of(tcp.host() + ":" + tcp.port(),
                    Part.of("refuses", "connection refused")));
            case Answers.Check.Http http -> Part.of("listeners", Part.of(http.url(),
                    Part.of("status", new Part.Raw("500"))));
            case Answers.Check.Run run -> Part.of("commands",
                    Part.of("check", Part.of("argv", run.argv()).with("exit", new Part.Raw("1"))));
        };
    }

    private void requirements() {
        without("the program", Part.of("files", Part.of(program(), NOTHING)), "OCF_ERR_INSTALLED");
        answers.config().ifPresent(config -> without("the configuration",
                Part.of("files", Part.of(config, NOTHING)), "OCF_ERR_INSTALLED"));
        answers.user().filter(user -> !user.equals("nobody")).ifPresent(user -> without("the user",
                Part.of("users", Part.of(user, NOTHING))
                        .with("processes", Part.of(SERVER, Part.of("user", "root"))), "OCF_ERR_INSTALLED"));
        cases.with("only root can start it", Part.of("given", Part.of("engine", "nobody"))
                .with("action", "start").with("code", "OCF_ERR_PERM"));
    }

    private void without(String what, Part given, String code) {
        cases.with("a node without " + what, Part.of("given", given).with("action", "start").with("code", code));
    }

    private static Part action(String name) {
        return Part.of("action", name);
    }

    private static Part steps(Part... steps) {
        return Part.of("steps", List.of(steps));
    }

    private boolean isDaemon() {
        return answers.pidfile().isPresent();
    }

    private String program() {
        return placed(answers.program(), "/usr/sbin/");
    }

    /** The program of the check, where it is another one than the server. */
    private Optional<String> client() {
        return answers.check().filter(Answers.Check.Run.class::isInstance).map(Answers.Check.Run.class::cast)
                .map(run -> run.argv().getFirst()).filter(it -> !it.equals(answers.program()))
                .map(it -> placed(it, "/usr/bin/"));
    }

    private static String placed(String program, String directory) {
        return program.startsWith("/") ? program : directory + program;
    }
}
