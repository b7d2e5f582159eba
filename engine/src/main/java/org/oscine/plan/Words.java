package org.oscine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.StatusProbe;

/** Probes in words: what is looked at, and what is asked. */
final class Words {
    private Words() {}

    /** What is looked at or asked, in a few words; of a command nothing, since its argv is shown. */
    static String text(StatusProbe<String> probe) {
        return switch (probe) {
            case StatusProbe.Pidfile<String> it -> "pidfile " + it.path();
            case StatusProbe.ProcessPattern<String> it -> "processes whose command line matches /" + it.pattern() + "/";
            case StatusProbe.Canary<String> it -> "process of " + it.executable() + " that names " + it.file();
            case StatusProbe.Command<String> it -> "";
        };
    }

    static String text(MonitorProbe<String> probe) {
        return switch (probe) {
            case MonitorProbe.Command<String> it -> "";
            case MonitorProbe.Tcp<String> it -> "connect to " + it.address();
            case MonitorProbe.UnixSocket<String> it -> "connect to the socket " + it.path();
            case MonitorProbe.Http<String> it -> "GET " + it.url();
        };
    }

    /**
     * What counts.
     *
     * @param launch the start command, which tells a process where the probe gives no arguments
     */
    static List<String> details(StatusProbe<String> probe, List<String> launch) {
        List<String> details = new ArrayList<>();
        switch (probe) {
            case StatusProbe.Pidfile<String> it -> {
                List<String> arguments = it.arguments().isEmpty() ? tail(launch) : it.arguments();
                details.add("it counts if it names " + process(it.executable(), it.user(), arguments));
                details.add("lost, empty or wrong, it makes the engine look for such a process");
            }
            case StatusProbe.ProcessPattern<String> it -> {
                it.executable().ifPresent(program -> details.add("only processes of " + program));
                it.user().ifPresent(user -> details.add("only processes of the user " + user));
            }
            case StatusProbe.Canary<String> it -> it.maxAge().ifPresent(age ->
                    details.add("the file must have been touched within the last " + Seconds.of(age)));
            case StatusProbe.Command<String> it -> { }
        }
        return details;
    }

    /** What the answer must be. */
    static List<String> details(MonitorProbe<String> probe) {
        List<String> details = new ArrayList<>();
        switch (probe) {
            case MonitorProbe.Command<String> it -> { }
            case MonitorProbe.Tcp<String> it -> exchange(it.send(), it.expect(), details);
            case MonitorProbe.UnixSocket<String> it -> exchange(it.send(), it.expect(), details);
            case MonitorProbe.Http<String> it -> {
                details.add("the status must be " + statuses(it.status()));
                it.body().ifPresent(body -> details.add("the body must match /" + Argv.escaped(body) + "/"));
            }
        }
        return details;
    }

    /** A program's process, as it is told from others. */
    static String process(String executable, Optional<String> user, List<String> arguments) {
        return "a process of " + executable + user.map(it -> " as " + it + " (or still as root)").orElse("")
                + (arguments.isEmpty() ? "" : " with the arguments " + Argv.quoted(arguments));
    }

    private static void exchange(Optional<String> send, Optional<String> expect, List<String> details) {
        send.ifPresent(text -> details.add("send '" + Argv.escaped(text) + "'"));
        expect.ifPresent(pattern -> details.add("the answer must match /" + Argv.escaped(pattern) + "/"));
    }

    private static String statuses(List<MonitorProbe.StatusRange> ranges) {
        StringBuilder list = new StringBuilder();
        for (MonitorProbe.StatusRange range : ranges) {
            list.append(list.isEmpty() ? "" : ", ").append(range.from());
            if (range.to() != range.from()) {
                list.append('-').append(range.to());
            }
        }
        return list.toString();
    }

    static List<String> tail(List<String> argv) {
        return argv.subList(Math.min(1, argv.size()), argv.size());
    }
}
