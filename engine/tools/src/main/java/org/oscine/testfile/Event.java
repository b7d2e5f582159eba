package org.oscine.testfile;

import java.time.Duration;
import java.util.Map;

/** Something that happens on the machine, without the agent. */
public sealed interface Event {

    /** A process of the scene begins to run. */
    record Starts(String process) implements Event {}

    /** A process ends. */
    record Ends(String process) implements Event {}

    /** A process gets into another state. */
    record Turns(String process, Scene.State into) implements Event {}

    /** Files are there from now on. */
    record Lays(Map<String, Scene.File> files) implements Event {}

    /** A file or directory is gone. */
    record Removes(String path) implements Event {}

    /** The machine boots: no process outlives it. */
    record Reboots() implements Event {}

    /** An event, and how long after what causes it. */
    record Timed(Duration after, Event event) {}
}
