package org.oscine.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.oscine.Machine;
import org.oscine.real.DaemonProgram;
import org.oscine.real.Proc;

/**
 * An instance of the tests' own daemon (src/test/c/daemon.c), with a copy of the program of its own, so that whoever executes
 * that belongs to this test; and processes beside it that are like it and none of its.
 */
final class Daemon extends Service {
    private static final String BYSTANDER = "BYSTANDER=yes";

    private final List<Process> bystanders = new ArrayList<>();

    /** @param agent daemon, titled, inplace or patterned */
    Daemon(String agent, String... options) {
        super(agent);
        DaemonProgram.copyTo(program());
        parameter("program", program());
        parameter("directory", directory());
        options(options);
    }

    void options(String... options) {
        parameter("options", String.join(" ", Arrays.stream(options).map(word -> "'" + word + "'").toList()));
    }

    Path program() {
        return path("program");
    }

    Path state() {
        return Path.of("/run/oscine", agentPath().getFileName().toString(), instance());
    }

    @Override
    boolean isOurs(Proc process) {
        return process.runs(program());
    }

    @Override
    List<Proc> candidates() {
        return Proc.all().stream().filter(process -> Kin.sharesPids(process.pid()) && isMember(process)).toList();
    }

    /** By what it executes or began with, and not by what it is called by now. */
    private boolean isMember(Proc process) {
        String environment = environment(process);
        return !environment.contains(BYSTANDER)
                && (process.runs(program()) || environment.contains("/" + instance() + "#") && !isEngine(process));
    }

    private static boolean isEngine(Proc process) {
        return process.argv().getFirst().endsWith("java");
    }

    private static String environment(Proc process) {
        try {
            return Files.readString(
                    Path.of("/proc", Integer.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    List<Proc> processes() {
        return candidates();
    }

    @Override
    Optional<Path> pidfile() {
        return agentPath().endsWith("inplace") ? Optional.of(path("root.pid"))
                : agentPath().endsWith("patterned") ? Optional.empty() : Optional.of(path("run/daemon.pid"));
    }

    @Override
    Optional<Path> config() {
        return Optional.empty();
    }

    /** What the engine has noted of the start goes, as with a change of the provider. */
    void forget() {
        Machine.remove(state());
    }

    /** A process that is none of the service's business, in the directory of the service. */
    Process bystander(String... argv) {
        return bystander(directory(), argv);
    }

    /** The same in another directory. */
    Process bystander(Path directory, String... argv) {
        ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("BYSTANDER", "yes");
        try {
            Process process = builder.start();
            bystanders.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void closeOthers() {
        bystanders.forEach(Process::destroyForcibly);
    }
}
