package org.oscine.compiled;

import java.io.File;

/**
 * Which engine this is: the size and time of its archive. Another engine may check a descriptor otherwise, so a
 * document that it compiled does not count. Installed, it is the archive in the engine's home, whichever copy of it
 * the door was opened with: an agent's call and the tools share what is compiled. Elsewhere it is the first entry of
 * the class path.
 */
public record EngineBuild(long size, long modified) {
    /** The engine's archive in its home. */
    public static final String ARCHIVE = "lib/oscine-engine.jar";

    /** The running engine. */
    public static EngineBuild current() {
        File installed = new File(System.getProperty("oscine.home", ""), ARCHIVE);
        return installed.exists() ? of(installed) : of(firstOfClassPath());
    }

    private static File firstOfClassPath() {
        String classPath = System.getProperty("java.class.path", "");
        int end = classPath.indexOf(File.pathSeparatorChar);
        return new File(end < 0 ? classPath : classPath.substring(0, end));
    }

    /** The engine in an archive. */
    static EngineBuild of(File archive) {
        return new EngineBuild(archive.length(), archive.lastModified());
    }
}
