package org.oscine.host;

import java.util.Optional;

/**
 * Where the output of a program goes.
 *
 * @param output file for standard output; empty: it is thrown away
 * @param errors file for standard error; empty: it goes where the output goes
 * @param by with whose right they are opened; absent: the engine's
 */
public record Logs(String output, String errors, Optional<Account> by) {
    /** Opened with the engine's right. */
    public static Logs of(String output, String errors) {
        return new Logs(output, errors, Optional.empty());
    }
}
