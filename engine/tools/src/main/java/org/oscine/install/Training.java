package org.oscine.install;

/**
 * The programs that go the usual ways, while the JVM notes which classes those take: their main method gets a directory to
 * work in.
 *
 * @param ofCalls goes the way of an agent's calls; the actions follow the directory
 * @param ofTools runs the commands
 */
public record Training(Class<?> ofCalls, Class<?> ofTools) {}
