package org.oscine.testing;

import java.util.List;
import org.oscine.host.Host;
import org.oscine.host.simulated.Effect;
import org.oscine.testfile.Event;
import org.oscine.testfile.Scene;

/** A machine that a case is played on, with the names that the case gave to processes. */
interface Machine {
    /** The machine as the agent sees it. */
    Host host();

    /** All that was done through the ports of {@link #host}, in its order. */
    List<Effect> effects();

    /** Changes the machine to what a scene says. */
    void apply(Scene scene);

    /** Plans what happens from now on. */
    void happen(List<Event.Timed> events);

    /** Whether the process of that name lives. */
    boolean alive(String name);

    /** Whether something stands at a path. */
    boolean exists(String path);

    /** What the case calls the process of a pid; its number where the case has no name for it. */
    String nameOf(int pid);
}
