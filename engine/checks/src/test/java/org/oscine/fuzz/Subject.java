package org.oscine.fuzz;

import java.util.List;

/** Something that reads input, and what must hold for any input whatever. */
interface Subject {

    /** Its name, and that of the directory with what was found. */
    String name();

    /** Inputs that are right, to begin with. */
    List<String> seeds();

    /**
     * Tries one input.
     *
     * @param input random, but the same for the same seed
     * @param choice settles what else is random about the try; depends on the input alone
     * @return whether the input was taken, and not refused
     * @throws AssertionError with what did not hold; anything else that is thrown is a fault as well
     */
    boolean holds(String input, java.util.random.RandomGenerator choice) throws Exception;
}
