package org.oscine.compiled;

import java.io.File;

/**
 * Which engine this is: the size and time of its archive, the first entry of the class path. Another engine may
 * check a descriptor otherwise, so a document that it compiled does not count.
 */
public record EngineBuild(long size, long modified) {

    /** The running engine. */
    public static EngineBuild current() {
        String classPath = System.getProperty("java.class.path", "");
        int end = classPath.indexOf(File.pathSeparatorChar);
        File archive = new File(end < 0 ? classPath : classPath.substring(0, end));
        return of(archive);
    }

    /** The engine in an archive. */
    static EngineBuild of(File archive) {
        return new EngineBuild(archive.length(), archive.lastModified());
    }
}
