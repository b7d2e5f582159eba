package org.oscine.install;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The classes of an agent's call, loaded and linked beforehand, for this very JVM and these very archives. A static
 * archive, not the AOT cache: that one does not notice when the engine is replaced.
 */
final class ClassDataArchive {
    private static final long SECONDS = 120;

    /** By name, since values flow down, and the command line lies above the installation. */
    private static final String TRAINING = "org.oscine.cli.Training";

    /** The engine's own classes are in, whether the training comes by them or not; except for these. */
    private static final List<String> RARE = List.of("org/oscine/trace/", "org/oscine/yaml/");

    /** The JDK's, which a call needs or not, as its threads happen to meet. */
    private static final List<String> BY_CHANCE = List.of("java/util/concurrent/CompletableFuture$UniCompletion",
            "java/util/concurrent/CompletableFuture$UniHandle", "java/util/concurrent/CompletableFuture$Signaller",
            "java/util/concurrent/ForkJoinTask$Aux", "java/util/concurrent/ForkJoinWorkerThread",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$Node",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$ExclusiveNode",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$ConditionNode");

    private final Layout layout;
    private final String classPath;

    ClassDataArchive(Layout layout) {
        this.layout = layout;
        this.classPath = layout.agentArchive().toString();
    }

    Path file() {
        return layout.lib().resolve("agent.jsa");
    }

    /** What the archive was made for. */
    Path key() {
        return layout.lib().resolve("agent.jsa.key");
    }

    /** Makes the archive, unless the one that is there is for the same JVM and the same engine. */
    void make() throws IOException {
        byte[] key = keyText().getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file()) && Files.exists(key()) && Arrays.equals(Files.readAllBytes(key()), key)) {
            return;
        }
        Path work = layout.lib().resolve(".training");
        try {
            Placement.folder(work);
            Path list = classList(work);
            Path fresh = work.resolve("agent.jsa");
            // The classes are linked, too, where the JVM can do that (24 and newer): it takes them all in at one go.
            java(work, List.of("-XX:+AOTClassLinking", "-Xshare:dump", "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + fresh, "-cp", classPath));
            Placement.put(file(), Files.readAllBytes(fresh), Placement.DATA);
            Placement.put(key(), key, Placement.DATA);
        } finally {
            Removal.ofAll(work);
        }
    }

    private String keyText() throws IOException {
        File jvm = Jvm.program().toRealPath().getParent().resolveSibling("lib/server/libjvm.so").toFile();
        StringBuilder key = new StringBuilder(Jvm.program() + " " + jvm.length() + " " + jvm.lastModified() + "\n");
        for (String entry : classPath.split(File.pathSeparator)) {
            File archive = new File(entry);
            key.append(archive).append(' ').append(archive.length()).append(' ').append(archive.lastModified())
                    .append('\n');
        }
        return key + String.join(" ", Jvm.FLAGS) + "\n";
    }

    /** Noted at the second training, when the descriptors are compiled: no call shall pay for the parser's classes. */
    private Path classList(Path work) throws IOException {
        Path seen = work.resolve("seen");
        train(work, List.of());
        train(work, List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + seen));
        Set<String> classes = new LinkedHashSet<>(Files.readAllLines(seen));
        classes.addAll(BY_CHANCE);
        try (JarFile agents = new JarFile(layout.agentArchive().toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) agents.stream()::iterator) {
                String name = entry.getName();
                if (name.startsWith("org/oscine/") && RARE.stream().noneMatch(name::startsWith)) {
                    classes.add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
        return Files.write(work.resolve("list"), classes);
    }

    private void train(Path work, List<String> flags) throws IOException {
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-Doscine.home=" + layout.home(), "-Doscine.compiled=" + work.resolve("compiled"),
                "-cp", classPath + File.pathSeparator + layout.engine(), TRAINING, work.toString()));
        java(work, arguments);
    }

    private static void java(Path work, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Jvm.program().toString());
        command.addAll(Jvm.FLAGS);
        command.addAll(arguments);
        Path output = work.resolve("output");
        Process process = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true)
                .redirectOutput(output.toFile()).redirectInput(new File("/dev/null")).start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no end within " + SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit status " + process.exitValue() + ": " + Files.readString(output).strip());
        }
    }
}
