package org.oscine.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;
import org.oscine.Needed;

/**
 * What no shipped service does, on services that do nothing else: processes that ignore SIGTERM, two levels of them, another
 * program among them; and a daemon that writes over its own words as soon as it runs.
 */
@Tag("real")
class ConformFamiliesTest {
    private static final List<String> FAULTS = List.of("life-cycle", "server-killed", "containers", "in-container", "other-user",
            "other-directory", "second-instance", "pager", "many-words", "server-hangs-would-end", "family-deaf", "family-outlives",
            "never-ready", "title-rewritten", "pidfile-fifo", "pidfile-directory", "pidfile-endless", "secrets", "without-ptrace",
            "descriptor-broken", "descriptor-gone");

    @ParameterizedTest
    @ValueSource(strings = {"family", "titled"})
    void theAgentOfTheEngineDoesAllAsItMust(String name) throws Exception {
        Needed.root("conform on families of processes");
        Path descriptor = Machine.project().resolve("engine/checks/src/test/resources/conform/" + name + ".yaml");
        List<String> argv = new ArrayList<>(List.of(Machine.project().resolve("oscine").toString(), "conform", descriptor.toString()));
        FAULTS.forEach(fault -> argv.addAll(List.of("--only", fault)));
        Process conform = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String text = new String(conform.getInputStream().readAllBytes());
        assertThat(conform.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(text).contains(" 0 wrong, 0 undecided");
        assertThat(conform.exitValue()).isZero();
    }
}
