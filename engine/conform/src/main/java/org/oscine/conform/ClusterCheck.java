package org.oscine.conform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Commands;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Invocation;

/** Whether a cluster manages the service on this machine, which would fight against whoever breaks it. */
final class ClusterCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ClusterCheck() {}

    /**
     * Why the service must be left alone.
     *
     * @param type the agent's name; another provider's agent of that name would manage the same service
     */
    static Optional<String> refusal(Commands commands, String type) {
        if (commands.find("cibadmin").isEmpty()) {
            return Optional.empty();
        }
        Ended ended = commands.run(Invocation.of(List.of("cibadmin", "--query", "--xpath",
                "//*[self::primitive or self::template][@type='" + type + "']")), PATIENCE);
        return switch (ended) {
            case Ended.Exited exited when exited.code() == 0 && exited.output().contains("<") ->
                Optional.of("a cluster that has a resource of this type is reachable from here: " + type
                        + "; remove the resource there, or use another machine");
            case Ended.Exited noneOrNoCluster -> Optional.empty();
            case Ended.TimedOut late -> Optional.of("cibadmin did not say whether a cluster manages " + type
                    + " here; no answer within " + PATIENCE.toSeconds() + " s");
            case Ended.NotStarted cannot -> Optional.empty();
        };
    }
}
