package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.real.Proc;

/** A real named: it gives up root by itself, may change its root, and is asked for a name. */
@RealService({"named", "rndc", "rndc-confgen", "named-checkconf", "host"})
class NamedTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Named lay() {
        return new Named();
    }

    @Test
    void inAJailItIsKnownAsWell() throws IOException {
        try (Named named = lay()) {
            named.jail();
            named.call().run("start").gives(OCF_SUCCESS);
            Path root = Path.of("/proc", Integer.toString(named.main().pid()), "root");
            assertThat(Files.readSymbolicLink(root)).isEqualTo(named.path("jail"));
            asked(named).gives(OCF_SUCCESS);
            Files.delete(named.pidfile().orElseThrow());
            asked(named).gives(OCF_SUCCESS);
            named.call().run("stop").gives(OCF_SUCCESS);
            named.leavesNothing();
        }
    }

    @Test
    void aReloadTakesANewZone() {
        try (Named named = lay()) {
            named.call().run("start").gives(OCF_SUCCESS);
            named.zone("10.0.0.7", 2);
            asked(named).gives(OCF_SUCCESS);
            named.call().run("reload").gives(OCF_SUCCESS);
            Service.await("the new address is there",
                    () -> named.call().recurring().with("monitor_response", "10[.]0[.]0[.]7").run("monitor").exit() == 0);
            asked(named).refuses(OCF_ERR_GENERIC);
            named.call().run("stop").gives(OCF_SUCCESS);
            named.leavesNothing();
        }
    }

    @Test
    void withoutRndcItIsStoppedBySignal() {
        try (Named named = lay()) {
            named.call().run("start").gives(OCF_SUCCESS);
            named.call().with("rndc_options", "-p 1").run("stop").gives(OCF_SUCCESS);
            named.leavesNothing();
        }
    }

    @Test
    void oneThatTheShellAgentHasStartedIsAdopted() {
        try (Named named = lay()) {
            Machine.run("/usr/sbin/named", "-u", "bind", "-c", named.path("named.conf").toString());
            Service.await("its pidfile is there", () -> Files.exists(named.pidfile().orElseThrow()));
            Proc server = named.main();
            named.call().run("start").gives(OCF_SUCCESS);
            assertThat(named.main().pid()).isEqualTo(server.pid());
            named.call().run("stop").gives(OCF_SUCCESS);
            named.leavesNothing();
        }
    }

    @Test
    void twoServersLeaveEachOtherAlone() {
        twoLeaveEachOtherAlone();
    }

    @Test
    void whatIsMissingOrWrongIsTold() {
        try (Named named = lay()) {
            named.call().with("host", "/nowhere/host").run("validate-all").refuses(OCF_ERR_INSTALLED);
            named.call().with("rndc", "/nowhere/rndc").run("start").refuses(OCF_ERR_INSTALLED);
            named.call().with("named_user", "nobodyatall").run("validate-all").refuses(OCF_ERR_INSTALLED);
            Service.write(named.path("named.conf"), "nonsense;\n");
            assertThat(named.call().run("start").refuses(OCF_ERR_ARGS).reasons().getFirst())
                    .contains("named.conf:1: unknown option 'nonsense'");
        }
    }

    /** One named below a directory, which can be its jail. */
    static final class Named extends Service {
        private static final String CONFIGURATION = """
                include "BELOW/etc/rndc.key";
                controls { inet 127.0.0.1 port CONTROL allow { 127.0.0.1; } keys { "rndc-key"; }; };
                options {
                    directory "BELOW/cache";
                    pid-file "BELOW/run/named.pid";
                    session-keyfile "BELOW/run/session.key";
                    listen-on port PORT { 127.0.0.1; };
                    listen-on-v6 { none; };
                    recursion no;
                    dnssec-validation no;
                };
                zone "localhost" { type master; file "BELOW/etc/zone"; };
                """;

        private final int port = freePort();
        private final int control = freePort();

        Named() {
            super("named");
            for (String folder : new String[] {"etc", "cache", "run", "dev"}) {
                Machine.run("install", "-D", "-d", "-o", "bind", path("jail").resolve(folder).toString());
            }
            Machine.run("mknod", "-m", "666", path("jail/dev/null").toString(), "c", "1", "3");
            Machine.run("rndc-confgen", "-a", "-c", path("jail/etc/rndc.key").toString(), "-u", "bind");
            zone("127.0.0.1", 1);
            configure("named.conf", path("jail").toString());
            configure("jail/etc/named.conf", "");
            parameter("named_user", "bind");
            parameter("named_config", path("named.conf"));
            parameter("named_pidfile", path("jail/run/named.pid"));
            parameter("rndc_options", "-s 127.0.0.1 -p " + control + " -k " + path("jail/etc/rndc.key"));
            parameter("host_options", "-p " + port);
            parameter("monitor_request", "localhost.");
        }

        private void configure(String file, String below) {
            write(file, CONFIGURATION.replace("BELOW", below).replace("CONTROL", Integer.toString(control))
                    .replace("PORT", Integer.toString(port)));
        }

        void jail() {
            parameter("named_rootdir", path("jail"));
            parameter("named_config", "/etc/named.conf");
        }

        void zone(String address, int serial) {
            write("jail/etc/zone", "$TTL 60\n@ IN SOA localhost. root.localhost. " + serial + " 60 60 60 60\n"
                    + "@ IN NS localhost.\n@ IN A " + address + "\n");
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().getFirst().endsWith("/named");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("jail/run/named.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("named.conf"));
        }
    }
}
