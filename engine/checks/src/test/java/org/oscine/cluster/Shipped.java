package org.oscine.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.oscine.Machine;
import org.oscine.conform.setup.SetupVariables;
import org.oscine.conform.setup.Stage;
import org.oscine.real.Proc;
import org.oscine.setupfile.Setup;
import org.oscine.setupfile.SetupReader;
import org.oscine.yaml.YamlParser;

/**
 * A shipped descriptor's service in a cluster, put into place by the setup that oscine conform uses. How its main
 * process is known the tests say themselves, so that they do not believe the engine about the engine.
 */
final class Shipped {
    /** All but Asterisk, which has tests of its own. */
    static final List<String> NAMES =
            List.of("nginx", "haproxy", "postfix", "tomcat", "rsyncd", "memcached", "service");

    private final String name;
    private final Path base;
    private final Setup setup;
    private final Map<String, String> parameters;

    private Shipped(String name, Path base, Setup setup, Map<String, String> parameters) {
        this.name = name;
        this.base = base;
        this.setup = setup;
        this.parameters = parameters;
    }

    /**
     * Lays the service into a directory of its own.
     *
     * @param taken ports of others, to which its own is added
     */
    static Shipped lay(String name, Path directory, Set<String> taken) {
        Path file = Machine.project().resolve("descriptors/" + name + ".conform.yaml");
        Path base = directory.resolve(name);
        try {
            Files.createDirectories(base);
            Setup setup = SetupReader.read(YamlParser.parse(file.toString(), Files.readString(file)).document().orElseThrow()).setup().orElseThrow();
            SetupVariables scope = new SetupVariables(setup, base, Machine.project(), System.getenv());
            while (!taken.add(scope.fill("${port}"))) {
                scope = new SetupVariables(setup, base, Machine.project(), System.getenv());
            }
            new Stage(setup, scope, base).lay();
            return new Shipped(name, base, setup, scope.fill(setup.parameters()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** The resource's name in the cluster. */
    String id() {
        return "p_" + name;
    }

    /** The resource, monitored every so many seconds. */
    String primitive(int interval) {
        StringBuilder xml = new StringBuilder("<primitive id=\"%s\" class=\"ocf\" provider=\"oscine\" type=\"%s\">"
                .formatted(id(), name));
        xml.append("<instance_attributes id=\"%s-all\">".formatted(id()));
        parameters.forEach((parameter, value) -> xml.append("<nvpair id=\"%1$s-%2$s\" name=\"%2$s\" value=\"%3$s\"/>"
                .formatted(id(), parameter, value.replace("&", "&amp;").replace("\"", "&quot;"))));
        xml.append("</instance_attributes><operations>");
        xml.append("<op id=\"%1$s-start\" name=\"start\" interval=\"0\" timeout=\"90s\"/>".formatted(id()));
        xml.append("<op id=\"%1$s-stop\" name=\"stop\" interval=\"0\" timeout=\"20s\"/>".formatted(id()));
        xml.append("<op id=\"%1$s-monitor\" name=\"monitor\" interval=\"%2$ds\" timeout=\"20s\">".formatted(id(), interval));
        xml.append("<instance_attributes id=\"%1$s-level\"><nvpair id=\"%1$s-l\" name=\"OCF_CHECK_LEVEL\" value=\"%2$d\"/>"
                .formatted(id(), setup.level()));
        return xml.append("</instance_attributes></op></operations></primitive>").toString();
    }

    /** The main processes that run: one, or none. What one of them has forked off is none. */
    List<Proc> mains(List<Proc> all) {
        List<Proc> ours = all.stream().filter(process -> isMain().test(process, base)).toList();
        List<Integer> pids = ours.stream().map(Proc::pid).toList();
        return ours.stream().filter(process -> !pids.contains(process.parent())).toList();
    }

    private BiPredicate<Proc, Path> isMain() {
        return switch (name) {
            case "nginx" -> (process, directory) -> process.argv().getFirst().startsWith("nginx: master process")
                    && process.mentions(directory + "/");
            case "haproxy" -> (process, directory) -> process.argv().contains("-W") && process.mentions(directory + "/");
            case "postfix" -> (process, directory) -> process.mentions("postfix/sbin/master")
                    && worksIn(process.pid(), directory.resolve("queue"));
            case "tomcat" -> (process, directory) -> process.argv().contains("-Dcatalina.base=" + directory);
            case "rsyncd" -> (process, directory) -> process.argv().contains("--daemon") && process.mentions(directory + "/");
            case "memcached" -> (process, directory) -> process.argv().getFirst().endsWith("memcached")
                    && process.argv().contains(parameters.get("port"));
            case "service" -> (process, directory) -> process.argv().getFirst().endsWith("perl")
                    && process.argv().contains(directory + "/program");
            default -> throw new IllegalStateException("how is the main process of " + name + " known?");
        };
    }

    private static boolean worksIn(int pid, Path directory) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Integer.toString(pid), "cwd")).equals(directory);
        } catch (IOException gone) {
            return false;
        }
    }

    /** A process and all that stems from it. */
    static List<Proc> family(Proc main, List<Proc> all) {
        List<Proc> family = new ArrayList<>(List.of(main));
        List<Integer> pids = new ArrayList<>(List.of(main.pid()));
        boolean grew = true;
        while (grew) {
            List<Proc> children = all.stream()
                    .filter(process -> !pids.contains(process.pid()) && pids.contains(process.parent())).toList();
            family.addAll(children);
            children.forEach(child -> pids.add(child.pid()));
            grew = !children.isEmpty();
        }
        return family;
    }

    /** What a stopped service does not have: its pidfile, and a process in its directory. */
    List<String> left(List<Proc> all) {
        List<String> left = new ArrayList<>();
        for (Proc process : all) {
            if (process.mentions(base + "/") || worksIn(process.pid(), base) || worksIn(process.pid(), base.resolve("queue"))) {
                left.add(process.toString());
            }
        }
        mains(all).forEach(main -> left.add(main.toString()));
        for (String file : List.of("nginx.pid", "rsyncd.pid", "pid", "logs/catalina.pid", "queue/pid/master.pid")) {
            if (Files.exists(base.resolve(file))) {
                left.add(base.resolve(file).toString());
            }
        }
        return left;
    }
}
