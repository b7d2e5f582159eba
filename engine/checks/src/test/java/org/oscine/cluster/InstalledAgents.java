package org.oscine.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oscine.Machine;

/** The agents that the clusters know as ocf:oscine:NAME. */
final class InstalledAgents {

    private InstalledAgents() {}

    /**
     * The provider's directory with those of Asterisk and memcached, in an OCF root of the tests' own. Installs
     * once, when the first cluster asks.
     */
    static Path provider() {
        return Few.PROVIDER;
    }

    /** The same with all agents that are shipped. */
    static Path shipped() {
        return All.PROVIDER;
    }

    private static final class Few {
        static final Path PROVIDER = install("asterisk", "memcached");
    }

    private static final class All {
        static final Path PROVIDER = install();
    }

    private static Path install(String... agents) {
        Path root = Machine.scratch("ocf");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Machine.remove(root)));
        List<String> argv = new ArrayList<>(List.of(
                Machine.project().resolve("oscine").toString(), "install", "--ocf-root", root.toString()));
        argv.addAll(List.of(agents));
        Machine.run(argv.toArray(String[]::new));
        return root.resolve("resource.d/oscine");
    }
}
