package org.oscine.draft;

import java.util.ArrayList;
import java.util.List;

/** A descriptor for a service that somebody has said a little about, with comments for who goes on with it. */
public final class NewDescriptor {
    private final Answers answers;
    private final Draft draft;

    private NewDescriptor(Answers answers) {
        this.answers = answers;
        this.draft = new Draft(answers.agent(), "The service " + answers.agent());
    }

    /** Makes it. */
    public static DraftResult.Descriptor of(Answers answers) {
        return new NewDescriptor(answers).make();
    }

    private DraftResult.Descriptor make() {
        draft.top.comment("Pacemaker knows it as ocf:oscine:" + answers.agent() + ". Edit, then:"
                + " oscine lint, oscine plan, oscine run, oscine install.");
        parameters();
        validate();
        status();
        monitor();
        start();
        stop();
        actions();
        return new DraftResult.Descriptor(answers.agent(), draft.text());
    }

    private void parameters() {
        Part parameters = draft.section("parameters")
                .comment("What an administrator can set. ${name} inserts it into any string below.");
        parameters.with("binary", Part.of("default", answers.program()).with("summary", "Program of the server"));
        answers.config().ifPresent(path -> parameters.with("config",
                Part.of("default", path).with("summary", "Main configuration file")));
        answers.user().ifPresent(user -> parameters.with("user",
                Part.of("default", user).with("summary", "User that the server runs as")));
        if (answers.check().orElse(null) instanceof Answers.Check.Tcp tcp) {
            parameters.with("port", Part.of("type", "integer")
                    .with("default", new Part.Raw(Integer.toString(tcp.port()))).with("minimum", new Part.Raw("1"))
                    .with("maximum", new Part.Raw("65535")).with("summary", "Port that the server listens on"));
        }
    }

    private void validate() {
        Part validate = draft.section("validate")
                .comment("What must hold on a node before the service can run there.");
        validate.with("root", Part.of("root", new Part.Raw("true")));
        validate.with("server", Part.of("binary", "${binary}").with("unless", "probe")
                .comment("not during a probe: what a parameter names may be on storage that is not mounted yet"));
        answers.config().ifPresent(path -> validate.with("config", Part.of("file", "${config}").with("unless", "probe")));
        answers.user().ifPresent(user -> validate.with("user", Part.of("user", "${user}")));
    }

    private void status() {
        answers.pidfile().ifPresent(path -> {
            Part server = Part.of("pidfile", Draft.literal(path)).with("executable", "${binary}");
            answers.config().ifPresent(config -> server.with("arguments", List.of("${config}")));
            answers.user().ifPresent(user -> server.with("user", "${user}"));
            draft.section("status").with("server", server)
                    .comment("Is it there? A process counts only if it runs this executable, whatever the pidfile says.");
        });
    }

    private void monitor() {
        if (answers.check().isEmpty()) {
            draft.section("actions").comment("Does it work? So far only its process is checked. A question could be:");
            draft.section("actions").comment("monitor:");
            draft.section("actions").comment("  port: { tcp: \"127.0.0.1:8080\" }");
            return;
        }
        Part monitor = draft.section("monitor").comment("Does it work? Asked once the process is there, by every monitor,"
                + " and before a start succeeds.");
        switch (answers.check().get()) {
            case Answers.Check.Tcp tcp -> monitor.with("port", Part.of("tcp", Draft.literal(tcp.host()) + ":${port}"));
            case Answers.Check.Http http -> monitor.with("web", Part.of("http", Draft.literal(http.url())));
            case Answers.Check.Run run -> {
                String program = run.argv().getFirst();
                List<Object> argv = Draft.words(run.argv());
                if (program.equals(answers.program())) {
                    argv.set(0, "${binary}");
                } else {
                    draft.needs("client", Draft.literal(program));
                }
                monitor.with("works", Part.of("run", argv));
            }
        }
    }

    private void start() {
        List<Object> argv = new ArrayList<>(List.of("${binary}"));
        Part start = draft.section("start");
        answers.config().ifPresent(path -> argv.addAll(List.of("-c", "${config}")));
        if (answers.pidfile().isPresent()) {
            start.with("command", argv)
                    .comment("The program puts itself into the background, and writes the pidfile.");
        } else {
            start.with("foreground", argv)
                    .comment("The program stays in the foreground, and the engine keeps track of it. Add the options that make it do so.");
            answers.user().ifPresent(user -> start.with("user", "${user}"));
        }
    }

    private void stop() {
        Part steps = draft.section("stop").section("steps");
        draft.section("stop").comment("Each step runs only if the one before has left something running.");
        steps.with("terminate", Part.of("signal", "TERM"));
        steps.with("kill", Part.of("signal", "KILL"));
    }

    private void actions() {
        draft.section("actions").with("start", Part.of("timeout", "20s"))
                .with("stop", Part.of("timeout", "20s"))
                .with("monitor", Part.of("timeout", "20s").with("interval", "10s"));
    }
}
