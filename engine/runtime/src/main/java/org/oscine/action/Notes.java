package org.oscine.action;

import java.util.List;
import java.util.Optional;
import org.oscine.host.Family;
import org.oscine.host.FileView;
import org.oscine.host.Host;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;
import org.oscine.parameter.Identity;
import org.oscine.parameter.KeptState;
import org.oscine.parameter.Note;
import org.oscine.parameter.SavedValues;

/** The notes on a service, from its start to its stop. Which of them are kept when is said here; a plan tells it. */
public final class Notes {
    /**
     * Kept before anything else is done: where they cannot be, nothing is started. Nobody is the service yet; a full disk is
     * found out by saying so, and not when it runs.
     */
    public static final List<Note> OF_A_START = List.of(Note.VALUES, Note.DESCRIPTOR, Note.IDENTITY, Note.FAMILY);

    /**
     * Kept of a service that runs already, unless there are such: what was noted when it was started is true of it, whatever
     * its configuration says by now.
     */
    public static final List<Note> OF_WHAT_RUNS = List.of(Note.VALUES, Note.DESCRIPTOR);

    private final ActionContext context;
    private final Host host;
    private final String state;
    private Family family = Family.NONE;

    Notes(ActionContext context) {
        this.context = context;
        this.host = context.host();
        this.state = context.resource().stateDirectory();
    }

    /** Begins them, for a start. */
    Failure begin() {
        for (Note note : OF_A_START) {
            Failure kept = keep(note);
            if (kept.exists()) {
                return kept;
            }
        }
        return keep(KeptState.STARTING);
    }

    /** Of a service without a process, what a start and a stop make of it. */
    Failure keep(KeptState is) {
        return context.resource().isKept() ? is.note(host.changes(), host.processes(), state) : Failure.NONE;
    }

    /** Adds those on a service that runs already. */
    Failure complete() {
        for (Note note : OF_WHAT_RUNS) {
            boolean missing = host.files().kind(note.in(state)) == FileView.Kind.MISSING;
            Failure kept = missing ? keep(note) : Failure.NONE;
            if (kept.exists()) {
                return kept;
            }
        }
        return Failure.NONE;
    }

    private Failure keep(Note note) {
        return switch (note) {
            case VALUES -> SavedValues.write(host.changes(), state, context.resource().remembered());
            case DESCRIPTOR -> context.descriptor().isEmpty()
                    ? host.changes().remove(note.in(state))
                    : host.changes().write(note.in(state), context.descriptor(), "600", Optional.empty(), Optional.empty());
            case IDENTITY -> Identity.write(host.changes(), host.processes(), state, List.of());
            case FAMILY -> foundFamily();
            case STARTER -> Failure.NONE; // writes down itself who it is
            case KEPT -> Failure.NONE; // says more than that it is there
        };
    }

    private Failure foundFamily() {
        disband();
        family = host.control().newFamily(state);
        return Identity.write(host.changes(), host.processes(), state, family);
    }

    private void disband() {
        host.control().disband(Identity.family(host.files(), host.processes(), state));
    }

    /** The family that was begun. */
    Family family() {
        return family;
    }

    /** The processes of a service that works. */
    Failure keep(List<Stat> processes) {
        return Identity.write(host.changes(), host.processes(), state, processes);
    }

    /** Removes all of them; what cannot be removed is logged. */
    void forget() {
        disband();
        for (Note note : Note.values()) {
            context.journal().warnOf(host.changes().remove(note.in(state)));
        }
    }
}
