package org.oscine.conform.trial;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.oscine.conform.machine.Decoy;
import org.oscine.conform.subject.Anatomy;

/** The innocents of a trial. */
final class Decoys implements AutoCloseable {
    private final List<Decoy> living = new ArrayList<>();

    /** Those that any agent may come across: a stranger, and one of the service's user. */
    void plant(Anatomy anatomy) {
        add(Decoy.stranger());
        anatomy.user().ifPresent(user -> add(Decoy.ofUser(user)));
    }

    Decoy add(Decoy decoy) {
        living.add(decoy);
        return decoy;
    }

    /** Those that have died since the last look, which nobody but the agent can have done. */
    List<Decoy> died() {
        List<Decoy> died = new ArrayList<>();
        for (Iterator<Decoy> each = living.iterator(); each.hasNext();) {
            Decoy decoy = each.next();
            if (!decoy.lives()) {
                died.add(decoy);
                each.remove();
            }
        }
        return died;
    }

    @Override
    public void close() {
        living.forEach(Decoy::close);
        living.clear();
    }
}
