package org.oscine.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.StatusProbe;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Durations;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;

/** The processes that watch the service beside it, by the probes of kind {@code canary}. */
final class Companions {
    private final HostView host;
    private final Resource resource;
    private final Evidence evidence;

    Companions(HostView host, Resource resource, Evidence evidence) {
        this.host = host;
        this.resource = resource;
        this.evidence = evidence;
    }

    /** Whether the companion of a probe is there, and its file fresh. */
    Outcome look(StatusProbe.Canary<String> probe) {
        ProcessMatcher.Found search = traits(probe).search();
        List<Stat> found = new ArrayList<>(search.processes());
        found.addAll(evidence.begun(search.hidden()));
        if (found.isEmpty()) {
            return search.hidden().isEmpty()
                    ? new Outcome.Down(false, "no " + probe.executable() + " process watches " + probe.file())
                    : StatusProbes.hidden(search);
        }
        Optional<String> stale =
                probe.maxAge().isPresent() ? staleness(probe.file(), probe.maxAge().get()) : Optional.empty();
        return stale.isPresent()
                ? new Outcome.Failed(found, stale.get())
                : new Outcome.Up(found, "process " + StatusProbes.pids(found));
    }

    /** Whether a process is one by a declared probe, whether the probe's condition holds or not. */
    boolean include(Stat process) {
        for (Named<StatusProbe<String>> probe : resource.declared()) {
            if (probe.it() instanceof StatusProbe.Canary<String> canary && fits(canary, process)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(StatusProbe.Canary<String> probe, Stat process) {
        ProcessMatcher.Fit fit = traits(probe).fit(process.pid());
        return fit == ProcessMatcher.Fit.YES || fit == ProcessMatcher.Fit.HIDDEN;
    }

    private ProcessMatcher traits(StatusProbe.Canary<String> probe) {
        return new ProcessMatcher(host, new ProcessMatcher.Likeness(
                probe.executable(), List.of(probe.file()), false, resource.users(), Optional.empty(), ""));
    }

    private Optional<String> staleness(String file, Duration maxAge) {
        Optional<Instant> touched = host.files().modified(file);
        if (touched.isEmpty()) {
            return Optional.of(file + " is missing");
        }
        Duration age = Duration.between(touched.get(), host.clock().wall());
        return age.compareTo(maxAge) > 0
                ? Optional.of(file + " was last touched " + Durations.format(age) + " ago")
                : Optional.empty();
    }
}
