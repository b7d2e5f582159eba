package org.oscine.conform.fault;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.oscine.conform.trial.CallSpec;
import org.oscine.conform.trial.Expected;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialAborted;

/** Something that is no file with a number stands in the pidfile's place. The service's own user can put it there. */
final class OddPidfiles {
    private static final String RULE = "Whatever the service's user puts in the place of the pidfile, a stop does not "
            + "fail, hang or hit another process, and a monitor does not report a wrong state: the file just contains "
            + "no pid.";
    /** An agent that reads it without a bound, or waits for somebody to write, is not waited for any longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TWO_MEBIBYTES = 2 << 20;

    private OddPidfiles() {}

    static List<Fault> all() {
        return List.of(
                standing("pidfile-fifo", "a FIFO", file -> execute("mkfifo", file.toString())),
                standing("pidfile-directory", "a directory", file -> Files.createFile(Files.createDirectory(file).resolve("file"))),
                standing("pidfile-socket", "a socket", OddPidfiles::socket),
                standing("pidfile-loop", "a link to itself", file -> Files.createSymbolicLink(file, file)),
                standing("pidfile-endless", "a link to /dev/zero", file -> Files.createSymbolicLink(file, Path.of("/dev/zero"))),
                standing("pidfile-huge", "a file of 2 MiB", file -> Files.writeString(file, "1".repeat(TWO_MEBIBYTES))));
    }

    /** Makes something at a path. */
    private interface Maker {
        void make(Path file) throws IOException;
    }

    private static Fault standing(String name, String what, Maker maker) {
        return Scenario.of(name, what + " is in the place of the pidfile, while the server runs and while it does not", RULE)
                .needing(Applicability::pidfile)
                .arranged(trial -> {
                    trial.running();
                    trial.awaitOrAbandon("the pidfile is there", () -> Files.exists(file(trial)));
                    put(trial, what, maker);
                })
                .expecting(trial -> {
                    List<Path> put = List.of(file(trial));
                    trial.ask(CallSpec.monitor().within(PATIENCE), Expected.NOT_DOWN);
                    trial.ask(CallSpec.stop().within(PATIENCE), Expected.WELL);
                    trial.nothingLeft(put);
                    put(trial, what, maker);
                    trial.ask(CallSpec.probe().within(PATIENCE), Expected.DOWN);
                    trial.ask(CallSpec.stop().within(PATIENCE).remark("nothing runs"), Expected.WELL);
                    trial.nothingLeft(put);
                });
    }

    private static void put(Trial trial, String what, Maker maker) {
        Path file = file(trial);
        trial.attempt("put " + what + " in the place of " + file, () -> {
            Files.createDirectories(file.getParent());
            remove(file);
            maker.make(file);
        });
        trial.atTheEnd(() -> trial.attempt("removed it", () -> remove(file)));
    }

    private static void remove(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file.resolve("file"));
        }
        Files.deleteIfExists(file);
    }

    /** It stays when nobody listens any more. */
    private static void socket(Path file) throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(file));
        }
    }

    private static void execute(String... words) throws IOException {
        try {
            int exit = new ProcessBuilder(words).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            if (exit != 0) {
                throw new IOException(String.join(" ", words) + " exited with " + exit);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(Trial trial) {
        return trial.subject().anatomy().pidfile().orElseThrow(() -> TrialAborted.byConform("no pidfile is known"));
    }
}
