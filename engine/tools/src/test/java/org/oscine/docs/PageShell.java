package org.oscine.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Plays a page's commands in a machine within the machine: namespaces of its own, and a skin over /usr, /etc, /var and
 * /run, so that a page may install and start whatever it likes. With the shell all of it is gone, processes as well.
 */
final class PageShell implements AutoCloseable {
    private static final long MINUTES = 5;

    /** The directory has a clone's entries, and takes what a reader adds. */
    private static final String PROLOGUE = """
            set -e
            mount -t tmpfs -o mode=755 tmpfs /mnt
            for top in usr etc var; do
                mkdir /mnt/.$top /mnt/.$top.work
                mount -t overlay -o lowerdir=/$top,upperdir=/mnt/.$top,workdir=/mnt/.$top.work overlay /$top
            done
            mount -t tmpfs -o mode=755 tmpfs /run
            mkdir /run/lock /mnt/home /mnt/oscine
            ip link set lo up
            ln -s "$1"/* /mnt/oscine
            export HOME=/mnt/home
            cd /mnt/oscine
            """;

    private final Page page;
    private final Path directory;
    private final int status;

    private PageShell(Page page, Path directory, int status) {
        this.page = page;
        this.directory = directory;
        this.status = status;
    }

    /** Whether a block's commands are run. */
    static boolean runs(Page.Block block) {
        return block.language().equals("sh") && block.remark("not run:").isEmpty();
    }

    /** Runs the page to its end, or to the first failure. */
    static PageShell play(Page page) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("oscine-docs");
        Path script = Files.writeString(directory.resolve("script"), script(page, directory));
        Process shell = new ProcessBuilder("unshare", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork",
                        "--kill-child", "--mount-proc", "--propagation", "private", "bash", script.toString(),
                        Page.PROJECT.toString())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("rest").toFile())
                .start();
        if (!shell.waitFor(MINUTES, TimeUnit.MINUTES)) {
            shell.destroyForcibly().waitFor();
            return new PageShell(page, directory, -1);
        }
        return new PageShell(page, directory, shell.exitValue());
    }

    private static String script(Page page, Path directory) {
        StringBuilder script = new StringBuilder(PROLOGUE);
        for (Page.Block block : page.blocks()) {
            block.remark("file:").ifPresent(name -> script.append("mkdir -p \"$(dirname ").append(name)
                    .append(")\"\ncat >").append(name).append(" <<'END-OF-EXAMPLE'\n").append(block.text())
                    .append("END-OF-EXAMPLE\n"));
            if (runs(block)) {
                script.append("echo ").append(block.line()).append(" >").append(directory).append("/at\n");
                script.append(command(block, directory.resolve("out." + block.line())));
            }
        }
        return script.append("exit 0\n").toString();
    }

    /** In braces, so that a directory or a variable that a block sets holds for the next. */
    private static String command(Page.Block block, Path output) {
        String grouped = "{\n" + block.text() + "} >" + output + " 2>&1\n";
        return block.remark("exits").map(expected -> "set +e\n" + grouped + "status=$?; set -e\n[ $status = "
                + expected + " ]\n").orElse(grouped);
    }

    /** Which block failed, or nothing. */
    String failure() throws IOException {
        if (status == 0) {
            return "";
        }
        String line = Files.exists(directory.resolve("at")) ? Files.readString(directory.resolve("at")).strip() : "0";
        return page + ":" + line + (status < 0 ? ": not done within " + MINUTES + " minutes" : ": the block failed");
    }

    /** What a block printed. */
    String output(Page.Block block) throws IOException {
        return Files.readString(directory.resolve("out." + block.line()));
    }

    /** All that was printed, for a person who looks for a failure. */
    String transcript() {
        StringBuilder text = new StringBuilder();
        try {
            text.append(Files.readString(directory.resolve("rest")));
            for (Page.Block block : page.blocks()) {
                if (Files.exists(directory.resolve("out." + block.line()))) {
                    text.append("--- line ").append(block.line()).append('\n').append(block.text())
                            .append("--- printed\n").append(output(block));
                }
            }
        } catch (IOException unreadable) {
            text.append(unreadable);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
