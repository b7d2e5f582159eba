package org.oscine.conform.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.oscine.conform.machine.ServiceProcess;
import org.oscine.conform.machine.Watch;
import org.oscine.host.Host;

/** Ends what stems from the run, each process by its pid and start time, and removes what it left in files. */
public final class CleanUp {
    private static final int ROUNDS = 150;

    private final Host host;
    private final Watch watch;

    public CleanUp(Host host, Watch watch) {
        this.host = host;
        this.watch = watch;
    }

    /** @param traces files that a stopped service does not have */
    public void perform(List<Path> traces) {
        List<ServiceProcess> living = watch.look();
        for (int i = 0; i < ROUNDS && !living.isEmpty(); i++) {
            living.forEach(process -> host.control().signal(process.stat(), "KILL"));
            host.clock().sleep(java.time.Duration.ofMillis(20));
            living = watch.look();
        }
        traces.forEach(CleanUp::remove);
    }

    private static void remove(Path trace) {
        try {
            if (!Files.isDirectory(trace, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(trace);
            }
        } catch (IOException stays) {
            // The next trial reports it.
        }
    }
}
