package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.oscine.Machine;

/** The server's user writes its own configuration, and names what is root's. */
@RealAsterisk
class HostileConfigurationTest {

    /** How the user comes to write what root's agent reads. */
    private enum Way {
        OWNER, GROUP, DIRECTORY, INCLUDE, LINK;

        void take(AsteriskInstance asterisk, String content) throws IOException {
            Path config = asterisk.config();
            Path own = asterisk.base().resolve("own");
            switch (this) {
                case OWNER -> {
                    asterisk.write(config, content);
                    Machine.run("chown", AsteriskInstance.USER, config.toString());
                }
                case GROUP -> {
                    asterisk.write(config, content);
                    Machine.run("chgrp", AsteriskInstance.USER, config.toString());
                    Machine.run("chmod", "664", config.toString());
                }
                case DIRECTORY -> {
                    asterisk.write(config, content);
                    Machine.run("chown", AsteriskInstance.USER, config.getParent().toString());
                }
                case INCLUDE -> {
                    given(own, content);
                    asterisk.write(config, "#include " + own.resolve("mine.conf") + "\n");
                }
                case LINK -> {
                    given(own, content);
                    Files.delete(config);
                    Files.createSymbolicLink(config, own.resolve("mine.conf"));
                }
            }
        }

        private static void given(Path own, String content) throws IOException {
            Files.createDirectory(own);
            Files.writeString(own.resolve("mine.conf"), content);
            Machine.run("chown", AsteriskInstance.USER, own.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void nothingOfRootsIsGivenAwayOrRemoved(Way way) throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path roots = Files.createDirectory(asterisk.base().resolve("roots"));
            Path shadow = Files.writeString(roots.resolve("shadow"), "root's own\n");
            Path pidfile = Files.writeString(roots.resolve("asterisk.pid"), "1\n");
            way.take(asterisk, "[directories]\nastrundir => " + roots + "\nastlogdir => " + roots + "\n[files]\nastctl = shadow\n");

            Call start = asterisk.agent().run("start").refuses(OCF_ERR_PERM);
            assertThat(start.reasons()).hasSize(1);
            assertThat(start.reasons().getFirst()).contains(roots + " is not writable by asterisk");
            asterisk.agent().run("stop").gives(OCF_SUCCESS);

            assertThat(Files.getOwner(roots).getName()).isEqualTo("root");
            assertThat(shadow).hasContent("root's own\n");
            assertThat(pidfile).hasContent("1\n");
            assertThat(Files.getOwner(shadow).getName()).isEqualTo("root");
        }
    }

    @Test
    void nothingIsMadeWhereRootHasNotSaidSo() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path wanted = asterisk.base().resolve("wanted");
            Way.OWNER.take(asterisk, "[directories]\nastrundir => " + wanted + "\n");
            Call start = asterisk.agent().run("start").refuses(OCF_ERR_PERM);
            assertThat(start.reasons().getFirst()).contains("cannot create " + wanted, "Permission denied");
            assertThat(wanted).doesNotExist();
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
        }
    }

    /** A boot has emptied /run. */
    @ParameterizedTest
    @EnumSource(value = Way.class, names = {"OWNER", "GROUP", "LINK"})
    void aMissingRunDirectoryIsMadeAllTheSame(Way way) throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path run = Path.of("/run", "oscine-test-" + asterisk.base().getFileName());
            try {
                String config = Files.readString(asterisk.config()).replace(asterisk.run().toString(), run.toString());
                Machine.remove(asterisk.log().resolve("cdr-csv"));
                way.take(asterisk, config);
                asterisk.agent().run("start").gives(OCF_SUCCESS);
                asterisk.server();
                assertThat(Files.getOwner(run).getName()).isEqualTo(AsteriskInstance.USER);
                assertThat(Files.getOwner(asterisk.log().resolve("cdr-csv")).getName()).isEqualTo(AsteriskInstance.USER);
                asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
                asterisk.agent().run("stop").gives(OCF_SUCCESS);
                assertThat(asterisk.servers()).isEmpty();
                assertThat(run.resolve("asterisk.pid")).doesNotExist();
                assertThat(run.resolve("asterisk.ctl")).doesNotExist();
            } finally {
                Machine.remove(run);
            }
        }
    }

    @Test
    void aParameterThatIsNoTextChangesNothing() throws Exception {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            // Java can set no such variable; env(1) is given it by printf(1).
            Process start = new ProcessBuilder("sh", "-c",
                    "exec env \"OCF_RESKEY_config=$(printf '/etc/a\\377b')\" OCF_ROOT=/usr/lib/ocf OCF_RESOURCE_INSTANCE=x "
                            + AgentUnderTest.path() + " start").redirectErrorStream(true).start();
            String said = new String(start.getInputStream().readAllBytes());
            assertThat(start.waitFor()).as(said).isEqualTo(6);
            assertThat(said).contains("ocf-exit-reason:parameter config: is not valid UTF-8");
            assertThat(asterisk.servers()).isEmpty();
        }
    }
}
