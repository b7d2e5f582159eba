package org.oscine.conform.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A mount namespace in which something of the machine looks different, for those only who are sent into it. */
public final class Namespace implements AutoCloseable {
    private final Process holder;

    private Namespace(String script, List<String> arguments) {
        List<String> argv = new java.util.ArrayList<>(List.of("unshare", "--mount", "sh", "-c",
                script + " && echo ready && exec sleep 3600", "sh"));
        argv.addAll(arguments);
        try {
            holder = new ProcessBuilder(argv).directory(new java.io.File("/")).redirectErrorStream(true).start();
            String line = holder.inputReader().readLine();
            if (!"ready".equals(line)) {
                holder.destroyForcibly();
                throw new IOException("no mount namespace: " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In it a file is another one. */
    public static Namespace withFile(Path file, Path instead) {
        return new Namespace("mount --bind \"$2\" \"$1\"", List.of(file.toString(), instead.toString()));
    }

    /** In it a directory lies on storage of its own of so many KiB. */
    public static Namespace withStorage(Path directory, int kibibytes) {
        return new Namespace("mount -t tmpfs -o mode=700,size=" + kibibytes + "k none \"$1\"",
                List.of(directory.toString()));
    }

    /** The program that goes in and executes what follows. */
    public List<String> entrance() {
        return List.of("nsenter", "--mount=/proc/" + holder.pid() + "/ns/mnt", "--");
    }

    /** A file of the namespace, as seen from without. */
    public Path seen(Path file) {
        return Path.of("/proc/" + holder.pid() + "/root" + file);
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
