package org.oscine.host;

import java.util.Map;
import java.util.Optional;
import org.oscine.ocf.Failure;

/**
 * Texts that no process can be given, such as one with a NUL. Java answers them with exceptions of many kinds; they may
 * come out of a file that the service's user writes, and must not fail more than the one command.
 */
public final class OddWords {
    private OddWords() {}

    /** What is odd about a command, so that it cannot be given to the kernel. */
    public static Failure fault(Invocation invocation) {
        if (invocation.unknown().exists()) {
            return invocation.unknown();
        }
        for (String word : invocation.argv()) {
            if (isOdd(word)) {
                return Failure.of("an argument contains a NUL or is not valid text");
            }
        }
        for (Map.Entry<String, Optional<String>> variable : invocation.environment().entrySet()) {
            String name = variable.getKey();
            if (name.isEmpty() || name.indexOf('=') >= 0 || isOdd(name)) {
                return Failure.of("no variable of the environment can have the name '" + printable(name) + "'");
            }
            if (isOdd(variable.getValue().orElse(""))) {
                return Failure.of("the variable " + name + " contains a NUL or is not valid text");
            }
        }
        return PathName.fault(invocation.workingDirectory()).after("invalid working directory: ");
    }

    private static boolean isOdd(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return !isText(text);
            }
        }
        return false;
    }

    private static boolean isText(String text) {
        boolean high = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || high != Character.isLowSurrogate(c)) {
                return false;
            }
            high = Character.isHighSurrogate(c);
        }
        return !high;
    }

    private static String printable(String name) {
        return name.replace("\0", "\\0");
    }
}
