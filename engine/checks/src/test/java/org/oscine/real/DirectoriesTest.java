package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;

/** The run directory is often lost at a reboot, and the log directory in a clean-up: a start makes them anew. */
@RealAsterisk
class DirectoriesTest {

    @ParameterizedTest
    @ValueSource(strings = {"run", "log"})
    void aMissingDirectoryIsMadeAndGivenToTheUser(String name) throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path directory = asterisk.base().resolve(name);
            Machine.remove(directory);
            startsAndStops(asterisk);
            assertThat(Files.getOwner(directory).getName()).isEqualTo(AsteriskInstance.USER);
            assertThat(asterisk.log().resolve("cdr-csv")).isDirectory();
            assertThat(Files.getOwner(asterisk.log().resolve("cdr-custom")).getName())
                    .isEqualTo(AsteriskInstance.USER);
        }
    }

    @Test
    void missingParentsAreMadeButNotGivenAway() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path parent = asterisk.base().resolve("deep");
            String conf = Files.readString(asterisk.config());
            asterisk.write(asterisk.config(), conf.replace(
                    "astlogdir => " + asterisk.log(), "astlogdir => " + parent.resolve("er/log")));
            startsAndStops(asterisk);
            assertThat(Files.getOwner(parent).getName()).isEqualTo("root");
            assertThat(Files.getOwner(parent.resolve("er/log")).getName()).isEqualTo(AsteriskInstance.USER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "log"})
    void aDirectoryThatIsThereIsNotGivenAway(String name) throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path directory = asterisk.base().resolve(name);
            Machine.run("chown", "root:root", directory.toString());
            Call start = asterisk.agent().run("start").refuses(OCF_ERR_PERM);
            assertThat(start.reasons().getFirst()).contains("is not writable by asterisk: change its owner or mode");
            assertThat(Files.getOwner(directory).getName()).isEqualTo("root");
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "log", "log/cdr-csv"})
    void aFileInTheDirectoriesPlaceIsAFailure(String name) throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path place = asterisk.base().resolve(name);
            Machine.remove(place);
            asterisk.write(place, "somebody's\n");
            Call start = asterisk.agent().run("start").fails();
            assertThat(start.reasons().getFirst()).contains(name);
            assertThat(place).isRegularFile().hasContent("somebody's");
            assertThat(Files.getOwner(place).getName()).isEqualTo("root");
            assertThat(asterisk.servers()).isEmpty();
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
        }
    }

    /** The server's user may write the log directory, so it could put a link there and wait for root to follow. */
    @Test
    void aLinkOfTheUsersDoesNotGiveItTheDirectoryOfAnother() throws IOException {
        try (AsteriskInstance asterisk = AsteriskInstance.lay()) {
            Path others = Files.createDirectory(asterisk.base().resolve("others"));
            Files.createSymbolicLink(asterisk.log().resolve("cdr-csv"), others);
            Machine.run("chown", "-h", AsteriskInstance.USER, asterisk.log().resolve("cdr-csv").toString());
            asterisk.agent().run("start").endedByItself();
            assertThat(Files.getOwner(others).getName()).isEqualTo("root");
            asterisk.agent().run("stop").gives(OCF_SUCCESS);
            asterisk.leavesNothing();
        }
    }

    private static void startsAndStops(AsteriskInstance asterisk) {
        asterisk.agent().run("start").gives(OCF_SUCCESS);
        asterisk.server();
        asterisk.agent().recurring().run("monitor").gives(OCF_SUCCESS);
        asterisk.agent().run("stop").gives(OCF_SUCCESS);
        asterisk.leavesNothing();
    }
}
