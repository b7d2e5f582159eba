package org.oscine.host;

import java.util.List;

import java.time.Duration;

/** What the contracts of a host need beside its ports: the means to set up the machine behind it. */
public interface Scene extends AutoCloseable {

    Host host();

    /** A directory that only root can write to; empty at first. */
    String directory();

    /** A directory of nobody's. */
    String directoriesOfNobody();

    void file(String path, String content, String mode);

    void link(String path, String target);

    void socket(String path);

    void fifo(String path);

    /** Lets {@code sh -c SCRIPT} be known, where there is no real shell, by what it would do. */
    void shell(String script, int code, String output, Duration takes);

    /** A process that stays, and ends on TERM. */
    int sleeper(String seconds);

    /** A process that stays, whatever TERM says. */
    int stubborn();

    /** The pid of a process that has ended, but was not collected. */
    int zombie();

    /** Somebody who greets on a TCP port and then keeps quiet; its address. */
    String greeter(String greeting);

    /** Somebody who greets on a TCP port, and then answers these questions in their order, and no other. */
    String speaker(String greeting, List<String> questions, List<String> answers);

    /** A TCP port on which nobody listens. */
    String closedPort();

    @Override
    void close();
}
