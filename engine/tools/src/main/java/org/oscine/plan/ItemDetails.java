package org.oscine.plan;

import java.util.ArrayList;
import java.util.List;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.descriptor.StatusProbe;
import org.oscine.wording.Wording;

/** What is done for a probe, in words: what is looked at, and what is asked. */
final class ItemDetails {
    private static final Wording<String> WORDING = Wording.FILLED;

    private ItemDetails() {}

    /** What is looked at, in a few words; of a command nothing, since its argv is shown. */
    static String text(StatusProbe<String> probe) {
        return switch (probe) {
            case StatusProbe.Pidfile<String> it -> WORDING.title(it);
            case StatusProbe.ProcessPattern<String> it -> "processes whose command line matches /" + it.pattern() + "/";
            case StatusProbe.Canary<String> it -> "process of " + it.executable() + " that names " + it.file();
            case StatusProbe.Command<String> it -> "";
            case StatusProbe.Kept<String> it -> WORDING.title(it);
        };
    }

    /** What is asked, in a few words; of a command nothing, since its argv is shown. */
    static String text(MonitorProbe<String> probe) {
        return switch (probe) {
            case MonitorProbe.Command<String> it -> "";
            case MonitorProbe.Tcp<String> it -> "connect to " + it.address();
            case MonitorProbe.Udp<String> it -> "ask " + it.address() + " over UDP";
            case MonitorProbe.UnixSocket<String> it -> "connect to the socket " + it.path();
            case MonitorProbe.Http<String> it -> it.request().method() + " " + it.request().url();
            case MonitorProbe.Listening<String> it -> "look whether a process of the service itself listens at " + it.address()
                    + (it.protocol() == MonitorProbe.Protocol.UDP ? " over UDP" : "");
            case MonitorProbe.Connected<String> it -> "look whether a process of the service is connected to " + it.address();
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
                details.add("it counts if it names a process " + WORDING.process(it, tail(launch)));
                details.add("if it is missing, empty or wrong, the engine searches for such a process");
            }
            case StatusProbe.ProcessPattern<String> it -> {
                if (!WORDING.process(it).isEmpty()) {
                    details.add("only processes " + WORDING.process(it));
                }
            }
            case StatusProbe.Canary<String> it -> it.maxAge().ifPresent(age ->
                    details.add("the file must have been touched within the last " + Seconds.of(age)));
            case StatusProbe.Command<String> it -> { }
            case StatusProbe.Kept<String> it -> { }
        }
        return details;
    }

    /** A program's own process, where no probe looks for it. */
    static String process(List<String> launch) {
        return "a process " + WORDING.process(launch.getFirst(), tail(launch));
    }

    private static List<String> tail(List<String> argv) {
        return argv.subList(Math.min(1, argv.size()), argv.size());
    }
}
