package org.oscine.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What starts the engine, made of the templates beside this class. */
final class Scripts {
    private Scripts() {}

    /** The launcher of a JVM for one call; its first argument is the agent's name. */
    static byte[] cold(InstallLayout layout) throws IOException {
        return launcher(layout, "Runs an agent of Oscine in a JVM of its own.", "\"$@\"");
    }

    /** The same for the native client, one word a line. */
    static byte[] words(InstallLayout layout) {
        return bytes(Jvm.program() + "\n" + String.join("\n", wordsOfACall(layout)) + "\n");
    }

    /** What the JVM is told for a call, but for the agent's name and arguments. */
    static List<String> wordsOfACall(InstallLayout layout) {
        List<String> words = new ArrayList<>(Jvm.FLAGS);
        words.add("-XX:SharedArchiveFile=" + layout.classes());
        words.add("-Doscine.home=" + layout.home());
        words.add("-Doscine.compiled=" + layout.compiled());
        words.addAll(Jvm.classesFrom(layout.agentArchive().toString()));
        words.add("org.oscine.agent.AgentMain");
        return words;
    }

    /** An agent where there is no native client; the same for every name, since it takes its own from how it is called. */
    static byte[] agent(InstallLayout layout) throws IOException {
        return launcher(layout, "A resource agent of Oscine.", "\"${0##*/}\" \"$@\"");
    }

    /** The command line tool. */
    static byte[] command(InstallLayout layout, List<Path> archives) throws IOException {
        return bytes(template("oscine")
                .replace("@JAVA@", quoted(Jvm.program().toString()))
                .replace("@HOME@", quoted(layout.home().toString()))
                .replace("@COMPILED@", quoted(layout.compiled().toString()))
                .replace("@SOCKET@", quoted(layout.socket().toString()))
                .replace("@TOOLS@", quoted(ToolsArchive.in(layout).toString()))
                .replace("@CLASSPATH@", quoted(ToolsArchive.classPath(archives))));
    }

    /** The resident engine for systemd. */
    static byte[] unit(InstallLayout layout) throws IOException {
        return bytes(template("oscine.service").replace("@COMMAND@", unitWord(layout.command().toString())));
    }

    private static byte[] launcher(InstallLayout layout, String what, String call) throws IOException {
        return bytes(template("agent")
                .replace("@JAVA@", quoted(Jvm.program().toString()))
                .replace("@WHAT@", what)
                .replace("@WORDS@", wordsOfACall(layout).stream().map(Scripts::quoted)
                        .collect(Collectors.joining(" \\\n    ")))
                .replace("@CALL@", call));
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
