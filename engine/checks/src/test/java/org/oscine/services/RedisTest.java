package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.real.AgentCall;
import org.oscine.real.Call;
import org.oscine.real.Proc;

/** A real Redis: it writes a title over its argv, answers on a Unix socket, and may want a password. */
@RealService({"redis-server", "redis-cli"})
class RedisTest extends ServiceContract implements PidfileContract, ConfigurationContract {
    private static final String PASSWORD = "not to be seen 7";

    @Override
    public Redis lay() {
        return new Redis();
    }

    @Test
    void aPasswordOfTheConfigurationWorksAndIsNeverShown() {
        try (Redis redis = lay()) {
            redis.configure("requirepass \"" + PASSWORD + "\"\n");
            List<Call> calls = new ArrayList<>();
            for (String action : List.of("validate-all", "start", "monitor", "status", "stop")) {
                calls.add(traced(redis).run(action).gives(OCF_SUCCESS));
            }
            redis.call().run("start").gives(OCF_SUCCESS);
            redis.configure("requirepass another\n"); // which this server does not know yet
            calls.add(traced(redis).recurring().run("monitor").gives(OCF_SUCCESS));
            Machine.run("env", "REDISCLI_AUTH=" + PASSWORD, "redis-cli", "-s", redis.path("run/redis.sock").toString(),
                    "config", "set", "requirepass", "another");
            calls.add(traced(redis).recurring().run("monitor").refuses(OCF_ERR_GENERIC));
            redis.call().run("stop").gives(OCF_SUCCESS);
            for (Call call : calls) {
                assertThat(call.stdout() + call.stderr()).doesNotContain(PASSWORD);
            }
            redis.leavesNothing();
        }
    }

    private static AgentCall traced(Redis redis) {
        return redis.call().environment("OCF_TRACE_RA", "1").environment("HA_debug", "1");
    }

    @Test
    void aDumpOfNoBytesIsRemovedAndAnotherIsLoaded() throws IOException {
        try (Redis redis = lay()) {
            Path dump = redis.write("data/dump.rdb", "");
            redis.call().run("start").gives(OCF_SUCCESS);
            redis.ask("set", "key", "kept");
            redis.call().run("stop").gives(OCF_SUCCESS);
            assertThat(Files.size(dump)).isPositive();
            redis.call().run("start").gives(OCF_SUCCESS);
            assertThat(redis.ask("get", "key")).contains("kept");
            redis.call().run("stop").gives(OCF_SUCCESS);
            redis.leavesNothing();
        }
    }

    @Test
    void aPortThatIsTakenFailsTheStartAndLeavesNothing() {
        try (Redis first = lay(); Redis second = lay()) {
            first.call().run("start").gives(OCF_SUCCESS);
            second.takePortOf(first);
            second.call().timeout(Duration.ofSeconds(20)).run("start").refuses(OCF_ERR_GENERIC);
            second.leavesNothing();
            asked(first).gives(OCF_SUCCESS);
            first.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void twoServersLeaveEachOtherAlone() {
        twoLeaveEachOtherAlone();
    }

    @Test
    void whatIsMissingOrBelongsToPromotionIsRefused() {
        try (Redis redis = lay()) {
            redis.call().with("client_bin", "/nowhere/redis-cli").run("validate-all").refuses(OCF_ERR_INSTALLED);
            redis.call().with("bin", "/nowhere/redis-server").run("start").refuses(OCF_ERR_INSTALLED);
            redis.call().with("user", "nobodyatall").run("validate-all").refuses(OCF_ERR_INSTALLED);
            redis.call().with("tunnel_port_map", "a:1;b:2").run("validate-all").refuses(OCF_ERR_CONFIGURED);
            redis.configure("nonsense yes\n");
            assertThat(redis.call().run("start").refuses(OCF_ERR_GENERIC).reasons().getFirst())
                    .startsWith("start: redis-server exited with 1");
        }
    }

    @Test
    void oneThatTheShellAgentHasStartedIsAdopted() {
        try (Redis redis = lay()) {
            redis.startAsUpstreamDoes();
            Proc server = redis.main();
            redis.call().run("start").gives(OCF_SUCCESS);
            assertThat(redis.main().pid()).isEqualTo(server.pid());
            redis.call().run("stop").gives(OCF_SUCCESS);
            redis.leavesNothing();
        }
    }

    /** One Redis below a directory: a copy of the program lets the test know its process. */
    static final class Redis extends Service {
        private int port = freePort();

        Redis() {
            super("redis");
            Machine.run("install", "-D", "-m", "755", "/usr/bin/redis-server", path("redis-server").toString());
            Machine.run("install", "-d", "-o", "redis", path("data").toString(), path("run").toString());
            configure("");
            parameter("bin", path("redis-server"));
            parameter("config", path("redis.conf"));
            parameter("rundir", path("run"));
        }

        void configure(String more) {
            write("redis.conf", "bind 127.0.0.1\nport " + port + "\ndir " + path("data") + "\nlogfile " + path("data/log")
                    + "\nsave 3600 1\n" + more);
        }

        void takePortOf(Redis other) {
            port = other.port;
            configure("");
        }

        String ask(String... words) {
            List<String> argv = new ArrayList<>(List.of("redis-cli", "-s", path("run/redis.sock").toString()));
            argv.addAll(List.of(words));
            return Machine.run(argv.toArray(String[]::new));
        }

        void startAsUpstreamDoes() {
            Machine.run("setpriv", "--reuid", "redis", "--clear-groups", path("redis-server").toString(), path("redis.conf").toString(),
                    "--daemonize", "yes", "--unixsocket", path("run/redis.sock").toString(),
                    "--pidfile", path("run/redis-server.pid").toString());
            await("its pidfile is there", () -> Files.exists(path("run/redis-server.pid")));
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().getFirst().startsWith(path("redis-server").toString());
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("run/redis-server.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("redis.conf"));
        }

        @Override
        List<Path> leftovers() {
            return List.of(path("run/redis.sock"));
        }
    }
}
