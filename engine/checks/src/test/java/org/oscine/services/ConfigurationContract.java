package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.oscine.real.Call;

/** What holds for every service that has a configuration file. */
interface ConfigurationContract {

    /** Lays down a service of the test's own. */
    Service lay();

    /** Whether it works on when its configuration is taken away. */
    default boolean worksWithoutItsConfiguration() {
        return true;
    }

    @Test
    default void theConfigurationMayBeGoneAtTheStopAndInAProbe() throws IOException {
        try (Service service = lay()) {
            Path config = service.config().orElseThrow();
            service.call().run("start").gives(OCF_SUCCESS);
            Files.move(config, config.resolveSibling("away"));
            Call monitor = service.call().recurring().run("monitor");
            if (worksWithoutItsConfiguration()) {
                monitor.gives(OCF_SUCCESS);
            } else {
                monitor.fails();
            }
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("stop").gives(OCF_SUCCESS);
            assertThat(service.call().run("start").saysWhy().exit()).isNotZero();
            service.leavesNothing();
        }
    }
}
