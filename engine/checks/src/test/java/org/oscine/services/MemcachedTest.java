package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;
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

/** A real memcached: it stays in the foreground and writes no pidfile, so its identity is the engine's. */
@RealService("memcached")
class MemcachedTest extends ServiceContract {

    @Override
    public Memcached lay() {
        return new Memcached();
    }

    @Test
    void itRunsAsItsUserWithItsLog() throws IOException {
        try (Memcached memcached = lay()) {
            memcached.call().with("options", "-vv").run("start").gives(OCF_SUCCESS);
            Path status = Path.of("/proc", Integer.toString(memcached.main().pid()), "status");
            String user = Machine.run("id", "-u", "memcache").strip();
            assertThat(Files.readString(status)).containsPattern("Uid:\\s+" + user + "\\s");
            memcached.call().with("options", "-vv").run("stop").gives(OCF_SUCCESS);
            assertThat(memcached.path("log")).content().contains("server listening");
            memcached.leavesNothing();
        }
    }

    @Test
    void aWrongPortAndAMissingUserHaveTheirCodes() {
        try (Memcached memcached = lay()) {
            memcached.call().with("port", "70000").run("start").refuses(OCF_ERR_CONFIGURED);
            memcached.call().with("user", "nobodyatall").run("start").refuses(OCF_ERR_INSTALLED);
        }
    }

    @Test
    void aPortThatIsTakenFailsTheStartAndLeavesNothing() {
        try (Memcached first = lay(); Memcached second = lay()) {
            first.call().run("start").gives(OCF_SUCCESS);
            second.parameter("port", first.parameters().get("port"));
            second.call().run("start").refuses(OCF_ERR_GENERIC);
            second.leavesNothing();
            asked(first).gives(OCF_SUCCESS);
            first.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    /** One memcached on a port of its own: a copy of the program lets the test know its process. */
    static final class Memcached extends Service {

        Memcached() {
            super("memcached");
            Path program = path("memcached");
            Machine.run("install", "-D", "-m", "755", "/usr/bin/memcached", program.toString());
            parameter("binary", program);
            parameter("port", freePort());
            parameter("log", path("log"));
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().contains("-m");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.empty();
        }

        @Override
        Optional<Path> config() {
            return Optional.empty();
        }
    }
}
