package org.oscine.cluster;

import java.nio.file.Path;
import org.oscine.real.Machine;

/** The agents that the clusters know as ocf:oscine:NAME: of Asterisk and of memcached. */
final class InstalledAgents {

    private InstalledAgents() {}

    /** The provider's folder, in an OCF root of the tests' own. Installs once, when the first cluster asks. */
    static Path provider() {
        return Once.PROVIDER;
    }

    private static final class Once {
        static final Path PROVIDER = install();

        private static Path install() {
            Path root = Machine.scratch("ocf");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Machine.remove(root)));
            Machine.run(
                    Machine.project().resolve("oscine").toString(),
                    "install",
                    "--ocf-root",
                    root.toString(),
                    "asterisk",
                    "memcached");
            return root.resolve("resource.d/oscine");
        }
    }
}
