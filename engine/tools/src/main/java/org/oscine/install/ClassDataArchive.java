package org.oscine.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The classes of an agent's calls, loaded beforehand, for this very JVM and this very engine: all that the engine has,
 * and what its ways take of the JDK, each taken in when it is needed. A static archive, not the AOT cache: that one
 * does not notice when the engine is replaced.
 */
final class ClassDataArchive {
    /** The name of the file that says what the archive was made for; the JVM in its first line. */
    static final String KEY = "agent.jsa.key";

    private static final List<String> ACTIONS = List.of("meta-data", "monitor", "validate-all", "status", "start", "monitor",
            "reload", "stop", "stop", "monitor", "usage", "nonsense");

    /** Packages whose classes are seldom taken, or by the resident engine alone. */
    private static final List<String> RARE = List.of("org/oscine/trace/", "org/oscine/yaml/", "org/oscine/serve/");

    /** The JDK's, which a call takes or not, as its threads meet, and as processes end that it looks at. */
    private static final List<String> BY_CHANCE = List.of("java/io/FileNotFoundException",
            "java/nio/file/NoSuchFileException", "java/nio/file/AccessDeniedException",
            "java/util/concurrent/CompletableFuture$UniCompletion",
            "java/util/concurrent/CompletableFuture$UniHandle", "java/util/concurrent/ForkJoinTask$Aux",
            "java/util/concurrent/ForkJoinWorkerThread",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$Node",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$ExclusiveNode",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$ConditionNode");

    private final InstallLayout layout;
    private final Training training;

    ClassDataArchive(InstallLayout layout, Training training) {
        this.layout = layout;
        this.training = training;
    }

    /** All that {@link #make} makes. */
    List<Path> files() {
        return List.of(layout.classes(), key());
    }

    /** What the archive was made for. */
    private Path key() {
        return layout.lib().resolve(KEY);
    }

    /** Makes it, unless the one that is there is for the same JVM and the same engine. */
    void make() throws IOException {
        ArchiveStamp now = new ArchiveStamp(key(), keyText());
        if (now.holds(layout.classes())) {
            return;
        }
        Files.deleteIfExists(key());
        Path work = layout.lib().resolve(".training");
        try {
            Placement.directory(work);
            train(work, List.of(), List.of("start", "stop")); // which compiles the descriptors
            dump(work, classes(work));
            now.put();
        } finally {
            Removal.ofAll(work);
        }
    }

    private String keyText() throws IOException {
        return Jvm.identity() + "\n" + ArchiveStamp.line(layout.agentArchive().toFile())
                + String.join(" ", Jvm.FLAGS) + "\n";
    }

    /** What the actions take, and what they could as well have taken. */
    private Set<String> classes(Path work) throws IOException {
        Path seen = work.resolve("seen");
        // With a compiler: TLS would take the interpreter seconds, at both ends.
        train(work, List.of("-Xmixed", "-Xshare:off", "-XX:DumpLoadedClassList=" + seen), ACTIONS);
        Set<String> classes = new LinkedHashSet<>(Files.readAllLines(seen));
        classes.addAll(BY_CHANCE);
        try (JarFile engine = new JarFile(layout.agentArchive().toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) engine.stream()::iterator) {
                String name = entry.getName();
                if (name.startsWith("org/oscine/") && RARE.stream().noneMatch(name::startsWith)) {
                    classes.add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
        return classes;
    }

    private void train(Path work, List<String> flags, List<String> actions) throws IOException {
        List<String> arguments = new ArrayList<>(flags);
        // The training is no part of a call, and so not of the agents' archive.
        arguments.addAll(Jvm.classesFrom(layout.agentArchive() + File.pathSeparator + layout.tools()));
        arguments.addAll(List.of("-Doscine.home=" + layout.home(), "-Doscine.compiled=" + work.resolve("compiled"),
                training.ofCalls().getName(), work.toString()));
        arguments.addAll(actions);
        java(work, arguments);
    }

    private void dump(Path work, Set<String> classes) throws IOException {
        Path list = Files.write(work.resolve("list"), classes);
        Path fresh = work.resolve("fresh.jsa");
        List<String> arguments = new ArrayList<>(Jvm.classesFrom(layout.agentArchive().toString()));
        arguments.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + fresh));
        java(work, arguments);
        Placement.put(layout.classes(), Files.readAllBytes(fresh), Placement.DATA);
    }

    private static void java(Path work, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(Jvm.FLAGS);
        all.addAll(arguments);
        JvmRun.of(work, all);
    }
}
