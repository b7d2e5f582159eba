package org.oscine.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The classes of the tools, loaded beforehand for this JVM and these archives: a lint is done in two thirds of the time.
 * Apart from the agents' archive, which holds other classes, and is mapped by every call. A dynamic one, on top of the
 * JDK's own, since it is made in one run.
 */
final class ToolsArchive {
    /** As the scripts say them. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
            "-Xlog:disable");

    private final InstallLayout layout;
    private final String classPath;
    private final Training training;

    /** @param archives those of the engine, as the command has them */
    ToolsArchive(InstallLayout layout, List<Path> archives, Training training) {
        this.layout = layout;
        this.classPath = classPath(archives);
        this.training = training;
    }

    /** In the order of their names: in another one the archive would not be used. */
    static String classPath(List<Path> archives) {
        return archives.stream().sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    static Path in(InstallLayout layout) {
        return layout.lib().resolve("tools.jsa");
    }

    Path file() {
        return in(layout);
    }

    /** What the archive was made for. */
    Path key() {
        return layout.lib().resolve("tools.jsa.key");
    }

    /** Makes the archive, unless the one that is there is for the same JVM and the same engine. */
    void make() throws IOException {
        ArchiveStamp now = new ArchiveStamp(key(), keyText());
        if (now.holds(file())) {
            return;
        }
        Path work = layout.lib().resolve(".tools");
        try {
            Placement.directory(work);
            Path fresh = work.resolve("tools.jsa");
            train(work, fresh);
            Placement.put(file(), Files.readAllBytes(fresh), Placement.DATA);
            now.put();
        } finally {
            Removal.ofAll(work);
        }
    }

    private String keyText() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        StringBuilder key = new StringBuilder(home + " " + System.getProperty("java.vm.version") + "\n");
        for (String entry : classPath.split(File.pathSeparator)) {
            key.append(ArchiveStamp.line(new File(entry)));
        }
        return key.toString();
    }

    private void train(Path work, Path fresh) throws IOException {
        List<String> arguments = new ArrayList<>(FLAGS);
        arguments.addAll(List.of("-XX:ArchiveClassesAtExit=" + fresh, "-Doscine.home=" + layout.home(),
                "-Doscine.compiled=" + work.resolve("compiled"), "-cp", classPath, training.ofTools().getName(), work.toString()));
        JvmRun.of(work, arguments);
        if (!Files.exists(fresh)) {
            throw new IOException("the JVM wrote no archive");
        }
    }
}
