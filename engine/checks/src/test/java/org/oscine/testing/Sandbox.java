package org.oscine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A machine within the machine, for cases that are played for real: namespaces of its own, and a root of its own in
 * memory, in which only what tests need of this machine can be seen, its programs for reading only. With its first process
 * all of it is gone.
 */
final class Sandbox implements AutoCloseable {
    private static final String PROLOGUE = """
            set -e
            root=$1; actor=$2; shift 2
            mount -t tmpfs -o mode=755 tmpfs "$root"
            cd "$root"
            mkdir -p usr proc dev sys etc run stage/tools
            mount --rbind /usr usr
            mount -o remount,bind,ro usr
            for link in bin sbin lib lib32 lib64 libx32; do
                [ ! -L /$link ] || cp -a /$link .
                [ -L /$link ] || [ ! -d /$link ] || { mkdir $link; mount --rbind /$link $link; mount -o remount,bind,ro $link; }
            done
            mount -t proc proc proc
            mount --rbind /dev dev
            mount --rbind /sys sys
            mount --bind /usr/bin stage/tools
            cp "$actor" stage/actor
            while [ "$1" != -- ]; do
                if [ -d "$1" ]; then mkdir -p ".$1"; else mkdir -p ".${1%/*}"; touch ".$1"; fi
                mount --bind "$1" ".$1"
                shift
            done
            shift
            ip link set lo up
            echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start
            exec chroot . /stage/actor --init "$@"
            """;
    private static final long MINUTES = 10;

    private final Path directory;
    private final List<Path> visible;

    private Sandbox(Path directory, List<Path> visible) {
        this.directory = directory;
        this.visible = visible;
    }

    /**
     * Makes what a sandbox needs on the outside: the actor, built of its source.
     *
     * @param visible directories that can be seen in it, besides what programs need
     */
    static Sandbox prepare(Path... visible) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("oscine-cases");
        Process compiler = new ProcessBuilder("gcc", "-O1", "-Wall", "-Wextra", "-Werror", "-o",
                directory.resolve("actor").toString(), "checks/src/test/c/actor.c").inheritIO().start();
        if (!compiler.waitFor(1, TimeUnit.MINUTES) || compiler.exitValue() != 0) {
            throw new IOException("checks/src/test/c/actor.c cannot be compiled");
        }
        return new Sandbox(directory, List.of(visible));
    }

    /**
     * Runs a program of the tests in a sandbox, and gives what it prints.
     *
     * @param properties of its JVM
     */
    List<String> run(Class<?> program, Map<String, String> properties, List<String> arguments)
            throws IOException, InterruptedException {
        Path root = Files.createTempDirectory(directory, "root");
        Path output = Files.createTempFile(directory, "output", ".txt");
        List<String> argv = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork",
                "--kill-child", "--propagation", "private", "bash", "-c", PROLOGUE, "sandbox", root.toString(),
                directory.resolve("actor").toString()));
        argv.addAll(needed());
        visible.forEach(path -> argv.add(path.toString()));
        argv.addAll(List.of("--", Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx128m", "-XX:-UsePerfData", "-Duser.dir=" + System.getProperty("user.dir")));
        properties.forEach((name, value) -> argv.add("-D" + name + "=" + value));
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        argv.addAll(arguments);
        Process sandbox = new ProcessBuilder(argv).redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        if (!sandbox.waitFor(MINUTES, TimeUnit.MINUTES)) {
            sandbox.destroyForcibly().waitFor();
        }
        Files.delete(root);
        return Files.readAllLines(output);
    }

    /** The class path, the project and the Java, where they are not below /usr. */
    private static Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>(List.of(Path.of("..").toAbsolutePath().normalize().toString()));
        String project = needed.iterator().next() + "/";
        List<String> paths = new ArrayList<>(List.of(System.getProperty("java.class.path").split(":")));
        paths.add(System.getProperty("java.home"));
        paths.stream().filter(path -> !path.startsWith("/usr/") && !path.startsWith(project)).forEach(needed::add);
        needed.removeIf(path -> !Files.exists(Path.of(path)));
        return needed;
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
