package org.oscine.host;

import java.time.Duration;
import java.util.Optional;

/** Programs that are run to their end. */
public interface Commands {

    /**
     * Runs a command, and ends it with all its children when its time is over.
     *
     * @param timeout the longest that it may take
     */
    Ended run(Invocation invocation, Duration timeout);

    /**
     * Runs the command that puts a daemon into the background. The command is bounded as any other; what it leaves
     * behind is the daemon, which gets a session of its own and lives on with none of the engine's pipes.
     *
     * @param family what the processes of the daemon are to be known by
     * @param note the file into which the starter writes the boot's id and its own line of /proc/PID/stat before it
     *     leaves the engine's process group: Pacemaker kills only that, and who comes next must find the starter.
     *     Empty: none
     */
    Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout);

    /** The absolute path of a program, found as execvp would, if it is an executable file. */
    Optional<String> find(String program);

    /** How a command ended. */
    sealed interface Ended {
        /** What each end means. */
        interface Cases<R> {
            R exited(Exited it);

            R timedOut(TimedOut it);

            R notStarted(NotStarted it);
        }

        /** What the cases make of this one. */
        <R> R match(Cases<R> cases);

        /**
         * It ended by itself, or by a signal that was not ours, reported as 128 + its number.
         *
         * @param output the beginning of what it printed, standard output and error together
         */
        record Exited(int code, String output) implements Ended {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.exited(this);
            }
        }

        /** Its time was over; it is gone now. */
        record TimedOut(Duration after, String output) implements Ended {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.timedOut(this);
            }
        }

        /**
         * It did not come to run.
         *
         * @param passing whether that is the machine's present state (no memory, no descriptors, its own tools out of reach)
         *     or an odd value, and says nothing of what is installed
         */
        record NotStarted(String cause, boolean passing) implements Ended {
            /** For want of the program, of its user or of its directory. */
            public NotStarted(String cause) {
                this(cause, false);
            }

            @Override
            public <R> R match(Cases<R> cases) {
                return cases.notStarted(this);
            }
        }
    }

    /** Asks another one; who implements it says what is otherwise. */
    interface Forwarding extends Commands {
        /** The other one. */
        Commands commands();

        @Override
        default Ended run(Invocation invocation, Duration timeout) {
            return commands().run(invocation, timeout);
        }

        @Override
        default Ended runDaemonStarter(Invocation invocation, Family family, String note, Duration timeout) {
            return commands().runDaemonStarter(invocation, family, note, timeout);
        }

        @Override
        default Optional<String> find(String program) {
            return commands().find(program);
        }
    }
}
