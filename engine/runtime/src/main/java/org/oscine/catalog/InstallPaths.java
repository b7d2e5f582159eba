package org.oscine.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where things lie on this machine.
 *
 * @param home the engine's own directory, with its descriptors
 * @param descriptors directories to look for descriptors in, first one first
 * @param compiled directory of the compiled descriptors
 * @param state root-only directory of what the engine remembers until the next boot
 */
public record InstallPaths(Path home, List<Path> descriptors, Path compiled, String state) {
    /** Where the administrator's own descriptors lie. */
    public static final Path LOCAL_DESCRIPTORS = Path.of("/etc/oscine/descriptors");

    private static final String DEFAULT_HOME = "/usr/share/oscine";
    private static final String DEFAULT_STATE = "/run/oscine";
    private static final String SOCKET = "run/engine.sock";

    public InstallPaths {
        descriptors = List.copyOf(descriptors);
    }

    /** As the launcher says (properties {@code oscine.home}, {@code oscine.compiled}), and the environment. */
    public static InstallPaths of(Map<String, String> environment) {
        String fallback = environment.getOrDefault("OSCINE_HOME", DEFAULT_HOME);
        Path home = Path.of(System.getProperty("oscine.home", fallback)).toAbsolutePath();
        String compiled = System.getProperty("oscine.compiled", "");
        List<Path> directories = new ArrayList<>();
        addPath(directories, environment.getOrDefault("OSCINE_PATH", ""));
        directories.add(LOCAL_DESCRIPTORS);
        directories.add(home.resolve("descriptors"));
        return new InstallPaths(home, directories, compiled.isEmpty() ? home.resolve("compiled") : Path.of(compiled),
                environment.getOrDefault("OSCINE_STATE_DIR", DEFAULT_STATE));
    }

    /** The Unix socket of the resident engine, as the launcher says (property {@code oscine.socket}). */
    public Path socket() {
        String named = System.getProperty("oscine.socket", "");
        return named.isEmpty() ? home.resolve(SOCKET) : Path.of(named);
    }

    /** Whether the state lies elsewhere than where the system's own root-only directories are. */
    boolean hasOwnState() {
        return !state.equals(DEFAULT_STATE);
    }

    /** The instance's own directory in the state directory. */
    public String stateOf(String agent, String instance) {
        return state + "/" + agent + "/" + FileNames.of(instance);
    }

    private static void addPath(List<Path> directories, String path) {
        int start = 0;
        while (start < path.length()) {
            int colon = path.indexOf(':', start);
            int end = colon < 0 ? path.length() : colon;
            if (end > start) {
                directories.add(Path.of(path.substring(start, end)).toAbsolutePath());
            }
            start = end + 1;
        }
    }
}
