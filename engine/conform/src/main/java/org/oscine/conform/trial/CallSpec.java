package org.oscine.conform.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.conform.agent.PacemakerCall;
import org.oscine.conform.subject.Subject;

/** A call of the agent that is going to be made: the action, and what is special about this call. */
public final class CallSpec {
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> through = new ArrayList<>();
    private Optional<Duration> timeout = Optional.empty();
    private boolean recurring;
    private boolean nobody;
    private String remark = "";

    private CallSpec(List<String> words) {
        this.words.addAll(words);
    }

    /** An action, perhaps with further arguments. */
    public static CallSpec of(String... words) {
        return new CallSpec(List.of(words));
    }

    /** start */
    public static CallSpec start() {
        return of("start");
    }

    /** stop */
    public static CallSpec stop() {
        return of("stop");
    }

    /** A monitor as Pacemaker repeats it while the service runs. */
    public static CallSpec monitor() {
        CallSpec ask = of("monitor");
        ask.recurring = true;
        return ask;
    }

    /** A monitor by which Pacemaker finds out what runs on a node. */
    public static CallSpec probe() {
        return of("monitor").remark("probe");
    }

    /** With another value of a parameter. */
    public CallSpec with(String parameter, String value) {
        parameters.put(parameter, value);
        return remark(parameter + "=" + value);
    }

    /** With a parameter not set at all. */
    public CallSpec without(String parameter) {
        missing.add(parameter);
        return remark("without " + parameter);
    }

    /** For another resource of the same agent. */
    public CallSpec instance(String name) {
        return environment("OCF_RESOURCE_INSTANCE", name).remark("for " + name);
    }

    /** With a parameter of which the report does not tell. */
    public CallSpec secretly(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    /** With a variable. */
    public CallSpec environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Executed by a program, such as nsenter. */
    public CallSpec through(List<String> program) {
        through.addAll(program);
        return this;
    }

    /** By an unprivileged user. */
    public CallSpec asNobody() {
        nobody = true;
        return remark("as nobody");
    }

    /** With another timeout than the action's. */
    public CallSpec within(Duration duration) {
        timeout = Optional.of(duration);
        return remark("timeout " + duration.toSeconds() + " s");
    }

    /** A remark beside the action's name in the report. */
    public CallSpec remark(String text) {
        remark = remark.isEmpty() ? text : remark + ", " + text;
        return this;
    }

    String action() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    String label() {
        String asked = words.isEmpty() ? "(no action)" : String.join(" ", words);
        return remark.isEmpty() ? asked : asked + " [" + remark + "]";
    }

    Duration timeout(Subject subject) {
        return timeout.orElseGet(() -> subject.timeout(action()));
    }

    PacemakerCall call(Subject subject) {
        PacemakerCall call = subject.call(action()).timeout(timeout(subject));
        parameters.forEach(call::with);
        missing.forEach(name -> call.without("OCF_RESKEY_" + name));
        environment.forEach(call::environment);
        if (recurring) {
            call.recurring();
            if (subject.level() > 0) {
                call.environment("OCF_CHECK_LEVEL", Integer.toString(subject.level()));
            }
        }
        if (nobody) {
            call.asNobody();
        }
        return call.through(through);
    }

    String[] words() {
        return words.toArray(String[]::new);
    }
}
