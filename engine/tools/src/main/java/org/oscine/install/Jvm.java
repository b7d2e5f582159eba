package org.oscine.install;

import java.io.File;
import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Path;
import java.util.List;

/** The JVM that the agents run on, and how: what makes a start cheap that lasts some ten milliseconds. */
final class Jvm {

    /**
     * One flag a line, and why. A broken or outdated archive is not used, and nothing is said of it at each call:
     * warnings would go to standard output, and so into the metadata, errors into Pacemaker's log.
     */
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC", // no helper threads
            "-XX:+IgnoreUnrecognizedVMOptions", // another JVM than the one of the installation may know fewer
            "-Xint", // nothing runs long enough to be worth a compiler, which costs 4 ms before it begins
            "-Xmx32m", // with the class data, within 64 MiB
            "-XX:-UsePerfData", // no file in the temp directory
            "-XX:-MaxFDLimit", // children inherit the limit
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0", // the archive is mapped where it was made for
            "-Xshare:auto",
            "-Djdk.reflect.useNativeAccessorOnly=true", // for one call a method handle is dearer than JNI
            // What there is anyway, by its name: else the JVM looks for another in every archive, which takes 4 ms.
            "-Djava.nio.channels.spi.SelectorProvider=" + SelectorProvider.provider().getClass().getName(),
            "-Xlog:disable");

    /** Nothing is on the class path proper. */
    private static final String NOWHERE = "/nonexistent";

    private Jvm() {}

    /** The program that runs the engine now. */
    static Path program() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * Has classes loaded by the JVM itself, as those of the JDK are: a loader written in Java takes 2 ms for some 200 of
     * them, which an interpreter feels.
     */
    static List<String> classesFrom(String archives) {
        return List.of("-Xbootclasspath/a:" + archives, "-cp", NOWHERE);
    }

    /** What changes when it is replaced. */
    static String identity() throws IOException {
        File library = program().toRealPath().getParent().resolveSibling("lib/server/libjvm.so").toFile();
        return program() + " " + library.length() + " " + library.lastModified();
    }

    /** Its version. */
    static String version() {
        return System.getProperty("java.version");
    }
}
