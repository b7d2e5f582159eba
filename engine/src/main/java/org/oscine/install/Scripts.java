package org.oscine.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The scripts that start the engine, made of the templates beside this class. */
final class Scripts {
    private Scripts() {}

    /** An agent; the same for every name, since it takes its own from how it is called. */
    static byte[] agent(Layout layout, List<Path> archives) throws IOException {
        return filled("agent", layout, EngineArchives.agentsClassPath(archives));
    }

    /** The command line tool. */
    static byte[] command(Layout layout, List<Path> archives) throws IOException {
        return filled("oscine", layout, ToolsArchive.classPath(archives));
    }

    private static byte[] filled(String template, Layout layout, String classPath) throws IOException {
        try (InputStream in = Scripts.class.getResourceAsStream(template)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@JAVA@", quoted(Jvm.program().toString()))
                    .replace("@FLAGS@", String.join(" ", Jvm.FLAGS))
                    .replace("@HOME@", quoted(layout.home().toString()))
                    .replace("@COMPILED@", quoted(layout.compiled().toString()))
                    .replace("@TOOLS@", quoted(ToolsArchive.in(layout).toString()))
                    .replace("@CLASSPATH@", quoted(classPath))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A word that the shell leaves as it is. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
