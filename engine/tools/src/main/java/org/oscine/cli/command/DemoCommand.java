package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.oscine.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code oscine demo}: the main job on a real daemon, told by a script that anyone can read. */
@Command(
        name = "demo",
        description = "Shows a descriptor at work: a real Asterisk under Pacemaker fails and is recovered.",
        mixinStandardHelpOptions = true,
        footer = {"", "As root on Debian it installs Pacemaker and Asterisk with apt, and takes about a minute. Elsewhere it "
            + "manages a small daemon that comes with Oscine. It removes everything that it has created."})
public final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--direct", description = "Without Pacemaker and Asterisk: a small daemon, with its agent called directly.")
    private boolean direct;

    /** @param terminal where it runs */
    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path script = terminal.places().home().resolve("engine/scripts/demo");
        if (!Files.isExecutable(script)) {
            terminal.complain("the demo is part of the source: clone the project and run ./oscine demo there");
            return 1;
        }
        List<String> argv = new ArrayList<>(List.of(script.toString()));
        if (direct) {
            argv.add("--direct");
        }
        Process process = new ProcessBuilder(argv).inheritIO().start();
        // An interrupt reaches the script as well, which cleans up; the prompt shall not return before that.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(process), "demo"));
        return process.waitFor();
    }

    private static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
