package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;
import org.oscine.real.AgentCall;
import org.oscine.real.Proc;

/** The same daemon runs in a container, and the engine has no business with it; nor has one in a container with the host's. */
@RealService({"gcc", "unshare", "nsenter", "ip", "perl", "nginx", "memcached"})
class ContainersTest {

    /** Services whose main process can be started by hand, with the argv that the engine gives it. */
    enum Kind {
        NGINX(NginxTest.Nginx::new),
        MEMCACHED(MemcachedTest.Memcached::new),
        SERVICE(AnyServiceTest.Anything::new),
        FOREGROUND(() -> new Daemon("inplace")),
        PIDFILE(() -> new Daemon("daemon"));

        private final Supplier<Service> layer;

        Kind(Supplier<Service> layer) {
            this.layer = layer;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTwinInAContainerIsNeitherSeenNorTouched(Kind kind) throws Exception {
        try (Service service = kind.layer.get()) {
            service.call().run("start").gives(OCF_SUCCESS);
            Proc main = service.main();
            List<String> argv = argvOf(main);
            Path proc = Path.of("/proc", Integer.toString(main.pid()));
            String work = Files.readSymbolicLink(proc.resolve("cwd")).toString();
            String user = Files.readString(proc.resolve("status")).replaceAll("(?s).*\nUid:\t\\d+\t(\\d+).*", "$1");
            service.call().run("stop").gives(OCF_SUCCESS);

            try (Container container = Container.running(user, service.directory(), work, argv)) {
                service.call().run("monitor").gives(OCF_NOT_RUNNING);
                service.call().run("stop").gives(OCF_SUCCESS);
                assertThat(container.lives()).as("the container's process lives").isTrue();
                service.call().run("start").gives(OCF_SUCCESS);
                service.main();
                service.call().recurring().run("monitor").gives(OCF_SUCCESS);
                service.call().run("stop").gives(OCF_SUCCESS);
                service.leavesNothing();
                assertThat(container.lives()).as("the container's process lives").isTrue();
            }
        }
    }

    /** nginx has a title by now, which ends with its argv. */
    private static List<String> argvOf(Proc main) {
        String title = "nginx: master process ";
        return main.argv().getFirst().startsWith(title)
                ? Arrays.asList(main.argv().getFirst().substring(title.length()).strip().split(" "))
                : main.argv();
    }

    /** With pids of its own, as in a container, and with the host's, where the host's process can be seen. */
    @ParameterizedTest
    @ValueSource(strings = {"--mount --pid --mount-proc", "--mount"})
    void fromInsideTheHostsProcessIsNeitherSeenNorTouched(String namespaces) {
        try (Daemon service = new Daemon("inplace")) {
            service.call().run("start").gives(OCF_SUCCESS);
            Proc main = service.main();
            try (Container container = Container.of(List.of(namespaces.split(" ")), ownCopyOf(service.directory()))) {
                inside(service, container).run("monitor").gives(OCF_NOT_RUNNING);
                inside(service, container).run("stop").gives(OCF_SUCCESS);
                inside(service, container).run("start").gives(OCF_SUCCESS);
                inside(service, container).run("monitor").gives(OCF_SUCCESS);
                inside(service, container).run("stop").gives(OCF_SUCCESS);
                inside(service, container).run("monitor").gives(OCF_NOT_RUNNING);
                assertThat(Proc.alive(main.pid())).as("the host's process").isPresent();
            }
            service.call().run("monitor").gives(OCF_SUCCESS);
            assertThat(service.main().pid()).isEqualTo(main.pid());
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    private static AgentCall inside(Daemon service, Container container) {
        return service.call().through(container.way("--mount", "--pid"));
    }

    private static String ownCopyOf(Path directory) {
        return """
                set -e
                mkdir -p /mnt
                mount -t tmpfs copy /mnt
                cp -a %1$s/program /mnt
                mount --move /mnt %1$s
                mount -t tmpfs run /run
                """.formatted(directory);
    }

    /** Any user can have a mount namespace, and anything at any path in it. */
    @ParameterizedTest
    @ValueSource(strings = {"inplace", "daemon"})
    void aProgramThatAUserHasMountedOverOursIsNotOurs(String agent) {
        try (Daemon service = new Daemon(agent)) {
            Machine.run("install", "-m", "755", service.program().toString(), service.path("other").toString());
            service.call().run("start").gives(OCF_SUCCESS);
            // All but the word that would make it leave who started it.
            List<String> argv = service.main().argv().stream().filter(word -> !word.equals("-d")).toList();
            service.call().run("stop").gives(OCF_SUCCESS);
            Process impostor = mounted(service, argv);
            Service.await("the impostor runs", () -> Proc.alive((int) impostor.pid())
                    .filter(process -> process.argv().equals(argv)).isPresent());
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("start").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            assertThat(impostor.isAlive()).as("the impostor lives").isTrue();
            service.leavesNothing();
        }
    }

    private static Process mounted(Daemon service, List<String> argv) {
        List<String> words = new java.util.ArrayList<>(List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup",
                "--clear-groups", "unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                "mount --bind \"$0\" \"$1\" && exec \"$@\"", service.path("other").toString()));
        words.addAll(argv);
        return service.bystander(words.toArray(String[]::new));
    }
}
