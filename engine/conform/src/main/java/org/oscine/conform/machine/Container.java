package org.oscine.conform.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes, mounts and network of their own, as a container has them. Its files are the node's but for /run, /tmp and the
 * directories that are told, which are its own; it has loopback and no control groups. All of it ends with its first process.
 */
public final class Container implements AutoCloseable {
    /** Its arguments: what is not copied, how many directories are, those, and the programs of which it has a copy of its own. */
    private static final String SCRIPT = """
            set -e
            umask 022
            ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null || :
            umount -R -l /sys/fs/cgroup 2>/dev/null || :
            mount -t tmpfs -o mode=755 none /mnt
            mkdir /mnt/run /mnt/tmp
            chmod 1777 /mnt/tmp
            for directory in /run/*/; do
                [ ! -d "$directory" ] || { mkdir "/mnt$directory"; chown --reference="$directory" "/mnt$directory"
                    chmod --reference="$directory" "/mnt$directory"; }
            done
            n=0; shared=$1; copied=$2; shift 2
            for path; do
                n=$((n + 1))
                if [ $n -gt "$copied" ]; then
                    cp -pL "$path" /mnt/$n
                    continue
                fi
                mkdir /mnt/$n
                chown --reference="$path" /mnt/$n
                chmod --reference="$path" /mnt/$n
                for entry in "$path"/* "$path"/.[!.]*; do
                    if [ "$entry" = "$shared" ]; then
                        mkdir "/mnt/$n/${entry##*/}"
                        mount --bind "$entry" "/mnt/$n/${entry##*/}"
                    elif [ -e "$entry" ] || [ -L "$entry" ]; then
                        cp -a "$entry" /mnt/$n/
                    fi
                done
            done
            mount --bind /mnt/run /run
            mount --bind /mnt/tmp /tmp
            n=0
            for path; do
                n=$((n + 1))
                [ -e "$path" ] || mkdir -p "$path"
                mount --rbind /mnt/$n "$path"
            done
            echo ready
            exec cat >/dev/null # until whoever made it is gone
            """;

    private final Process holder;
    private final int first;

    private Container(Process holder, int first) {
        this.holder = holder;
        this.first = first;
    }

    /**
     * @param shared what of them is not copied, since it is large and only read
     * @param own directories of which it has a copy: what happens in them there does not happen here
     * @param programs programs of which it has a copy, at the same path: other files, with the same name and content
     */
    public static Container with(Path shared, List<Path> own, List<Path> programs) {
        List<String> argv = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--net", "--fork", "--kill-child",
                "--mount-proc", "sh", "-c", SCRIPT, "sh", shared.toString(), Integer.toString(own.size())));
        own.forEach(path -> argv.add(path.toString()));
        programs.forEach(path -> argv.add(path.toString()));
        try {
            Process holder = new ProcessBuilder(argv).directory(new java.io.File("/")).redirectErrorStream(true).start();
            String line = holder.inputReader().readLine();
            if (!"ready".equals(line)) {
                holder.destroyForcibly();
                throw new IOException("no container: " + line);
            }
            return new Container(holder, (int) holder.children().findFirst()
                    .orElseThrow(() -> new IOException("the container is gone")).pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program that goes in and executes what follows. */
    public List<String> entrance() {
        return List.of("nsenter", "--target", Integer.toString(first), "--mount", "--pid", "--net", "--");
    }

    /** The daemons in it: what has nobody above it but the first process. */
    public List<Integer> daemons() {
        List<Integer> daemons = new ArrayList<>();
        ProcessHandle.of(first).ifPresent(it -> it.children().filter(Container::lives).forEach(child -> daemons.add((int) child.pid())));
        return daemons;
    }

    private static boolean lives(ProcessHandle process) {
        return lives((int) process.pid());
    }

    /** Whether a process is there, and no zombie. */
    static boolean lives(int pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return !stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        // Those who were sent in are no children of the first one; they go with it all the same.
        ProcessHandle.of(first).ifPresent(ProcessHandle::destroyForcibly);
        holder.destroyForcibly();
        try {
            holder.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
