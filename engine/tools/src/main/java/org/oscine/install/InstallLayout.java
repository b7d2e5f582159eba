package org.oscine.install;

import java.nio.file.Path;
import org.oscine.catalog.InstallPaths;
import org.oscine.compiled.EngineBuild;
import org.oscine.compiled.MetadataStore;
import org.oscine.ocf.Failure;

/**
 * Where an installation lies. The machine's own OCF root has the engine in the places that distributions use; any
 * other root has everything below itself, and can be thrown away as a whole.
 *
 * @param ocfRoot the directory with resource.d
 */
public record InstallLayout(Path ocfRoot) {
    /** Pacemaker's own. */
    public static final Path MACHINE = Path.of("/usr/lib/ocf");

    /** Whether this is the machine's own root. */
    boolean isMachines() {
        return ocfRoot.equals(MACHINE);
    }

    /** Directory of the agents, {@code ocf:oscine:*}. */
    public Path agents() {
        return ocfRoot.resolve("resource.d/oscine");
    }

    /** The engine's own directory. */
    Path home() {
        return isMachines() ? Path.of("/usr/share/oscine") : ocfRoot.resolve("share/oscine");
    }

    /** Archives of the engine and its libraries. */
    Path lib() {
        return home().resolve("lib");
    }

    /** The archive of the tools. */
    Path tools() {
        return lib().resolve("oscine-tools.jar");
    }

    /** What an agent's call needs of the engine; apart from {@link #lib}, all of which the tools take. */
    Path agentArchive() {
        return home().resolve(EngineBuild.ARCHIVE);
    }

    /** The classes of every call, for the JVM. */
    Path classes() {
        return lib().resolve("agent.jsa");
    }

    /** Directory of the descriptors that come with the engine. */
    Path descriptors() {
        return home().resolve("descriptors");
    }

    /** Directory of the schemas that editors check descriptors with. */
    Path schemas() {
        return home().resolve("schema");
    }

    /** Directory of the descriptors that the administrator adds. */
    Path added() {
        return isMachines() ? InstallPaths.LOCAL_DESCRIPTORS : descriptors();
    }

    /** Directory of the compiled descriptors. */
    Path compiled() {
        return isMachines() ? Path.of("/var/cache/oscine/compiled") : home().resolve("compiled");
    }

    /** What an agent goes when nobody answers it: the launcher of a JVM of its own. */
    Path cold() {
        return lib().resolve("cold");
    }

    /** The words of that launcher, for the native client, which needs no shell to say them. */
    Path words() {
        return lib().resolve("cold.words");
    }

    /** It is there if an agent's questions speak TLS, which the native client then has a compiler for. */
    Path tlsMark(String agent) {
        return lib().resolve(agent + ".tls");
    }

    /** Directory of the agents' metadata, as it is handed out. */
    Path metadata() {
        return home().resolve(MetadataStore.DIRECTORY);
    }

    /** The Unix socket of the resident engine. */
    Path socket() {
        return isMachines() ? Path.of("/run/oscine/engine.sock") : home().resolve("run/engine.sock");
    }

    /** The resident engine as a service of systemd. */
    Path unit() {
        return isMachines() ? Path.of("/usr/lib/systemd/system/oscine.service")
                : home().resolve("systemd/oscine.service");
    }

    /** The command line tool. */
    Path command() {
        return isMachines() ? Path.of("/usr/bin/oscine") : home().resolve("bin/oscine");
    }

    /** The list of all files of the installation. */
    Path manifest() {
        return home().resolve("installed");
    }

    /** Why nothing can be installed below such a root. */
    Failure fault() {
        String text = ocfRoot.toString();
        boolean breaks = text.indexOf(':') >= 0 || text.chars().anyMatch(Character::isISOControl);
        // A colon would end an entry of Java's class path.
        return breaks ? Failure.of("the path of the OCF root must not contain a colon or control characters: " + text)
                : Failure.NONE;
    }
}
