package org.oscine.conform.fault;

import java.util.Optional;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.Trial;

/** One way to break a service, or to use its agent badly, and what the agent must make of it. */
public interface Fault {
    /** Its name on the command line and in reports: small letters and hyphens. */
    String name();

    /** What is done, for a person, in a few words. */
    String title();

    /** What must hold, and why. */
    String rule();

    /** Why it cannot be tried on this service; absent: it can. */
    default Optional<String> unfit(Subject subject) {
        return Optional.empty();
    }

    /** Brings the service into the state that is meant. */
    void arrange(Trial trial);

    /** Calls the agent and looks. */
    void expect(Trial trial);
}
