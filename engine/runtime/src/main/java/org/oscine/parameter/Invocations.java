package org.oscine.parameter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Run;
import org.oscine.host.Account;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.host.Invocation;
import org.oscine.ocf.Failure;
import org.oscine.parameter.config.Assignments;
import org.oscine.trust.Origin;

/** Commands as the host is to execute them. */
public final class Invocations {
    private Invocations() {}

    /**
     * The command with its surroundings; its environment file is read now, and what prints its environment is run.
     *
     * @param left the time that this may take
     */
    public static Invocation of(HostView host, Run<String> run, Duration left) {
        Run.Surroundings<String> in = run.surroundings();
        Map<String, Optional<String>> environment = new LinkedHashMap<>();
        for (String name : in.withoutEnvironment()) {
            environment.put(name, Optional.empty());
        }
        Failure refusal = refusal(host, run);
        Failure unknown = Failure.NONE;
        if (!in.environmentFrom().isEmpty() && !refusal.exists()) {
            PrintedEnvironment printed = PrintedEnvironment.of(host, run, left);
            environment.putAll(printed.variables());
            refusal = printed.missing();
            unknown = printed.unknown();
        }
        if (in.environmentFile().isPresent()) {
            environment.putAll(variables(environmentFile(host, in.environmentFile().get(), run.sources())));
        }
        for (Map.Entry<String, String> variable : in.environment().entrySet()) {
            environment.put(variable.getKey(), Optional.of(variable.getValue()));
        }
        return new Invocation(List.copyOf(run.argv()), in.user(), in.group(), environment,
                in.workingDirectory().orElse("/"), in.umask(), in.limits(), refusal,
                run.input().orElse(""), unknown, false);
    }

    /**
     * Why it must not be run so. Who could have said which program it is, or what its environment holds, gets no more by it
     * than the user that root has named, and never root's rights; who could have said the user gets its own at most.
     */
    private static Failure refusal(HostView host, Run<String> run) {
        Run.Surroundings<String> in = run.surroundings();
        Origin account = run.sources().account();
        if (!account.isRoot() && !isItself(host, account, in.user())) {
            return Failure.of("not run as " + in.user().orElse("root") + ": " + named(account));
        }
        Origin what = run.sources().program();
        if (!in.environmentFrom().isEmpty()) {
            what = what.and(PrintedEnvironment.origin(host, run));
        }
        if (in.environmentFile().isPresent()) {
            what = what.and(ofTheEnvironment(host, in.environmentFile().get(), run.sources()));
        }
        return !what.isRoot() && runsAsRoot(host, in.user()) ? Failure.of("not run as root: " + named(what)) : Failure.NONE;
    }

    private static Origin ofTheEnvironment(HostView host, String file, Run.Sources sources) {
        boolean missing = host.files().kind(file) == FileView.Kind.MISSING;
        return missing ? sources.environmentFile() : sources.environmentFile().and(host.files().writers(file).from(file));
    }

    private static String named(Origin origin) {
        return origin.who() + " controls " + origin.source();
    }

    private static boolean isItself(HostView host, Origin account, Optional<String> user) {
        Optional<Integer> wanted = user.isPresent() ? host.accounts().user(user.get()) : Optional.empty();
        Account acting = Account.actingFor(account, Optional.empty(), host.accounts());
        return wanted.isPresent() && wanted.equals(host.accounts().user(acting.user()));
    }

    private static boolean runsAsRoot(HostView host, Optional<String> user) {
        Optional<Integer> id = user.isPresent() ? host.accounts().user(user.get()) : Optional.of(host.accounts().self());
        return id.isPresent() && id.get() == 0;
    }

    /** Nothing at all where it cannot be read, with the right of whoever could have said its name. */
    private static String environmentFile(HostView host, String path, Run.Sources sources) {
        Origin origin = sources.environmentFile();
        FileView.Reading reading = origin.isRoot()
                ? host.files().read(path)
                : host.files().readAs(Account.actingFor(origin, Optional.empty(), host.accounts()), path);
        return reading instanceof FileView.Reading.Content content ? content.text() : "";
    }

    private static Map<String, Optional<String>> variables(String text) {
        Map<String, Optional<String>> variables = new LinkedHashMap<>();
        for (Map.Entry<String, String> assignment : Assignments.of(text).entrySet()) {
            variables.put(assignment.getKey(), Optional.of(assignment.getValue()));
        }
        return variables;
    }
}
