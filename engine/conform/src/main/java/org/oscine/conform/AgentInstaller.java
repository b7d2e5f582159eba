package org.oscine.conform;

import java.io.IOException;
import java.nio.file.Path;

/** Makes an agent of a descriptor. Agents that are installed already are judged without it. */
@FunctionalInterface
public interface AgentInstaller {

    /**
     * Installs the agent into an OCF root of the run's own.
     *
     * @param ocfRoot the directory that gets a resource.d
     * @param name the agent's
     * @param descriptor the file
     * @return the agent's executable
     * @throws IOException it cannot be installed; the message says why
     */
    Path install(Path ocfRoot, String name, Path descriptor) throws IOException;
}
