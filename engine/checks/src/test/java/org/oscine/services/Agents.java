package org.oscine.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oscine.Machine;
import org.oscine.real.ResidentEngineProcess;

/** The agents of the services, installed once into an OCF root of the tests' own. */
final class Agents {
    static final List<String> NAMES = List.of("nginx", "haproxy", "rsyncd", "memcached", "service", "postfix", "tomcat", "apache", "slapd",
            "proftpd", "redis", "named", "dhcpd");

    /** Those of the tests' own daemon, and one of a Postfix that is talked to. */
    private static final List<String> OWN = List.of("daemon", "titled", "inplace", "patterned", "mailer");

    private Agents() {}

    /** The executable of an agent. */
    static Path path(String name) {
        return Installed.ROOT.resolve("resource.d/oscine").resolve(name);
    }

    /** Installs when the first test asks. */
    private static final class Installed {
        static final Path ROOT = install();

        private static Path install() {
            Path root = Machine.scratch("ocf");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Machine.remove(root)));
            List<String> argv = new ArrayList<>(List.of(
                    Machine.project().resolve("oscine").toString(), "install", "--ocf-root", root.toString()));
            argv.addAll(NAMES);
            for (String name : OWN) {
                argv.add(Machine.project().resolve("engine/checks/src/test/resources/agents/" + name + ".yaml").toString());
            }
            Machine.run(argv.toArray(String[]::new));
            ResidentEngineProcess.serveIfAsked(root);
            return root;
        }
    }
}
