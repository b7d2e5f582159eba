package org.oscine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.StatusProbe;
import org.oscine.host.Commands;
import org.oscine.host.HostView;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.host.TextPattern;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Identity;
import org.oscine.parameter.KeptState;
import org.oscine.parameter.Resource;

/** One look for each kind of probe that may stand under status. Nothing here changes anything. */
final class StatusProbes {
    private static final Duration SECOND_LOOK = Duration.ofMillis(100);

    private final HostView host;
    private final Resource resource;
    private final List<String> launchArgv;
    private final Neighbours neighbours;
    private final Evidence evidence;
    private final Companions companions;

    StatusProbes(HostView host, Resource resource) {
        this.host = host;
        this.resource = resource;
        this.launchArgv = resource.launch().run().argv();
        this.neighbours = new Neighbours(host, resource.stateDirectory());
        this.evidence = new Evidence(host, resource.stateDirectory());
        this.companions = new Companions(host, resource, evidence);
    }

    Outcome look(StatusProbe<String> probe, List<Identity.Recorded> recorded, Duration timeout) {
        return probe.match(new StatusProbe.Cases<String, Outcome>() {
            @Override
            public Outcome pidfile(StatusProbe.Pidfile<String> it) {
                return named(it, recorded);
            }

            @Override
            public Outcome processPattern(StatusProbe.ProcessPattern<String> it) {
                return matching(it);
            }

            @Override
            public Outcome canary(StatusProbe.Canary<String> it) {
                return companions.look(it);
            }

            @Override
            public Outcome command(StatusProbe.Command<String> it) {
                return answer(it, timeout);
            }

            @Override
            public Outcome kept(StatusProbe.Kept<String> it) {
                return noted();
            }
        });
    }

    private Outcome named(StatusProbe.Pidfile<String> probe, List<Identity.Recorded> recorded) {
        if (probe.executable().isEmpty()) {
            return nothingToLookFor("executable");
        }
        Pidfile pidfile = Pidfile.read(host.files(), probe.path());
        if (pidfile instanceof Pidfile.Unusable) {
            host.clock().sleep(SECOND_LOOK); // it may just be written
            pidfile = Pidfile.read(host.files(), probe.path());
        }
        ProcessMatcher traits = new ProcessMatcher(host, likenessOf(probe));
        Optional<Stat> named = namedBy(pidfile, probe, traits);
        if (named.isPresent()) {
            return up(List.of(named.get()), " runs " + probe.executable());
        }
        // A process that no pidfile names must work in the declared directory; else in that of a start, or in /.
        ProcessMatcher.Found found = traits.search(probe.workingDirectory().isPresent() ? List.of() : List.of(startsIn(), "/"));
        List<Stat> ours = ours(found);
        if (!ours.isEmpty()) {
            return up(ours, " runs " + probe.executable());
        }
        if (!found.hidden().isEmpty()) {
            return hidden(found);
        }
        if (pidfile instanceof Pidfile.Unreadable unreadable) {
            return new Outcome.Unknown(unreadable.say());
        }
        return new Outcome.Down(isOccupied(pidfile, traits, recorded), "no matching process; " + sayOf(pidfile, traits));
    }

    /** Of a text that turned out empty nobody can say whether it runs, least of all that it does not. */
    private static Outcome nothingToLookFor(String what) {
        return new Outcome.Unknown("its " + what + " is empty, so there is nothing to look for");
    }

    private static Outcome up(List<Stat> processes, String how) {
        return new Outcome.Up(processes, "process " + pids(processes) + how);
    }

    /** Companions by the declared probes. */
    Companions companions() {
        return companions;
    }

    /** Those of them that are this instance's. */
    private List<Stat> ours(ProcessMatcher.Found found) {
        List<Stat> ours = neighbours.spare(found.processes());
        ours.addAll(evidence.begun(found.hidden()));
        return ours;
    }

    static Outcome hidden(ProcessMatcher.Found found) {
        return new Outcome.Unknown("process " + found.hidden().getFirst()
                + " may be the service, but the kernel hides its details (is CAP_SYS_PTRACE missing?)");
    }

    private ProcessMatcher.Likeness likenessOf(StatusProbe.Pidfile<String> probe) {
        boolean whole = probe.arguments().isEmpty();
        return new ProcessMatcher.Likeness(probe.executable(), whole ? tail(launchArgv) : probe.arguments(), whole,
                usersOf(probe.user()), probe.workingDirectory(), resource.stateDirectory());
    }

    private String startsIn() {
        return resource.launch().run().surroundings().workingDirectory().orElse("/");
    }

    /** Where a probe names no user, all those of the service may be it. */
    private List<String> usersOf(Optional<String> declared) {
        return declared.isPresent() ? List.of(declared.get()) : resource.users();
    }

    /** The process that a pidfile names, if it is the service's by more than that. */
    private Optional<Stat> namedBy(Pidfile pidfile, StatusProbe.Pidfile<String> probe, ProcessMatcher traits) {
        Optional<Stat> named = pidfile.pid().isPresent() ? host.processes().stat(pidfile.pid().get()) : Optional.empty();
        boolean ours = named.isPresent() && named.get().alive() && isOurs(named.get(), probe, traits)
                && !neighbours.own(named.get());
        return ours ? named : Optional.empty();
    }

    private boolean isOurs(Stat process, StatusProbe.Pidfile<String> probe, ProcessMatcher traits) {
        // A daemon that leaves root by itself, as a user that nothing names, owns its pidfile.
        ProcessMatcher.Fit fit = traits.fit(process.pid(), host.files().owner(probe.path()));
        boolean sameProgram = fit == ProcessMatcher.Fit.YES || traits.runsProgram(process.pid());
        boolean mayDiffer = fit == ProcessMatcher.Fit.TITLED || probe.arguments().isEmpty();
        return fit == ProcessMatcher.Fit.YES
                || sameProgram && evidence.isOf(process)
                || fit == ProcessMatcher.Fit.TITLED && evidence.isWitnessedBy(probe.path(), process)
                || fit == ProcessMatcher.Fit.HIDDEN && evidence.isBegun(probe.path(), process)
                || sameProgram && mayDiffer && evidence.isRootsWord(probe.path(), process);
    }

    /** A foreground program needs no probe: whoever has its whole argv is taken for it, and whom a pidfile of root's names. */
    Outcome program() {
        if (launchArgv.getFirst().isEmpty()) {
            return nothingToLookFor("program");
        }
        ProcessMatcher traits = new ProcessMatcher(host, new ProcessMatcher.Likeness(launchArgv.getFirst(), tail(launchArgv), true,
                resource.users(), Optional.of(startsIn()), resource.stateDirectory()));
        ProcessMatcher.Found found = traits.search();
        List<Stat> ours = ours(found);
        if (ours.isEmpty() && resource.launch().pidfile().isPresent()) {
            ours.addAll(trusted(resource.launch().pidfile().get(), traits));
        }
        if (ours.isEmpty() && !found.hidden().isEmpty()) {
            return hidden(found);
        }
        return ours.isEmpty()
                ? new Outcome.Down(false, "no process runs " + launchArgv.getFirst())
                : up(ours, "");
    }

    /** A wrapper that became another program, or a title, is still known by the pidfile of whoever started it before. */
    private List<Stat> trusted(String path, ProcessMatcher traits) {
        Optional<Integer> pid = Pidfile.read(host.files(), path).pid();
        Optional<Stat> named = pid.isPresent() ? host.processes().stat(pid.get()) : Optional.empty();
        boolean ours = named.isPresent() && named.get().alive() && pid.get() != host.processes().self()
                && evidence.isRootsWord(path, named.get()) && traits.hasUser(pid.get()) && !neighbours.own(named.get());
        return ours ? List.of(named.get()) : List.of();
    }

    private static List<String> tail(List<String> argv) {
        return argv.subList(Math.min(1, argv.size()), argv.size());
    }

    private String sayOf(Pidfile pidfile, ProcessMatcher traits) {
        if (pidfile instanceof Pidfile.Names names) {
            if (traits.runsProgram(names.number())) {
                return names.say() + ", which is another instance";
            }
            Optional<Stat> stat = host.processes().stat(names.number());
            return names.say() + (stat.isPresent() && stat.get().alive() ? ", which is another program" : ", which is gone");
        }
        return pidfile.say();
    }

    private static boolean isOccupied(Pidfile pidfile, ProcessMatcher traits, List<Identity.Recorded> recorded) {
        if (pidfile.pid().isEmpty() || !traits.runsProgram(pidfile.pid().get())) {
            return false;
        }
        for (Identity.Recorded ours : recorded) {
            if (ours.pid() == pidfile.pid().get()) {
                return false;
            }
        }
        return true;
    }

    private Outcome matching(StatusProbe.ProcessPattern<String> probe) {
        TextPattern pattern = TextPattern.of(probe.pattern());
        if (pattern.fault().exists()) {
            return new Outcome.Unknown(pattern.fault().cause());
        }
        List<Integer> self = selfAndAncestors();
        ProcessMatcher traits = new ProcessMatcher(host, new ProcessMatcher.Likeness(probe.executable().orElse(""), List.of(), false,
                usersOf(probe.user()), Optional.empty(), resource.stateDirectory()));
        List<Stat> found = new ArrayList<>();
        List<Integer> hidden = new ArrayList<>();
        for (int pid : host.processes().pids()) {
            boolean isHidden = host.processes().image(pid).hidden();
            boolean candidate = !self.contains(pid) && (probe.executable().isPresent()
                    ? traits.fit(pid) != ProcessMatcher.Fit.NO
                    : (isHidden || traits.isSomebodyHere(pid)) && traits.hasUser(pid));
            Optional<Stat> stat = candidate && matches(pattern, pid) ? host.processes().stat(pid) : Optional.empty();
            if (stat.isPresent() && isHidden) {
                hidden.add(pid);
            } else if (stat.isPresent()) {
                found.add(stat.get());
            }
        }
        ProcessMatcher.Found all = new ProcessMatcher.Found(found, hidden);
        List<Stat> ours = ours(all);
        if (ours.isEmpty() && !hidden.isEmpty()) {
            return hidden(all);
        }
        return ours.isEmpty()
                ? new Outcome.Down(false, "no process matches '" + probe.pattern() + "'")
                : up(ours, " matches");
    }

    /** What cannot be decided was made to be so, and is no service's: a process can write what it likes over its argv. */
    private boolean matches(TextPattern pattern, int pid) {
        List<String> argv = host.processes().arguments(pid);
        return !argv.isEmpty() && pattern.isFoundIn(String.join(" ", argv));
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

    private Outcome noted() {
        return switch (KeptState.of(host.files(), host.processes(), resource.stateDirectory())) {
            case UP -> new Outcome.Up(List.of(), "its start is noted");
            case STARTING -> new Outcome.Failed(List.of(), "a start began and did not succeed");
            case DOWN -> new Outcome.Down(false, "no start is noted since the last stop or boot");
        };
    }

    private Outcome answer(StatusProbe.Command<String> probe, Duration timeout) {
        Commands.Ended ended = CommandAnswers.execute(host, probe.run(),
                Resource.within(probe.run().timeout(), timeout));
        if (!(ended instanceof Commands.Ended.Exited exited)) {
            return new Outcome.Unknown(CommandAnswers.sayOf(probe.run(), ended));
        }
        Optional<Result> printed = CommandAnswers.printed(probe.run(), exited);
        boolean told = printed.isPresent() && !printed.get().success();
        String seen = told ? printed.get().reason() : CommandAnswers.sayOf(probe.run(), ended);
        ReturnCode code = printed.isPresent() ? printed.get().code() : probe.run().exit().codeFor(exited.code());
        if (code == ReturnCode.OCF_NOT_RUNNING) {
            return new Outcome.Down(false, seen);
        }
        return code.healthy() && CommandAnswers.outputFits(probe.run(), exited)
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
