package org.oscine.host;

import java.util.List;

/** Changes to the process table. */
public interface ProcessControl {

    /**
     * Sends a signal to a process, unless it is another one than the caller looked at.
     *
     * @param process what {@link ProcessTable#stat} said of it
     * @param signal a name without SIG
     * @return empty, or why it could not be sent; a process that is gone is no fault
     */
    String signal(ProcessTable.Stat process, String signal);

    /**
     * Starts a program that stays: in a session of its own, without standard input, with its output appended to
     * files, not bound to the life of the engine.
     *
     * @param output file for standard output; empty: it is thrown away
     * @param errors file for standard error; empty: it goes where the output goes
     */
    Launched launch(Invocation invocation, String output, String errors);

    /** As {@link #launch(Invocation, String, String)}, with output and error in one. */
    default Launched launch(Invocation invocation, String output) {
        return launch(invocation, output, "");
    }

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
}
