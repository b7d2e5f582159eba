package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.real.Proc;

/** A real dhcpd, in a network of its own: it gives up root by itself, and refuses to start while a pidfile names a process. */
@RealService({"dhcpd", "ip", "nsenter"})
class DhcpdTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Dhcpd lay() {
        return new Dhcpd();
    }

    @Test
    void itsLeasesAndItsPidfileAreTheUsers() throws IOException {
        try (Dhcpd dhcpd = lay()) {
            dhcpd.call().run("start").gives(OCF_SUCCESS);
            for (Path file : new Path[] {dhcpd.path("state/db/dhcpd.leases"), dhcpd.pidfile().orElseThrow().getParent()}) {
                PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
                assertThat(attributes.owner().getName()).isEqualTo("daemon");
                assertThat(attributes.group().getName()).isEqualTo("nogroup");
            }
            dhcpd.call().run("stop").gives(OCF_SUCCESS);
            dhcpd.leavesNothing();
        }
    }

    @Test
    void oneThatTheShellAgentHasStartedIsAdopted() {
        try (Dhcpd dhcpd = lay()) {
            dhcpd.call().run("start").gives(OCF_SUCCESS);
            dhcpd.call().run("stop").gives(OCF_SUCCESS); // it has made the directories
            dhcpd.startAsUpstreamDoes();
            Proc server = dhcpd.main();
            dhcpd.call().run("start").gives(OCF_SUCCESS);
            assertThat(dhcpd.main().pid()).isEqualTo(server.pid());
            dhcpd.call().run("stop").gives(OCF_SUCCESS);
            dhcpd.leavesNothing();
        }
    }

    @Test
    void whatIsMissingOrNotPossibleIsTold() {
        try (Dhcpd dhcpd = lay()) {
            dhcpd.call().with("binary", "/nowhere/dhcpd").run("validate-all").refuses(OCF_ERR_INSTALLED);
            dhcpd.call().with("user", "nobodyatall").run("start").refuses(OCF_ERR_INSTALLED);
            dhcpd.call().with("group", "nogroupatall").run("validate-all").refuses(OCF_ERR_INSTALLED);
            assertThat(dhcpd.call().with("chrooted", "true").run("start").refuses(OCF_ERR_CONFIGURED).reasons().getFirst())
                    .startsWith("chrooted must be false");
            assertThat(dhcpd.call().with("interface", "lo").run("start").refuses(OCF_ERR_GENERIC).reasons().getFirst())
                    .startsWith("start: dhcpd exited with 1: Not configured to listen on any interfaces");
            Service.write(dhcpd.path("dhcpd.conf"), "nonsense here\n");
            assertThat(dhcpd.call().run("start").refuses(OCF_ERR_ARGS).reasons().getFirst())
                    .contains("dhcpd.conf line");
            dhcpd.leavesNothing();
        }
    }

    /** One dhcpd below a directory, with an interface that leads nowhere. */
    static final class Dhcpd extends Service {
        private final Path agent;

        Dhcpd() {
            super("dhcpd");
            Machine.run("ip", "netns", "add", instance());
            Machine.run("ip", "-n", instance(), "link", "add", "inside", "type", "veth", "peer", "name", "outside");
            Machine.run("ip", "-n", instance(), "address", "add", "192.0.2.1/24", "dev", "inside");
            Machine.run("ip", "-n", instance(), "link", "set", "inside", "up");
            agent = write("agent", """
                    #!/bin/sh
                    if [ "$(id -u)" = 0 ]; then
                        exec nsenter --net=/run/netns/NAME AGENT "$@"
                    fi
                    exec AGENT "$@"
                    """.replace("NAME", instance()).replace("AGENT", Agents.path("dhcpd").toString()));
            Machine.run("chmod", "755", agent.toString());
            write("dhcpd.conf", "default-lease-time 600;\nsubnet 192.0.2.0 netmask 255.255.255.0 { range 192.0.2.10 192.0.2.20; }\n");
            parameter("config", path("dhcpd.conf"));
            parameter("chrooted", "false");
            parameter("chrooted_path", path("state"));
            parameter("user", "daemon");
            parameter("interface", "inside");
            parameter("pid", path("run/dhcpd.pid"));
        }

        void startAsUpstreamDoes() {
            Machine.run("nsenter", "--net=/run/netns/" + instance(), "dhcpd", "-cf", path("dhcpd.conf").toString(),
                    "-lf", path("state") + "//db/dhcpd.leases", "-user", "daemon", "-group", "nogroup",
                    "-pf", path("run/dhcpd/dhcpd.pid").toString(), "inside");
            await("its pidfile is there", () -> Files.exists(path("run/dhcpd/dhcpd.pid")));
        }

        @Override
        Path agentPath() {
            return agent;
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().getFirst().endsWith("dhcpd") && process.argv().contains("-pf");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("run/dhcpd/dhcpd.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("dhcpd.conf"));
        }

        @Override
        void closeOthers() {
            Machine.run("sh", "-c", "ip netns delete \"$1\" 2>/dev/null || true", "sh", instance());
        }
    }
}
