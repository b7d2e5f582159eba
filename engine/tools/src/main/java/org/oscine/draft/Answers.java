package org.oscine.draft;

import java.util.List;
import java.util.Optional;

/**
 * What somebody says about a service.
 *
 * @param program its server, as a path or a name on the PATH
 * @param pidfile of a program that puts itself into the background; absent: it stays in the foreground
 */
public record Answers(
        String agent,
        String program,
        Optional<String> pidfile,
        Optional<String> user,
        Optional<String> config,
        Optional<Check> check) {

    /** How to see that the service works. */
    public sealed interface Check {

        /** A port that takes a connection. */
        record Tcp(String host, int port) implements Check {
            /** A host and port; absent where a text is none. */
            public static Optional<Check> parse(String text) {
                int colon = text.lastIndexOf(':');
                String digits = text.substring(colon + 1);
                if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65535) {
                    return Optional.empty();
                }
                return Optional.of(new Tcp(colon <= 0 ? "127.0.0.1" : text.substring(0, colon), Integer.parseInt(digits)));
            }
        }

        /** A web address that answers. */
        record Http(String url) implements Check {}

        /** A command that succeeds. */
        record Run(List<String> argv) implements Check {
            /** The words of a command line; absent where there are none. */
            public static Optional<Check> parse(String line) {
                List<String> argv = UnitWords.split(line);
                return argv.isEmpty() ? Optional.empty() : Optional.of(new Run(argv));
            }
        }
    }
}
