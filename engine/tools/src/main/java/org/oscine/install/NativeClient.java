package org.oscine.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The agents' program in C: it asks the resident engine, and starts a JVM only where none answers. It is part of the
 * engine's archive where there was a C compiler when that was built.
 */
final class NativeClient {
    /** PATH_MAX of Linux: the room for each path in the program. */
    private static final int ROOM = 4096;

    private NativeClient() {}

    /** The program for an installation; absent where there is none, or a path does not fit into it. */
    static Optional<byte[]> of(InstallLayout layout) throws IOException {
        try (InputStream in = NativeClient.class.getResourceAsStream("/org/oscine/client/agent")) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] program = in.readAllBytes();
            boolean filled = fill(program, "@OSCINE_HOME@", layout.home().toString())
                    && fill(program, "@OSCINE_SOCKET@", layout.socket().toString());
            return filled ? Optional.of(program) : Optional.empty();
        }
    }

    private static boolean fill(byte[] program, String mark, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int at = find(program, mark.getBytes(StandardCharsets.UTF_8));
        if (at < 0 || bytes.length >= ROOM - 64) {
            return false;
        }
        for (int i = 0; i < mark.length() || i < bytes.length; i++) {
            program[at + i] = i < bytes.length ? bytes[i] : 0;
        }
        return true;
    }

    private static int find(byte[] program, byte[] mark) {
        for (int at = 0; at + ROOM <= program.length; at++) {
            int same = 0;
            while (same < mark.length && program[at + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                return at;
            }
        }
        return -1;
    }
}
