package org.oscine.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Durations;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Identity;
import org.oscine.parameter.Resource.Named;
import org.oscine.probe.CommandAnswers;
import org.oscine.probe.MonitorProbes;
import org.oscine.probe.Outcome;
import org.oscine.probe.OwnProcesses;
import org.oscine.probe.Status;

/**
 * Waits until a service that has been launched works: it is there, all that {@code ready} names holds, and every
 * question of monitor is answered. Ends at once when the service has died.
 */
final class Readiness {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    /** How long a daemon may take to appear after its starter has returned. */
    private static final Duration APPEARANCE = Duration.ofSeconds(1);

    private final ActionContext context;
    private final Host host;
    private final Deadline deadline;
    private final Status status;
    private final List<Named<Descriptor.Monitor<String>>> questions = new ArrayList<>();
    private List<Stat> kept = List.of();
    private final boolean foreground;
    private final boolean adopted;
    private final int launched;
    private boolean seen;
    private boolean ended;
    private String missing = "";
    /** Whether {@link #missing} is what the first of the questions was answered with. */
    private boolean answered;

    /**
     * @param adopted whether the service was there before this start
     * @param launched the pid of the foreground program that this start has launched; 0: none
     */
    Readiness(ActionContext context, boolean adopted, int launched) {
        this.context = context;
        this.host = context.host();
        this.deadline = context.deadline().ofStart();
        this.adopted = adopted;
        this.launched = launched;
        this.status = new Status(host, context.resource());
        questions.addAll(context.resource().ready());
        questions.addAll(context.resource().monitor());
        this.foreground = context.resource().launch().foreground();
        this.seen = foreground;
    }

    Result await() {
        Deadline appearance = deadline.within(APPEARANCE);
        Duration pause = FIRST_PAUSE;
        do {
            Outcome outcome = status.look(deadline.left());
            if (outcome instanceof Outcome.Down && (seen || appearance.passed())) {
                return died(status.leftBy(kept));
            }
            if (outcome instanceof Outcome.Remains && seen && (foreground || appearance.passed())) {
                return died(outcome.found());
            }
            if (isUp(outcome)) {
                settle();
                context.journal().info("started");
                if (!questions.isEmpty()) {
                    context.journal().warning("it is degraded: " + missing);
                }
                return Result.SUCCESS;
            }
            if (outcome instanceof Outcome.Up) {
                appearance = deadline.within(APPEARANCE); // a daemon may leave its first self, and appear anew
            }
            host.clock().sleep(pause);
            pause = pause.plus(pause).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.plus(pause);
        } while (!deadline.passed());
        return late();
    }

    /**
     * What this start has begun and cannot bring up it ends: asked first, and killed if it does not listen. Who was there
     * before is left to a stop, which has the time that its own end takes.
     */
    private Result late() {
        String reason = "not ready after " + Durations.format(deadline.total()) + ": " + missing;
        Kin kin = new Kin(context);
        kin.add(kept);
        List<Stat> alive = kin.alive();
        if (adopted || alive.isEmpty() && kin.isGone()) {
            return Result.of(ReturnCode.OCF_ERR_GENERIC, reason);
        }
        if (!seen && !alive.isEmpty()) {
            reason = "process " + alive.getFirst().pid() + " was started, but status does not find it (" + missing + ")";
        }
        kin.askToEnd(kept);
        Result cleaned = endAll(kin);
        return Result.of(ReturnCode.OCF_ERR_GENERIC, cleaned.success() ? reason : reason + "; " + cleaned.reason());
    }

    private Result endAll(Kin kin) {
        Result ended = kin.end();
        return ended.success() ? new CleanUp(context).perform() : ended;
    }

    /** Whether the service was there, and is no more. */
    boolean sawItEnd() {
        return ended;
    }

    private boolean isUp(Outcome outcome) {
        if (!(outcome instanceof Outcome.Remains)) {
            keep(outcome.found());
        }
        if (!(outcome instanceof Outcome.Up)) {
            missing = outcome.seen();
            answered = false;
            return false;
        }
        return answersAll() && stillThere();
    }

    /** Who has answered may be somebody else, at an address that this service could not get. */
    private boolean stillThere() {
        return kept.isEmpty() || !Signalling.alive(host, kept).isEmpty();
    }

    /** The pid may still change: a daemon forks more than once. */
    private void keep(List<Stat> found) {
        if (found.isEmpty() || found.equals(kept)) {
            return;
        }
        seen = true;
        kept = found;
        context.journal().warnOf(Identity.writeForNow(
                host.changes(), host.processes(), context.resource().stateDirectory(), found));
    }

    private void settle() {
        if (!kept.isEmpty()) {
            context.journal().warnOf(Identity.write(host.changes(), host.processes(), context.resource().stateDirectory(), kept));
        }
    }

    /** A service that is only degraded runs: once all else is answered, its start is over. */
    private boolean answersAll() {
        OwnProcesses service = new OwnProcesses(host, context.resource().stateDirectory(), kept);
        int at = 0;
        while (at < questions.size()) {
            Duration left = deadline.left();
            Result answer = MonitorProbes.ask(service, questions.get(at), left);
            if (answer.success()) {
                questions.remove(at);
                answered &= at > 0;
                continue;
            }
            boolean cutOff = deadline.passed() && left.compareTo(deadline.total().dividedBy(10)) < 0;
            missing = cutOff && answered ? missing : answer.reason(); // of which the one before tells more
            answered = true;
            context.journal().debug("not ready: " + missing);
            if (!answer.code().healthy()) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** How the program ended, which the engine knows only of one that it has launched itself. */
    private String lastWords() {
        Optional<Ended.Exited> end = launched > 0 ? host.control().endOf(launched) : Optional.empty();
        return end.isPresent() ? ": " + CommandAnswers.sayOf(context.resource().launch().run(), end.get()) : "";
    }

    private Result died(List<Stat> remnants) {
        ended = true;
        String how = lastWords();
        Kin kin = new Kin(context);
        kin.add(remnants);
        Result cleaned = endAll(kin);
        String also = cleaned.success() ? "" : "; " + cleaned.reason();
        return Result.of(ReturnCode.OCF_ERR_GENERIC, "the service exited during startup" + how + also
                + (missing.isEmpty() ? "" : " (" + missing + ")"));
    }
}
