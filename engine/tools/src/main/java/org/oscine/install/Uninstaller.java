package org.oscine.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oscine.compiled.CompiledStore;

/** Takes away what {@link Installer} laid, and nothing else. */
public final class Uninstaller {
    private final InstallLayout layout;
    private final List<String> report = new ArrayList<>();

    public Uninstaller(InstallLayout layout) {
        this.layout = layout;
    }

    /**
     * Removes agents, or the whole installation.
     *
     * @param names agents; none: everything
     */
    public Outcome uninstall(List<String> names) throws IOException {
        Manifest manifest = Manifest.in(layout.manifest());
        if (manifest.isEmpty()) {
            return new Outcome.Refused("nothing is installed in " + layout.ocfRoot());
        }
        for (String name : names) {
            if (!manifest.has(layout.agents().resolve(name))) {
                return new Outcome.Refused("no agent " + name + " was installed in " + layout.agents());
            }
        }
        if (names.isEmpty()) {
            everything(manifest);
        } else {
            for (String name : names) {
                agent(name, manifest);
            }
            manifest.save();
        }
        return new Outcome.Done(report);
    }

    private void agent(String name, Manifest manifest) throws IOException {
        CompiledStore store = CompiledStore.in(layout.compiled());
        remove(layout.agents().resolve(name), manifest);
        Files.deleteIfExists(layout.metadata().resolve(name));
        for (Path directory : List.of(layout.descriptors(), layout.added())) {
            Path descriptor = directory.resolve(name + ".yaml");
            if (manifest.has(descriptor)) {
                Path compiled = store.placeOf(descriptor);
                remove(descriptor, manifest);
                remove(compiled, manifest);
                Files.deleteIfExists(compiled);
            }
        }
        report.add("removed " + layout.agents().resolve(name));
    }

    private void everything(Manifest manifest) throws IOException {
        for (Path path : manifest.files()) {
            remove(path, manifest);
        }
        manifest.save();
        // Compiled at first use, from whatever source.
        Removal.ofAll(layout.compiled());
        Removal.ofAll(layout.metadata());
        if (!layout.isMachines()) {
            Removal.ofAll(layout.socket().getParent()); // with the lock of a resident engine, which ends by itself
        }
        for (Path directory : List.of(layout.agentArchive().getParent(), layout.lib(), layout.schemas(), layout.descriptors(), layout.command().getParent(), layout.unit().getParent(), layout.agents(),
                layout.added(), layout.home(), layout.compiled().getParent())) {
            Removal.ofEmpty(directory, layout.isMachines() ? aboveOurs(directory) : layout.ocfRoot());
        }
        report.add("removed the engine and all agents from " + layout.ocfRoot());
    }

    /** Of the machine's directories only those are ours that are called after us; all above them stay. */
    private static Path aboveOurs(Path directory) {
        Path at = directory;
        while (at.getFileName() != null && !at.getFileName().toString().equals("oscine")) {
            at = at.getParent();
        }
        return at.getFileName() == null ? directory : at.getParent();
    }

    private void remove(Path path, Manifest manifest) throws IOException {
        if (!manifest.remove(path)) {
            report.add("kept " + path + ", which has been changed since");
        }
    }
}
