package org.oscine.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What starts the engine, made of the templates beside this class. */
final class Scripts {
    private Scripts() {}

    /** The launcher of a JVM for one call; its first argument is the agent's name. */
    static byte[] cold(Layout layout) throws IOException {
        return launcher(layout, "Runs an agent of Oscine in a JVM of its own.", "${2-}", "\"$@\"");
    }

    /** The same for the native client, one word a line; {@code src/main/c/agent.c} says what the first letters mean. */
    static byte[] words(Layout layout) {
        StringBuilder words = new StringBuilder("=").append(Jvm.program()).append('\n');
        for (String flag : Jvm.FLAGS) {
            words.append('=').append(flag).append('\n');
        }
        words.append("l-XX:SharedArchiveFile=").append(layout.classesOfLooks()).append('\n');
        words.append("o-XX:SharedArchiveFile=").append(layout.classes()).append('\n');
        for (String word : List.of("-Doscine.home=" + layout.home(), "-Doscine.compiled=" + layout.compiled(), "-cp",
                layout.agentArchive().toString(), "org.oscine.cli.AgentMain")) {
            words.append('=').append(word).append('\n');
        }
        return bytes(words.toString());
    }

    /** An agent where there is no native client; the same for every name, since it takes its own from how it is called. */
    static byte[] agent(Layout layout) throws IOException {
        return launcher(layout, "A resource agent of Oscine.", "${1-}", "\"${0##*/}\" \"$@\"");
    }

    /** The command line tool. */
    static byte[] command(Layout layout, List<Path> archives) throws IOException {
        return bytes(filled("oscine", layout, ToolsArchive.classPath(archives)));
    }

    /** The resident engine for systemd. */
    static byte[] unit(Layout layout) throws IOException {
        return bytes(template("oscine.service").replace("@COMMAND@", unitWord(layout.command().toString())));
    }

    private static byte[] launcher(Layout layout, String what, String action, String call) throws IOException {
        return bytes(filled("agent", layout, layout.agentArchive().toString())
                .replace("@WHAT@", what)
                .replace("@ACTION@", action)
                .replace("@CLASSES@", quoted(layout.classes().toString()))
                .replace("@CLASSES_OF_LOOKS@", quoted(layout.classesOfLooks().toString()))
                .replace("@CALL@", call));
    }

    private static String filled(String template, Layout layout, String classPath) throws IOException {
        return template(template)
                .replace("@JAVA@", quoted(Jvm.program().toString()))
                .replace("@FLAGS@", String.join(" ", Jvm.FLAGS))
                .replace("@HOME@", quoted(layout.home().toString()))
                .replace("@COMPILED@", quoted(layout.compiled().toString()))
                .replace("@SOCKET@", quoted(layout.socket().toString()))
                .replace("@TOOLS@", quoted(ToolsArchive.in(layout).toString()))
                .replace("@CLASSPATH@", quoted(classPath));
    }

    private static String template(String name) throws IOException {
        try (InputStream in = Scripts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A word of a command line in a unit, as systemd.service(5) and systemd.unit(5) want it. */
    private static String unitWord(String text) {
        String plain = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
        return plain.equals(text) && text.indexOf(' ') < 0 && text.indexOf('\'') < 0 ? text : "\"" + plain + "\"";
    }

    /** A word that the shell leaves as it is. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
