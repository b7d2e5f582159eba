package org.oscine.host;

/**
 * What tells the processes that one start began from all others, whatever program they become, however often they fork,
 * and whether or not somebody kept their pids.
 *
 * @param mark the value of {@value #VARIABLE} in their initial environment (environ(7)), which ends with a random word: only
 *     who was started here, or may read the environment of such a process, knows it
 * @param group the directory of the control group that they were put into; empty where the machine allows none
 */
public record Family(String mark, String group) {

    /** The variable that carries the mark. */
    public static final String VARIABLE = "OSCINE_FAMILY";

    /** No family: what is started so gets no mark and no group. */
    public static final Family NONE = new Family("", "");

    private static final char BEFORE_THE_WORD = '#';

    /** The mark of a new family of an instance. */
    public static String markOf(String stateDirectory, String word) {
        return stateDirectory + BEFORE_THE_WORD + word;
    }

    /** The state directory of the instance that a mark names. */
    public static String instanceIn(String mark) {
        int end = mark.lastIndexOf(BEFORE_THE_WORD);
        return end < 0 ? mark : mark.substring(0, end);
    }

    /** Whether there is one. */
    public boolean exists() {
        return !mark.isEmpty();
    }
}
