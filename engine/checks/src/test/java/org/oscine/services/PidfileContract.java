package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oscine.real.Decoy;
import org.oscine.real.Proc;

/** What holds for every service that writes a pidfile. */
interface PidfileContract {

    /** Lays down a service of the test's own. */
    Service lay();

    @Test
    default void aPidfileIsAHintAndNoProof() throws IOException {
        try (Service service = lay(); Decoy stranger = Decoy.stranger()) {
            Path pidfile = service.pidfile().orElseThrow();
            service.call().run("start").gives(OCF_SUCCESS);
            Proc main = service.main();
            for (String content : List.of("", "garbage\n", "-1\n", stranger.pid() + "\n")) {
                Files.writeString(pidfile, content);
                staysInHand(service, main);
            }
            Files.delete(pidfile);
            staysInHand(service, main);

            ServiceContract.kill(main);
            Files.writeString(pidfile, stranger.pid() + "\n");
            assertThat(service.call().recurring().run("monitor").saysWhy().exit()).isNotZero();
            service.call().run("stop").gives(OCF_SUCCESS);
            stranger.lives();
            service.leavesNothing();
        }
    }

    private static void staysInHand(Service service, Proc main) {
        service.call().recurring().run("monitor").gives(OCF_SUCCESS);
        service.call().run("start").gives(OCF_SUCCESS);
        assertThat(service.main().pid()).isEqualTo(main.pid());
    }
}
