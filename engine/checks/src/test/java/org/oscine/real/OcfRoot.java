package org.oscine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.oscine.Machine;

/**
 * An OCF root of a test's own. Pacemaker's tools know one root only, the machine's: they run in a mount namespace in which
 * the directory of agents shows these, and the directory of logs is empty, so that the machine itself is not touched.
 */
final class OcfRoot implements AutoCloseable {
    private static final String NAMESPACE = """
            set -e
            mount -t tmpfs oscine /usr/lib/ocf/resource.d
            mkdir /usr/lib/ocf/resource.d/oscine
            mount --bind "$1" /usr/lib/ocf/resource.d/oscine
            mount -t tmpfs oscine /var/log
            mkdir /var/log/crmsh /var/log/pcsd /var/log/pacemaker
            shift
            exec "$@"
            """;

    private final Path directory = Machine.scratch("root");

    private OcfRoot() {}

    /** A root with agents of these descriptors. */
    static OcfRoot with(List<Path> descriptors) {
        OcfRoot root = new OcfRoot();
        List<String> argv = new ArrayList<>(List.of(
                Machine.project().resolve("oscine").toString(), "install", "--ocf-root", root.directory.toString()));
        descriptors.forEach(descriptor -> argv.add(descriptor.toString()));
        try {
            Machine.run(argv.toArray(new String[0]));
        } catch (RuntimeException failed) {
            root.close();
            throw failed;
        }
        return root;
    }

    /** The directory of the agents. */
    Path agents() {
        return directory.resolve("resource.d/oscine");
    }

    /** A directory of the test's own. */
    Path directory() {
        return directory;
    }

    /** What a tool prints, standard error included, in the namespace. It must end well. */
    String sees(String... tool) {
        List<String> argv = new ArrayList<>(
                List.of("unshare", "--mount", "sh", "-c", NAMESPACE, "sh", agents().toString()));
        argv.addAll(List.of(tool));
        Path home = directory.resolve("home");
        try {
            Files.createDirectories(home);
            Path output = Files.createTempFile(directory, "output", "");
            ProcessBuilder builder = new ProcessBuilder(argv)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            // They keep caches and settings in HOME, and ask a terminal for its width.
            builder.environment().put("HOME", home.toString());
            builder.environment().put("COLUMNS", "200");
            Process process = builder.start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            String text = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", tool) + " failed: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Machine.remove(directory);
    }
}
