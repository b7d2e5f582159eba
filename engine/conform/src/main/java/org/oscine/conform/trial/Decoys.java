package org.oscine.conform.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oscine.conform.machine.Decoy;
import org.oscine.conform.subject.Anatomy;

/** The innocents of a trial. */
final class Decoys implements AutoCloseable {
    private final List<Decoy> living = new ArrayList<>();
    private final List<Decoy> over = new ArrayList<>();

    /** Those that any agent may come across: an unrelated process, and one of the service's user. */
    void plant(Anatomy anatomy) {
        add(Decoy.stranger());
        anatomy.user().ifPresent(user -> add(Decoy.ofUser(user)));
    }

    Decoy add(Decoy decoy) {
        living.add(decoy);
        return decoy;
    }

    /** Those that somebody has ended or signalled since the last look, which nobody but the agent can have done, and how. */
    Map<Decoy, String> harmed() {
        Map<Decoy, String> harmed = new LinkedHashMap<>();
        for (Decoy decoy : living) {
            decoy.harm().ifPresent(harm -> harmed.put(decoy, harm));
        }
        living.removeAll(harmed.keySet());
        over.addAll(harmed.keySet());
        return harmed;
    }

    @Override
    public void close() {
        living.forEach(Decoy::close);
        over.forEach(Decoy::close);
        living.clear();
        over.clear();
    }
}
