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
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The classes of an agent's calls, loaded and linked beforehand, for this very JVM and this very engine. Static
 * archives, not the AOT cache: that one does not notice when the engine is replaced.
 *
 * <p>There are two, and the launcher chooses by the action. Most of all calls are monitors; what they take is linked
 * beforehand, and the JVM takes it in at one go, needed or not. The other calls have all that the engine has, each class
 * when it is needed.
 */
final class ClassDataArchives {
    /** The name of the file that says what the archives were made for; the JVM in its first line. */
    static final String KEY = "agent.jsa.key";

    /** By name, since values flow down, and the command line lies above the installation. */
    private static final String TRAINING = "org.oscine.cli.Training";

    private static final List<String> LOOKS = List.of("monitor", "status", "monitor");
    private static final List<String> ALL = List.of("meta-data", "monitor", "validate-all", "status", "start", "monitor",
            "reload", "stop", "stop", "monitor", "usage", "nonsense");

    /** The rooms of the kinds: which of them a monitor takes is its descriptor's choice, and no training's. */
    private static final List<String> KINDS = List.of("org/oscine/descriptor/", "org/oscine/parameter/",
            "org/oscine/probe/");

    /** All rooms but these, whose classes are seldom taken. */
    private static final List<String> RARE = List.of("org/oscine/trace/", "org/oscine/yaml/");

    /** The JDK's, which a call takes or not, as its threads meet, and as processes end that it looks at. */
    private static final List<String> BY_CHANCE = List.of("java/io/FileNotFoundException",
            "java/nio/file/NoSuchFileException", "java/nio/file/AccessDeniedException",
            "java/util/concurrent/CompletableFuture$UniCompletion",
            "java/util/concurrent/CompletableFuture$UniHandle", "java/util/concurrent/ForkJoinTask$Aux",
            "java/util/concurrent/ForkJoinWorkerThread",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$Node",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$ExclusiveNode",
            "java/util/concurrent/locks/AbstractQueuedSynchronizer$ConditionNode");

    private final Layout layout;
    private final String classPath;

    ClassDataArchives(Layout layout) {
        this.layout = layout;
        this.classPath = layout.agentArchive().toString();
    }

    /** All that {@link #make} makes. */
    List<Path> files() {
        return List.of(layout.classesOfLooks(), layout.classes(), key());
    }

    /** What the archives were made for. */
    private Path key() {
        return layout.lib().resolve(KEY);
    }

    /** Makes them, unless those that are there are for the same JVM and the same engine. */
    void make() throws IOException {
        byte[] key = keyText().getBytes(StandardCharsets.UTF_8);
        if (Files.exists(layout.classes()) && Files.exists(layout.classesOfLooks()) && Files.exists(key())
                && Arrays.equals(Files.readAllBytes(key()), key)) {
            return;
        }
        Files.deleteIfExists(key());
        Path work = layout.lib().resolve(".training");
        try {
            Placement.folder(work);
            train(work, List.of(), List.of("start"));
            // A JVM older than 24 cannot link beforehand, and ignores the flag.
            dump(work, classes(work, LOOKS), layout.classesOfLooks(), List.of("-XX:+AOTClassLinking"));
            dump(work, classes(work, ALL), layout.classes(), List.of());
            Placement.put(key(), key, Placement.DATA);
        } finally {
            Removal.ofAll(work);
        }
    }

    private String keyText() throws IOException {
        File engine = layout.agentArchive().toFile();
        return Jvm.identity() + "\n"
                + engine + " " + engine.length() + " " + engine.lastModified() + "\n"
                + String.join(" ", Jvm.FLAGS) + "\n";
    }

    /** What the actions take, and what they could as well have taken. */
    private Set<String> classes(Path work, List<String> actions) throws IOException {
        Path seen = work.resolve("seen");
        train(work, List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + seen), actions);
        Set<String> classes = new LinkedHashSet<>(Files.readAllLines(seen));
        classes.addAll(BY_CHANCE);
        try (JarFile engine = new JarFile(layout.agentArchive().toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) engine.stream()::iterator) {
                String name = entry.getName();
                boolean wanted = actions == LOOKS
                        ? KINDS.stream().anyMatch(name::startsWith)
                        : name.startsWith("org/oscine/") && RARE.stream().noneMatch(name::startsWith);
                if (wanted) {
                    classes.add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
        return classes;
    }

    private void train(Path work, List<String> flags, List<String> actions) throws IOException {
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-Doscine.home=" + layout.home(), "-Doscine.compiled=" + work.resolve("compiled"),
                "-cp", classPath + File.pathSeparator + layout.engine(), TRAINING, work.toString()));
        arguments.addAll(actions);
        java(work, arguments);
    }

    private void dump(Path work, Set<String> classes, Path target, List<String> flags) throws IOException {
        Path list = Files.write(work.resolve("list"), classes);
        Path fresh = work.resolve("fresh.jsa");
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + fresh,
                "-cp", classPath));
        java(work, arguments);
        Placement.put(target, Files.readAllBytes(fresh), Placement.DATA);
    }

    private static void java(Path work, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(Jvm.FLAGS);
        all.addAll(arguments);
        JavaRun.of(work, all);
    }
}
