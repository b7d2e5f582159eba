package org.oscine.host;

import java.util.List;
import java.util.Optional;
import org.oscine.host.Commands.Ended;
import org.oscine.ocf.Failure;

/** Changes to the process table. */
public interface ProcessControl {

    /**
     * Sends a signal to a process, unless it is another one than the caller looked at.
     *
     * @param process what {@link ProcessTable#stat} said of it
     * @param signal a name without SIG
     * @return why it could not be sent; a process that is gone is no failure
     */
    Failure signal(ProcessTable.Stat process, String signal);

    /**
     * Makes a family for what an instance is about to start: with a control group of its own where the machine allows
     * one. Where it does not, the session and the mark have to do.
     *
     * @param stateDirectory the state directory of the instance, which names it
     */
    Family newFamily(String stateDirectory);

    /**
     * Ends all processes in the family's control group at one stroke, so that none can fork away (cgroup.kill).
     *
     * @return false where there is no such group, or the kernel is older than 5.14: then they have to be found one by one
     */
    boolean killGroup(Family family);

    /** Takes the control group of a family away whose processes have ended. */
    void disband(Family family);

    /**
     * Starts a program that stays: in a session of its own, without standard input, with its output appended to
     * files, not bound to the life of the engine.
     *
     * A log that is missing is made for the user that the program runs as; one that is there keeps its owner.
     *
     * @param family what its processes are to be known by
     */
    Launched launch(Invocation invocation, Family family, Logs logs);

    /** As {@link #launch(Invocation, Family, Logs)}, with logs that are opened with the engine's right. */
    default Launched launch(Invocation invocation, Family family, String output, String errors) {
        return launch(invocation, family, Logs.of(output, errors));
    }

    /**
     * How a program ended that this engine has launched last: its exit status, and the end of what was written to its logs
     * since. Absent for any other process, and while it runs.
     *
     * Logs are read where they belong to the user that the program runs as, or to whoever has named them, or where that is
     * the engine's own user; else nothing is known of what it wrote, as where it has no log.
     */
    Optional<Ended.Exited> endOf(int pid);

    /** Lets go of what is held for {@link #endOf}, such as open logs: whoever has launched a program does so when that runs. */
    void forgetLaunched();

    /** How a launch ended. */
    sealed interface Launched {
        /** What each end means. */
        interface Cases<R> {
            R running(Running it);

            R refused(Refused it);
        }

        /** What the cases make of this one. */
        <R> R match(Cases<R> cases);

        /** The program runs; the pid is that of argv's program. */
        record Running(int pid) implements Launched {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.running(this);
            }
        }

        /** It could not be started. */
        record Refused(String cause) implements Launched {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.refused(this);
            }
        }
    }

    /** Signals that a descriptor may name. */
    List<String> SIGNALS = List.of("HUP", "INT", "QUIT", "ABRT", "KILL", "USR1", "USR2", "ALRM", "TERM", "CONT",
            "STOP", "WINCH", "PWR");

    /** Asks another one; who implements it says what is otherwise. */
    interface Forwarding extends ProcessControl {
        /** The other one. */
        ProcessControl control();

        @Override
        default Failure signal(ProcessTable.Stat process, String signal) {
            return control().signal(process, signal);
        }

        @Override
        default Family newFamily(String stateDirectory) {
            return control().newFamily(stateDirectory);
        }

        @Override
        default boolean killGroup(Family family) {
            return control().killGroup(family);
        }

        @Override
        default void disband(Family family) {
            control().disband(family);
        }

        @Override
        default Launched launch(Invocation invocation, Family family, Logs logs) {
            return control().launch(invocation, family, logs);
        }

        @Override
        default Optional<Ended.Exited> endOf(int pid) {
            return control().endOf(pid);
        }

        @Override
        default void forgetLaunched() {
            control().forgetLaunched();
        }
    }
}
