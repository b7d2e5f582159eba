package org.oscine.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oscine.real.Proc;

/** Namespaces in which processes live as in a container. At its end all that is in it is killed by the kernel. */
final class Container implements AutoCloseable {
    /** A root of its own, with copies of a program, of its libraries and of a directory. */
    private static final String OWN_ROOT = """
            set -e
            IFS='
            '
            set -f
            set -- $CONTAINER
            user=$1 directory=$2 work=$3
            shift 3
            program=$(readlink -f "$(command -v "$1")")
            ip link set lo up
            mount -t tmpfs container /mnt
            cd /mnt
            mkdir -p proc dev etc tmp run old var/log/nginx var/lib/nginx
            for file in "$program" /usr/bin/setpriv /usr/bin/sleep $(ldd "$program" /usr/bin/setpriv /usr/bin/sleep | grep -o '/[^ ]*[^ :]'); do
                mkdir -p "/mnt${file%/*}"
                cp -L "$file" "/mnt$file"
            done
            mkdir -p "/mnt${directory%/*}"
            cp -a "$directory" "/mnt${directory%/*}"
            cp /etc/passwd /etc/group /etc/nsswitch.conf etc
            mknod -m 666 dev/null c 1 3
            mount -t proc proc proc
            pivot_root . old
            cd "$work"
            /usr/bin/setpriv --reuid "$user" --clear-groups "$@" </dev/null >/tmp/output 2>&1 &
            exec /usr/bin/sleep 1000
            """;

    private final Process process;
    private final Proc first;
    private Proc twin;

    private Container(List<String> namespaces, String script, List<String> words) {
        List<String> argv = new ArrayList<>(List.of("unshare"));
        argv.addAll(namespaces);
        argv.addAll(List.of("--fork", "--kill-child", "sh", "-c", script));
        ProcessBuilder builder = new ProcessBuilder(argv).inheritIO().redirectInput(Path.of("/dev/null").toFile());
        // Not as arguments: by those a test knows its service's processes.
        builder.environment().put("CONTAINER", String.join("\n", words));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Service.await("the container runs", () -> child() > 0);
        first = Proc.alive(child()).orElseThrow();
    }

    /** Executes this in a container with a root, a network and pids of its own, as that user in that directory. */
    static Container running(String user, Path directory, String work, List<String> argv) {
        List<String> words = new ArrayList<>(List.of(user, directory.toString(), work));
        words.addAll(argv);
        Container container = new Container(List.of("--mount", "--pid", "--net"), OWN_ROOT, words);
        Service.await("the program runs in its container",
                () -> container.executes("sleep") && container.twins().size() == 1 && container.isSettled());
        container.twin = container.twins().getFirst();
        return container;
    }

    /** What the first process has begun, or taken over from whoever has ended. */
    private List<Proc> twins() {
        return Proc.all().stream()
                .filter(process -> process.parent() == first.pid() && !process.argv().getFirst().endsWith("setpriv"))
                .toList();
    }

    /** A daemon leaves its first selves at once: whoever is there after a while is the one that stays. */
    private boolean isSettled() {
        List<Proc> before = twins();
        Service.pause(300);
        return twins().stream().map(Proc::pid).toList().equals(before.stream().map(Proc::pid).toList());
    }

    /** Namespaces in which a script has been run, with this machine's root to begin with. */
    static Container of(List<String> namespaces, String script) {
        Container container = new Container(namespaces, script + "\nexec sleep 1000", List.of());
        Service.await("it is set up", () -> container.executes("sleep"));
        return container;
    }

    private boolean executes(String program) {
        Proc now = Proc.alive(first.pid()).orElseThrow(() -> new AssertionError("the container has ended"));
        return now.argv().getFirst().contains(program.substring(program.lastIndexOf('/') + 1))
                && !now.argv().getFirst().equals("sh");
    }

    /** The pid of the first process in it, as the machine sees it. */
    int pid() {
        return first.pid();
    }

    private int child() {
        try {
            String children = Files.readString(Path.of("/proc/%1$d/task/%1$d/children".formatted(process.pid()))).strip();
            return children.isEmpty() ? 0 : Integer.parseInt(children.split(" ")[0]);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Words that execute what follows them in it. */
    List<String> way(String... namespaces) {
        List<String> way = new ArrayList<>(List.of("nsenter", "-t", Integer.toString(first.pid())));
        way.addAll(List.of(namespaces));
        return way;
    }

    /** Whether the program that it runs has been left alone. */
    boolean lives() {
        return Proc.alive(twin.pid()).isPresent();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Proc.signal("KILL", first.pid());
    }
}
