package org.oscine.cluster;

/**
 * A command that was run in a node, and has ended.
 *
 * @param output what it printed, on both streams
 */
record Ended(String command, int exit, String output) {

    boolean succeeded() {
        return exit == 0;
    }
}
