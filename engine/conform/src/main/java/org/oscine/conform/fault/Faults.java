package org.oscine.conform.fault;

import java.util.ArrayList;
import java.util.List;

/** All faults, in the order in which they are tried: first what any agent must be able to do. */
public final class Faults {
    /** Where the verdict on all exit reasons of a run stands in reports; no fault of its own. */
    public static final String REASONS = "reasons";

    private Faults() {}

    /** @param cuts how often each action is cut off */
    public static List<Fault> all(int cuts) {
        List<Fault> all = new ArrayList<>(List.of(new Metadata(), new LifeCycle(), new OddCalls(), new NotRoot()));
        all.addAll(ServerFaults.all());
        all.addAll(Lookalikes.all());
        all.addAll(Families.all());
        all.addAll(PidfileFaults.all());
        all.addAll(OddPidfiles.all());
        all.addAll(MissingThings.all());
        all.addAll(DirectoryFaults.all());
        all.addAll(Races.all());
        all.addAll(Surroundings.all());
        all.addAll(Boundaries.all());
        all.addAll(DescriptorFaults.all());
        all.addAll(OddParameters.all());
        all.addAll(List.of(new CutOff("start", cuts), new CutOff("monitor", cuts), new CutOff("stop", cuts)));
        return all;
    }
}
