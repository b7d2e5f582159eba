package org.oscine.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.parameter.Note;
import org.oscine.probe.Outcome;
import org.oscine.probe.OwnProcesses;

/**
 * The program of {@code start: command} where the start itself is gone: Pacemaker kills a start with its process
 * group, but the starter has a session of its own, and would go on to bring the service up behind the back of the
 * stop that comes next. What it has started already is the service, and is left to the stop.
 */
final class InterruptedStart {
    private final ActionContext context;
    private final Host host;

    InterruptedStart(ActionContext context) {
        this.context = context;
        this.host = context.host();
    }

    /** What is there of the service, when no starter is under way any more. */
    Outcome lookPast() {
        Outcome outcome = context.look();
        Optional<Stat> starter = alive();
        while (starter.isPresent() && end(starter.get(), outcome.found())) {
            outcome = context.look();
        }
        return outcome;
    }

    private Optional<Stat> alive() {
        if (!(host.files().read(Note.STARTER.in(context.resource().stateDirectory())) instanceof FileView.Reading.Content content)) {
            return Optional.empty();
        }
        String text = content.text();
        int line = text.indexOf('\n');
        if (line < 0 || !text.substring(0, line).equals(host.processes().bootId())) {
            return Optional.empty();
        }
        Optional<Stat> noted = Stat.parse(text.substring(line + 1));
        Optional<Stat> now = noted.isPresent() ? host.processes().stat(noted.get().pid()) : Optional.empty();
        boolean same = now.isPresent() && now.get().startTime() == noted.get().startTime() && now.get().alive();
        return same ? now : Optional.empty();
    }

    /** Ends what is in its session and not the service; whether there was something. */
    private boolean end(Stat starter, List<Stat> service) {
        List<Stat> spared = new ArrayList<>(service);
        spared.addAll(OwnProcesses.below(host.processes(), service));
        List<Stat> members = new ArrayList<>();
        for (int pid : host.processes().pids()) {
            Optional<Stat> stat = host.processes().stat(pid);
            if (stat.isPresent() && stat.get().session() == starter.pid() && stat.get().alive()
                    && !OwnProcesses.contains(spared, stat.get())) {
                members.add(stat.get());
            }
        }
        if (members.isEmpty() || context.deadline().passed()) {
            return false;
        }
        context.journal().info("an earlier start was interrupted; ending its command, process " + starter.pid() + "");
        Signalling.kill(context, members);
        return true;
    }
}
