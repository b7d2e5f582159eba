package org.oscine.metadata;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.Descriptor.Timing;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.OcfVersion;

/**
 * An operation that a cluster manager is advised to configure.
 *
 * @param level the check level of a monitor, metadata's depth; else 0
 */
public record Advice(ActionName action, Duration timeout, Optional<Duration> interval, int level) {

    /** In the order in which people read them; monitor's deeper levels follow it. */
    private static final List<ActionName> ADVERTISED = List.of(ActionName.START, ActionName.STOP,
            ActionName.STATUS, ActionName.MONITOR, ActionName.VALIDATE_ALL, ActionName.META_DATA);

    /** Pacemaker's own recommendation where the author gives no interval. */
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

    /** The operations of an agent. */
    public static List<Advice> of(Descriptor descriptor) {
        List<Advice> advice = new ArrayList<>();
        for (ActionName action : ADVERTISED) {
            Timing timing = descriptor.actions().get(action);
            Duration timeout = timing == null ? Duration.ofSeconds(action.defaultSeconds()) : timing.timeout();
            if (action == ActionName.MONITOR) {
                monitors(descriptor, timing == null ? new Timing(timeout, Optional.empty()) : timing, advice);
            } else {
                advice.add(new Advice(action, timeout, Optional.empty(), 0));
            }
        }
        if (descriptor.ocf() == OcfVersion.V1_1 && descriptor.reload().isPresent()) {
            advice.add(reload(descriptor));
        }
        return advice;
    }

    /**
     * By its name of OCF 1.1 only. A plain reload is never advertised: under 1.0 Pacemaker would call it instead of a
     * restart whenever a parameter changes that is not unique.
     */
    private static Advice reload(Descriptor descriptor) {
        Timing timing = descriptor.actions().get(ActionName.RELOAD_AGENT);
        Timing plain = timing == null ? descriptor.actions().get(ActionName.RELOAD) : timing;
        Duration timeout = plain == null ? Duration.ofSeconds(ActionName.RELOAD_AGENT.defaultSeconds()) : plain.timeout();
        return new Advice(ActionName.RELOAD_AGENT, timeout, Optional.empty(), 0);
    }

    private static void monitors(Descriptor descriptor, Timing timing, List<Advice> advice) {
        Duration interval = timing.interval().orElse(DEFAULT_INTERVAL);
        advice.add(new Advice(ActionName.MONITOR, timing.timeout(), Optional.of(interval), 0));
        int multiple = 2;
        for (int level : Monitor.deeperLevels(descriptor.monitor())) {
            // Pacemaker tells the monitors of a resource apart by their intervals alone.
            Duration longer = Duration.ofMillis(interval.toMillis() * multiple++);
            Timing own = timing.levels().get(level);
            advice.add(own == null
                    ? new Advice(ActionName.MONITOR, timing.timeout(), Optional.of(longer), level)
                    : new Advice(ActionName.MONITOR, own.timeout(), Optional.of(own.interval().orElse(longer)), level));
        }
    }
}
