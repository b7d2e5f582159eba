package org.oscine.compiled;

import java.io.File;
import java.net.URI;
import java.security.CodeSource;

/**
 * Which engine this is: the size and time of the archive that reads descriptors. Another engine may check a descriptor
 * otherwise, so a document that it compiled does not count. Installed, it is the archive of the agents' calls, whichever
 * archive this class comes from: a call and the tools share what is compiled. In a build it is the runtime's own.
 */
public record EngineBuild(long size, long modified) {
    /** The archive of the agents' calls in the engine's home. */
    public static final String ARCHIVE = "lib/agent/agent.jar";

    /** The running engine. */
    public static EngineBuild current() {
        File installed = new File(System.getProperty("oscine.home", ""), ARCHIVE);
        return of(installed.exists() ? installed : ownArchive());
    }

    /** Nothing is there where the JVM loads a call's classes by itself, and the installation was removed meanwhile. */
    private static File ownArchive() {
        CodeSource source = EngineBuild.class.getProtectionDomain().getCodeSource();
        return source == null ? new File("") : new File(URI.create(source.getLocation().toString()));
    }

    /** The engine in an archive. */
    static EngineBuild of(File archive) {
        return new EngineBuild(archive.length(), archive.lastModified());
    }
}
