package org.oscine.probe;

import java.util.List;
import org.oscine.host.ProcessTable.Stat;

/** What a look at a service told. "Could not find out" is an answer of its own, and never becomes "not running". */
public sealed interface Outcome {

    /** What is to be done with each answer. */
    interface Cases<R> {
        R up(Up it);

        R down(Down it);

        R failed(Failed it);

        R remains(Remains it);

        R unknown(Unknown it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<R> cases);

    /** What was seen, for a reason or a log. */
    String seen();

    /** A word for the answer. */
    String state();

    /** The answer, with what was seen. */
    default String inWords() {
        return state() + ": " + seen();
    }

    /** The same, seen otherwise. */
    Outcome saying(String seen);

    /** The processes that were seen, if any. */
    List<Stat> found();

    /** It is there, as these processes; a command that says so knows of none. */
    record Up(List<Stat> processes, String seen) implements Outcome {
        public Up {
            processes = List.copyOf(processes);
        }

        @Override
        public String state() {
            return "up";
        }

        @Override
        public Outcome saying(String other) {
            return new Up(processes, other);
        }

        @Override
        public List<Stat> found() {
            return processes;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.up(this);
        }
    }

    /**
     * It is not there.
     *
     * @param occupied whether another instance seems to use its files, which must then be left alone
     */
    record Down(boolean occupied, String seen) implements Outcome {
        @Override
        public String state() {
            return "down";
        }

        @Override
        public Outcome saying(String other) {
            return new Down(occupied, other);
        }

        @Override
        public List<Stat> found() {
            return List.of();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.down(this);
        }
    }

    /** It is there, and not as it should be. */
    record Failed(List<Stat> processes, String seen) implements Outcome {
        public Failed {
            processes = List.copyOf(processes);
        }

        @Override
        public String state() {
            return "failed";
        }

        @Override
        public Outcome saying(String other) {
            return new Failed(processes, other);
        }

        @Override
        public List<Stat> found() {
            return processes;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failed(this);
        }
    }

    /** It is not there any more, but processes of it are: workers that outlive their master. */
    record Remains(List<Stat> processes, String seen) implements Outcome {
        public Remains {
            processes = List.copyOf(processes);
        }

        @Override
        public String state() {
            return "remains";
        }

        @Override
        public Outcome saying(String other) {
            return new Remains(processes, other);
        }

        @Override
        public List<Stat> found() {
            return processes;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.remains(this);
        }
    }

    /** It could not be found out; with the processes that are known all the same. */
    record Unknown(List<Stat> processes, String seen) implements Outcome {
        public Unknown {
            processes = List.copyOf(processes);
        }

        public Unknown(String seen) {
            this(List.of(), seen);
        }

        @Override
        public String state() {
            return "unknown";
        }

        @Override
        public Outcome saying(String other) {
            return new Unknown(processes, other);
        }

        @Override
        public List<Stat> found() {
            return processes;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknown(this);
        }
    }
}
