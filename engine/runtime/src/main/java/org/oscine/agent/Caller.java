package org.oscine.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.oscine.catalog.Catalog;
import org.oscine.catalog.InstallPaths;
import org.oscine.host.linux.LinuxHost;

/** The process that somebody called an agent in: this one, or a client of the resident engine. */
interface Caller {

    /** The machine, as this caller's commands shall see it. */
    LinuxHost machine();

    /** The descriptors, with what was read of them before in this process. */
    Catalog catalog(InstallPaths places);

    /** The caller's process id, for its lines in logs. */
    String pid();

    /** Whether its standard input is a terminal, which ocf-shellfuncs takes for a person who calls by hand. */
    boolean onTerminal();

    /**
     * The last resort of a call that hangs: gives the answer for it.
     *
     * @param action for the reason
     * @param patience from now
     */
    void watch(String action, Duration patience, Answer answer);

    /** A call that has this process for itself. */
    final class Own implements Caller {
        /** An object, since a method reference costs a cold start some milliseconds. */
        private static final Watchdog.Halt HALT = new Watchdog.Halt() {
            @Override
            public void halt(int status) {
                Runtime.getRuntime().halt(status);
            }
        };

        @Override
        public LinuxHost machine() {
            return new LinuxHost();
        }

        @Override
        public Catalog catalog(InstallPaths places) {
            return new Catalog(places);
        }

        /** Cheaper than ProcessHandle, which starts up a thread pool. */
        @Override
        public String pid() {
            try {
                return Files.readSymbolicLink(Path.of("/proc/self")).toString();
            } catch (IOException unreadable) {
                return "?";
            }
        }

        @Override
        public boolean onTerminal() {
            try {
                String input = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
                return input.startsWith("/dev/pts/") || input.startsWith("/dev/tty") || input.equals("/dev/console");
            } catch (IOException closed) {
                return false;
            }
        }

        @Override
        public void watch(String action, Duration patience, Answer answer) {
            Watchdog.watch(action, patience, answer, HALT);
        }
    }
}
