package org.oscine.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.oscine.draft.AgentImport;
import org.oscine.draft.DraftResult;

/** Asks an agent for its metadata. */
final class AgentSource {
    private static final int PATIENCE_SECONDS = 20;
    private static final int LARGEST = 4 << 20;

    private AgentSource() {}

    static DraftResult draft(Path agent, String name) {
        Path path = agent.toAbsolutePath();
        if (!Files.isExecutable(path) || Files.isDirectory(path)) {
            return new DraftResult.Refused(agent + (Files.exists(agent) ? " is not an executable program"
                    : " does not exist; agents are in directories below /usr/lib/ocf/resource.d"));
        }
        try {
            Path answer = Files.createTempFile("oscine-import", ".xml");
            try {
                return ask(path, answer, name);
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException failure) {
            return new DraftResult.Refused(agent + " cannot be run: " + failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new DraftResult.Refused(agent + ": interrupted while waiting for its meta-data");
        }
    }

    private static DraftResult ask(Path agent, Path answer, String name) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(agent.toString(), "meta-data");
        builder.environment().putIfAbsent("OCF_ROOT", ocfRoot(agent));
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectOutput(answer.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return new DraftResult.Refused(agent + " printed no meta-data within " + PATIENCE_SECONDS + " s");
        }
        try (InputStream in = Files.newInputStream(answer)) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            return AgentImport.draft(name, agent.toString(), text);
        }
    }

    /** The directory above resource.d, where agents look for their functions. */
    private static String ocfRoot(Path agent) {
        for (Path directory = agent.getParent(); directory != null; directory = directory.getParent()) {
            if (directory.endsWith("resource.d")) {
                return directory.getParent().toString();
            }
        }
        return "/usr/lib/ocf";
    }
}
