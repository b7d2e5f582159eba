package org.oscine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine that the real tests run on: what it has, and what is missing. */
public final class Machine {

    /**
     * Everything that the tests lay down lies below this directory: everybody may enter it, nobody but root may write
     * there, and its path is short enough for the names of sockets.
     */
    public static final Path SCRATCH = Path.of("/var/cache/oscine/tests");

    private static final String[] PATH = {"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"};

    private Machine() {}

    /** The top directory of the project. */
    public static Path project() {
        return Path.of(System.getProperty("oscine.root", "..")).toAbsolutePath().normalize();
    }

    /** Where get-asterisk has put Asterisk. */
    public static Path asterisk() {
        String chosen = System.getProperty("oscine.asterisk", "");
        if (chosen.isEmpty()) {
            chosen = System.getenv().getOrDefault("OSCINE_ASTERISK", "");
        }
        return Path.of(chosen.isEmpty() ? "/var/cache/oscine/asterisk" : chosen);
    }

    /** The server's program. */
    public static Path server() {
        return asterisk().resolve("usr/sbin/asterisk");
    }

    /** The canary's program. */
    public static Path canary() {
        return asterisk().resolve("usr/sbin/astcanary");
    }

    /** What the tests on a real Asterisk need and this machine lacks, each in a few words. */
    public static List<String> lacking() {
        return lacking(List.of("sipsak", "ocf-tester", "xmllint", "setpriv", "setsid"));
    }

    /** What tests need that drive a real Asterisk and these tools, and this machine lacks, each in a few words. */
    public static List<String> lacking(List<String> tools) {
        List<String> lacking = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            lacking.add("root's rights");
        }
        if (!Files.isExecutable(server())) {
            lacking.add("a real Asterisk (engine/scripts/get-asterisk)");
        }
        for (String tool : tools) {
            if (!has(tool)) {
                lacking.add(tool);
            }
        }
        if (!hostNameResolves()) {
            lacking.add("a host name that resolves, which sipsak looks up");
        }
        return lacking;
    }

    private static boolean hostNameResolves() {
        try {
            InetAddress.getLocalHost();
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether a program is there: a name on the PATH, or a path. */
    public static boolean has(String tool) {
        if (tool.startsWith("/")) {
            return Files.isExecutable(Path.of(tool));
        }
        for (String directory : PATH) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return true;
            }
        }
        return false;
    }

    /** A new directory of root's that everybody may enter. */
    public static Path scratch(String prefix) {
        try {
            Files.createDirectories(SCRATCH);
            Path directory = Files.createTempDirectory(SCRATCH, prefix);
            return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a directory with all that is in it. */
    public static void remove(Path directory) {
        run("rm", "-rf", "--one-file-system", directory.toString());
    }

    /** Runs a tool of the tests to its end, which must be a success; gives what it printed. */
    public static String run(String... argv) {
        try {
            Process process = new ProcessBuilder(argv)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", argv) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
