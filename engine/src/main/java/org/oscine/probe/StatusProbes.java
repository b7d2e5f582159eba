package org.oscine.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.oscine.descriptor.Probe;
import org.oscine.host.Commands;
import org.oscine.host.FileView;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Durations;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource;

/** One look for each kind of probe that may stand under status. Nothing here changes anything. */
final class StatusProbes {
    private static final Duration SECOND_LOOK = Duration.ofMillis(100);

    private final HostView host;
    private final List<String> launchArgv;

    /** @param launchArgv the start command: whoever has just this argv is taken for the service */
    StatusProbes(HostView host, List<String> launchArgv) {
        this.host = host;
        this.launchArgv = launchArgv;
    }

    Outcome look(Probe<String> probe, List<Identity.Recorded> recorded, Duration timeout) {
        return probe.match(new Probe.Cases<String, Outcome>() {
            @Override
            public Outcome pidfile(Probe.Pidfile<String> it) {
                return named(it, recorded);
            }

            @Override
            public Outcome processPattern(Probe.ProcessPattern<String> it) {
                return matching(it);
            }

            @Override
            public Outcome canary(Probe.Canary<String> it) {
                return companion(it);
            }

            @Override
            public Outcome command(Probe.Command<String> it) {
                return answer(it, timeout);
            }

            @Override
            public Outcome tcp(Probe.Tcp<String> it) {
                return notForStatus();
            }

            @Override
            public Outcome unixSocket(Probe.UnixSocket<String> it) {
                return notForStatus();
            }

            @Override
            public Outcome http(Probe.Http<String> it) {
                return notForStatus();
            }
        });
    }

    private static Outcome notForStatus() {
        return new Outcome.Unknown("a question to the service cannot tell whether it is there");
    }

    private Outcome named(Probe.Pidfile<String> probe, List<Identity.Recorded> recorded) {
        Pidfile pidfile = Pidfile.read(host.files(), probe.path());
        if (pidfile instanceof Pidfile.Unusable) {
            host.clock().sleep(SECOND_LOOK); // it may just be written
            pidfile = Pidfile.read(host.files(), probe.path());
        }
        Traits traits = new Traits(
                host, probe.executable(), argumentsOf(probe), probe.user(), probe.workingDirectory());
        Optional<Stat> named = pidfile.pid().isPresent() ? traits.match(pidfile.pid().get()) : Optional.empty();
        List<Stat> found = named.isPresent() ? List.of(named.get()) : traits.search();
        if (!found.isEmpty()) {
            return new Outcome.Up(found, "process " + pids(found) + " runs " + probe.executable());
        }
        if (pidfile instanceof Pidfile.Unreadable unreadable) {
            return new Outcome.Unknown(unreadable.say());
        }
        return new Outcome.Down(isOccupied(pidfile, traits, recorded), "no process of it; " + sayOf(pidfile, traits));
    }

    /** A foreground program needs no probe: whoever has its whole argv is taken for it. */
    Outcome program() {
        List<Stat> found = new Traits(host, launchArgv.getFirst(), tail(launchArgv), Optional.empty()).search();
        return found.isEmpty()
                ? new Outcome.Down(false, "no process of " + launchArgv.getFirst())
                : new Outcome.Up(found, "process " + pids(found));
    }

    private List<String> argumentsOf(Probe.Pidfile<String> probe) {
        return probe.arguments().isEmpty() ? tail(launchArgv) : probe.arguments();
    }

    private static List<String> tail(List<String> argv) {
        return argv.subList(Math.min(1, argv.size()), argv.size());
    }

    private String sayOf(Pidfile pidfile, Traits traits) {
        if (pidfile instanceof Pidfile.Names names) {
            if (traits.program(names.number()).isPresent()) {
                return names.say() + ", another instance";
            }
            Optional<Stat> stat = host.processes().stat(names.number());
            return names.say() + (stat.isPresent() && stat.get().alive() ? ", another program" : ", which is gone");
        }
        return pidfile.say();
    }

    private static boolean isOccupied(Pidfile pidfile, Traits traits, List<Identity.Recorded> recorded) {
        if (pidfile.pid().isEmpty() || traits.program(pidfile.pid().get()).isEmpty()) {
            return false;
        }
        for (Identity.Recorded ours : recorded) {
            if (ours.pid() == pidfile.pid().get()) {
                return false;
            }
        }
        return true;
    }

    private Outcome matching(Probe.ProcessPattern<String> probe) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(probe.pattern());
        } catch (PatternSyntaxException wrong) {
            return new Outcome.Unknown("'" + probe.pattern() + "' is not a regular expression");
        }
        List<Integer> self = selfAndAncestors();
        Traits traits = probe.executable().isPresent()
                ? new Traits(host, probe.executable().get(), List.of(), probe.user())
                : null;
        List<Stat> found = new ArrayList<>();
        for (int pid : host.processes().pids()) {
            Optional<Stat> candidate = !self.contains(pid) && matches(pattern, pid)
                    ? candidate(pid, traits, probe.user())
                    : Optional.empty();
            if (candidate.isPresent()) {
                found.add(candidate.get());
            }
        }
        return found.isEmpty()
                ? new Outcome.Down(false, "no process matches '" + probe.pattern() + "'")
                : new Outcome.Up(found, "process " + pids(found) + " matches");
    }

    private boolean matches(Pattern pattern, int pid) {
        List<String> argv = host.processes().arguments(pid);
        Matcher matcher = pattern.matcher(String.join(" ", argv));
        return !argv.isEmpty() && matcher.find();
    }

    private Optional<Stat> candidate(int pid, Traits traits, Optional<String> user) {
        if (traits != null) {
            return traits.match(pid);
        }
        Optional<Integer> wanted = user.isPresent() ? host.accounts().user(user.get()) : Optional.empty();
        Optional<Stat> stat = host.processes().stat(pid);
        boolean fits = stat.isPresent() && stat.get().alive()
                && (wanted.isEmpty() || host.processes().user(pid).equals(wanted));
        return fits ? stat : Optional.empty();
    }

    /** The engine and who called it carry the pattern in their own arguments. */
    private List<Integer> selfAndAncestors() {
        List<Integer> pids = new ArrayList<>();
        int pid = host.processes().self();
        while (pid > 1 && !pids.contains(pid)) {
            pids.add(pid);
            Optional<Stat> stat = host.processes().stat(pid);
            pid = stat.isPresent() ? stat.get().parent() : 0;
        }
        return pids;
    }

    private Outcome companion(Probe.Canary<String> probe) {
        List<Stat> found = new Traits(host, probe.executable(), List.of(probe.file()), Optional.empty()).search();
        if (found.isEmpty()) {
            return new Outcome.Down(false, "no " + probe.executable() + " watches " + probe.file());
        }
        Optional<String> stale =
                probe.maxAge().isPresent() ? staleness(probe.file(), probe.maxAge().get()) : Optional.empty();
        return stale.isPresent()
                ? new Outcome.Failed(found, stale.get())
                : new Outcome.Up(found, "process " + pids(found));
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

    private Outcome answer(Probe.Command<String> probe, Duration timeout) {
        Commands.Ended ended = Questions.execute(host, probe.run(),
                Resource.within(probe.run().timeout(), timeout));
        if (!(ended instanceof Commands.Ended.Exited exited)) {
            return new Outcome.Unknown(Questions.sayOf(probe.run(), ended));
        }
        String seen = Questions.sayOf(probe.run(), ended);
        ReturnCode code = probe.run().exit().codeFor(exited.code());
        if (code == ReturnCode.OCF_NOT_RUNNING) {
            return new Outcome.Down(false, seen);
        }
        return code.healthy() && Questions.outputFits(probe.run(), exited)
                ? new Outcome.Up(List.of(), seen)
                : new Outcome.Failed(List.of(), seen);
    }

    static String pids(List<Stat> processes) {
        StringBuilder text = new StringBuilder();
        for (Stat process : processes) {
            text.append(text.isEmpty() ? "" : ", ").append(process.pid());
        }
        return text.toString();
    }
}
