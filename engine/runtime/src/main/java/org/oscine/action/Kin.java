package org.oscine.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Identity;
import org.oscine.probe.Members;
import org.oscine.probe.OwnProcesses;

/**
 * All processes that belong to a service besides its main ones: what was below them when it was looked, what is in the family
 * of its start, and what came of those. They are collected while they can still be told by their parents, and ended together.
 */
final class Kin {
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final ActionContext context;
    private final Host host;
    private final List<Stat> known = new ArrayList<>();
    private Optional<Family> family = Optional.empty();
    private boolean listed;

    Kin(ActionContext context) {
        this.context = context;
        this.host = context.host();
    }

    /** Read at the first question, when the lock is held: a start that is waited for makes another. */
    private Family family() {
        if (family.isEmpty()) {
            family = Optional.of(
                    Identity.family(host.files(), host.processes(), context.resource().stateDirectory()));
        }
        return family.get();
    }

    /** Takes note of these and of what is below them now. */
    void add(List<Stat> processes) {
        addNew(processes);
        addNew(OwnProcesses.below(host.processes(), processes));
    }

    private void addNew(List<Stat> processes) {
        for (Stat process : processes) {
            if (!isKnown(process) && process.pid() != host.processes().self()) {
                known.add(process);
            }
        }
    }

    private boolean isKnown(Stat process) {
        for (Stat one : known) {
            if (one.pid() == process.pid() && one.startTime() == process.startTime()) {
                return true;
            }
        }
        return false;
    }

    /** Whether there was ever anybody. */
    boolean wereThere() {
        return !known.isEmpty();
    }

    /** Those that are alive, with what they have forked since. A pid of the dead may be anybody's, and so are its children. */
    List<Stat> alive() {
        Members members = Members.of(host, family());
        listed = members.elusive() || !members.alive().isEmpty();
        addNew(members.alive());
        addNew(OwnProcesses.below(host.processes(), Signalling.alive(host, known)));
        return Signalling.alive(host, known);
    }

    /**
     * Asks the main ones of them, or all where none of those lives, to end by themselves, and waits until all have; but keeps half
     * of the time that is left.
     */
    void askToEnd(List<Stat> mains) {
        List<Stat> alive = alive();
        List<Stat> asked = Signalling.alive(host, mains);
        Signalling.signal(context, asked.isEmpty() ? alive : asked, "TERM");
        Signalling.wake(context, alive);
        Duration half = Duration.ofNanos(context.deadline().left().toNanos() / 2);
        Signalling.awaitEnd(host, alive, context.deadline().within(half));
    }

    /** Whether nobody of them lives. */
    boolean isGone() {
        return !areThere(alive());
    }

    /** Who is on the family's list may have ended since, and have forked another before. */
    private boolean areThere(List<Stat> alive) {
        return !alive.isEmpty() || listed;
    }

    /** Ends all of them, and what they fork meanwhile, until none is left or the time is over; they get one SIGKILL in any case. */
    Result end() {
        List<Stat> alive = alive();
        for (int round = 0; areThere(alive) && (round == 0 || !context.deadline().passed()); round++) {
            killGroup();
            if (round > 0) {
                Signalling.signal(context, alive, "STOP"); // what is stopped forks no more
                alive = alive();
            }
            Signalling.signal(context, alive, "KILL");
            Signalling.awaitEnd(host, alive, context.deadline().passed()
                    ? context.deadline().grace()
                    : context.deadline().within(ROUND));
            alive = alive();
        }
        if (alive.isEmpty() && listed) {
            alive = alive(); // the last of them may just have ended
        }
        return alive.isEmpty() && listed
                ? Result.of(ReturnCode.OCF_ERR_GENERIC, "its processes keep forking, and SIGKILL has not reached all of them")
                : Signalling.gone(alive);
    }

    /** Not the engine with it, which may have been called from below the service. */
    private void killGroup() {
        if (!host.processes().isOf(host.processes().self(), family())) {
            host.control().killGroup(family());
        }
    }
}
