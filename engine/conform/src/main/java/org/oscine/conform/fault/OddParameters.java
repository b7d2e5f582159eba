package org.oscine.conform.fault;

import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.oscine.conform.subject.AgentMetadata.Parameter;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.Violation;

/** Parameters as people set them: not at all, empty, wrong, and with all the characters that there are. */
final class OddParameters {
    private static final Expected REFUSED = Expected.codes(OCF_ERR_ARGS, OCF_ERR_CONFIGURED);

    private OddParameters() {}

    static List<Fault> all() {
        return List.of(unset(), empty(), wrongType(), hostile(), oddPath());
    }

    private static Fault unset() {
        return Scenario.of("parameters-unset", "required parameters are not set",
                        "A resource without its required parameters is refused with 6 or 2, already by validate-all.")
                .needing(subject -> Applicability.some(required(subject), "none of the parameters that are set here is required"))
                .expecting(trial -> {
                    for (Parameter parameter : required(trial.subject())) {
                        trial.ask(CallSpec.of("validate-all").without(parameter.name()), REFUSED);
                        trial.ask(CallSpec.stop().without(parameter.name()), Expected.ANSWER);
                    }
                });
    }

    private static List<Parameter> required(Subject subject) {
        return subject.metadata().parameters().stream()
                .filter(it -> it.required() && subject.parameters().containsKey(it.name())).toList();
    }

    private static Fault empty() {
        return Scenario.of("parameters-empty", "each parameter in turn is empty",
                        "An empty value counts as not set, or is refused with the reason; it never leaves a hole in a "
                                + "command.")
                .needing(OddParameters::hasParameters)
                .expecting(trial -> {
                    for (Parameter parameter : trial.subject().metadata().parameters()) {
                        trial.ask(CallSpec.of("validate-all").with(parameter.name(), ""), Expected.ANSWER);
                    }
                    trial.stopsCleanly(); // a server's own check of its configuration may have made a file
                });
    }

    private static Fault wrongType() {
        return Scenario.of("parameters-wrong", "each number and each boolean in turn is set to a word",
                        "An impossible value is refused with 2 or 6 before anything is started; stop works in spite of it.")
                .needing(subject -> Applicability.some(typed(subject), "it has neither numbers nor booleans"))
                .expecting(trial -> {
                    for (Parameter parameter : typed(trial.subject())) {
                        trial.ask(CallSpec.of("validate-all").with(parameter.name(), "perhaps"), REFUSED);
                        trial.ask(CallSpec.stop().with(parameter.name(), "perhaps"), Expected.WELL);
                    }
                    trial.nothingLeft();
                });
    }

    private static List<Parameter> typed(Subject subject) {
        return subject.metadata().parameters().stream()
                .filter(it -> it.type().equals("integer") || it.type().equals("boolean")).toList();
    }

    private static Fault hostile() {
        return Scenario.of("parameters-hostile", "each string in turn contains spaces, quotes, UTF-8 and shell commands",
                        "A value is only a value: no shell ever evaluates it.")
                .needing(OddParameters::hasParameters)
                .expecting(trial -> {
                    Path trap = trial.subject().base().resolve("evaluated");
                    String command = "touch " + trap;
                    String value = "a b'c\"d\u00e9\u20ac $(" + command + ") `" + command + "` ;" + command + ";";
                    for (Parameter parameter : trial.subject().metadata().parameters()) {
                        CallSpec ask = parameter.type().equals("string") ? CallSpec.of("validate-all").with(parameter.name(), value)
                                : null;
                        if (ask != null) {
                            trial.ask(ask, Expected.ANSWER);
                            trial.ask(CallSpec.probe().with(parameter.name(), value), Expected.ANSWER);
                        }
                    }
                    boolean sprung = Files.exists(trap, LinkOption.NOFOLLOW_LINKS);
                    trial.look("no command in a value was executed", sprung ? trap + " is there" : "none was",
                            sprung ? new Violation[] {new Violation(Violation.Kind.OTHER, "a value was evaluated by a "
                                    + "shell")}
                                    : new Violation[0]);
                });
    }

    private static Fault oddPath() {
        return Scenario.of("config-odd-name", "the name of the configuration contains spaces, quotes and UTF-8",
                        "A path works, whatever characters it contains.")
                .needing(subject -> Applicability.config(subject).or(() -> Applicability.present(subject.anatomy().configParameter(),
                        "no parameter is known that names its configuration")))
                .expecting(trial -> {
                    Path odd = copyOfConfig(trial);
                    String parameter = trial.subject().anatomy().configParameter().orElseThrow();
                    Event.Called start = trial.ask(CallSpec.start().with(parameter, odd.toString()), Expected.WELL);
                    if (start.call().exit() == 0) {
                        trial.ask(CallSpec.monitor().with(parameter, odd.toString()), Expected.WELL);
                    }
                    trial.ask(CallSpec.stop().with(parameter, odd.toString()), Expected.WELL);
                    trial.nothingLeft();
                });
    }

    private static Path copyOfConfig(Trial trial) {
        Path config = trial.subject().anatomy().config().orElseThrow();
        Path odd = config.resolveSibling("it's \u00e4n \"odd\" name.conf");
        trial.attempt("copied the configuration to " + odd, () -> {
            Files.copy(config, odd, StandardCopyOption.COPY_ATTRIBUTES);
            trial.atTheEnd(() -> trial.attempt("removed it", () -> Files.deleteIfExists(odd)));
        });
        return odd;
    }

    private static Optional<String> hasParameters(Subject subject) {
        return Applicability.some(subject.metadata().parameters(), "it has no parameters");
    }
}
