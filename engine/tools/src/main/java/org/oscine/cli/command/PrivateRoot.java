package org.oscine.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.oscine.catalog.InstallPaths;
import org.oscine.cli.training.Trainings;
import org.oscine.conform.AgentInstaller;
import org.oscine.install.InstallLayout;
import org.oscine.install.Installer;
import org.oscine.install.Outcome;

/**
 * Installs for conform as {@code oscine install --ocf-root} does.
 *
 * @param places where the running engine has its descriptors
 */
public record PrivateRoot(InstallPaths places) implements AgentInstaller {
    @Override
    public Path install(Path ocfRoot, String name, Path descriptor) throws IOException {
        InstallLayout layout = new InstallLayout(ocfRoot);
        Outcome outcome = new Installer(layout, places, Trainings.ALL).install(List.of(), List.of(descriptor));
        return switch (outcome) {
            case Outcome.Done done -> layout.agents().resolve(name);
            case Outcome.Refused refused -> throw new IOException(refused.reason());
            case Outcome.Broken broken -> throw new IOException(broken.descriptor().reason());
        };
    }
}
