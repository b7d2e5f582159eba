package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Machine;
import org.oscine.real.AgentCall;
import org.oscine.real.Call;
import org.oscine.real.Proc;

/** A stop ends all that the start began, and no monitor says "not running" of what is left. */
@RealService({"gcc", "unshare", "nsenter"})
class FamiliesTest {

    @ParameterizedTest
    @ValueSource(strings = {"-workers", "-grow", "-stray", "-tough"})
    void allThatItForkedEndsWithIt(String habit) {
        try (Daemon service = new Daemon("daemon", habit)) {
            service.call().run("start").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    /** Whatever else a dead main process has left, it is not "not running", and a stop ends it. */
    @ParameterizedTest
    @ValueSource(strings = {"-workers", "-grow", "-stray"})
    void whatADeadOneLeavesIsItsOwn(String habit) {
        try (Daemon service = new Daemon("inplace", habit)) {
            service.call().run("start").gives(OCF_SUCCESS);
            Service.await("it has forked", () -> service.processes().size() > 1);
            ServiceContract.kill(service.main());
            service.call().recurring().run("monitor").refuses(OCF_ERR_GENERIC);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
        }
    }

    /** Its workers have its argv, and a daemon that forks twice does not lead their session. */
    @Test
    void theWorkersOfADeadDaemonAreNotTheDaemon() {
        try (Daemon service = new Daemon("daemon", "-workers")) {
            service.call().run("start").gives(OCF_SUCCESS);
            ServiceContract.kill(service.main());
            service.call().recurring().run("monitor").refuses(OCF_ERR_GENERIC);
            service.call().run("start").refuses(OCF_ERR_GENERIC);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    @Test
    void theServerOfADeadWrapperIsItsOwn() {
        try (Daemon service = new Daemon("inplace", "-server", "/bin/sleep", "3600")) {
            service.call().run("start").gives(OCF_SUCCESS);
            Service.await("its server runs", () -> service.processes().size() == 2);
            ServiceContract.kill(service.main());
            service.call().recurring().run("monitor").refuses(OCF_ERR_GENERIC);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    @Test
    void aWrapperThatBecomesItsServerIsKnownAlsoWithoutANote() {
        try (Daemon service = new Daemon("inplace", "-exec", "/bin/sleep", "3600")) {
            service.call().run("start").gives(OCF_SUCCESS);
            Service.await("it is another program", () -> service.processes().getFirst().argv().contains("3600"));
            service.call().recurring().run("monitor").gives(OCF_SUCCESS);
            service.forget();
            service.call().run("monitor").gives(OCF_SUCCESS);
            service.call().run("start").gives(OCF_SUCCESS);
            assertThat(service.processes()).hasSize(1);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "nobody"})
    void oneWithATitleIsKnownAlsoWithoutANote(String user) {
        try (Daemon service = new Daemon("titled", "-title", "daemon: serving all of it")) {
            service.parameter("user", user);
            service.call().run("start").gives(OCF_SUCCESS);
            Service.await("it has its title", () -> service.main().argv().getFirst().equals("daemon: serving all of it"));
            Proc main = service.main();
            service.call().recurring().run("monitor").gives(OCF_SUCCESS);
            service.forget();
            service.call().run("monitor").gives(OCF_SUCCESS);
            service.call().run("start").gives(OCF_SUCCESS);
            assertThat(service.main().pid()).isEqualTo(main.pid());
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    /** It can end as it was asked to only when it is woken: else it would take its share of the stop's time. */
    @ParameterizedTest
    @ValueSource(strings = {"daemon", "inplace"})
    void oneThatASignalHasStoppedIsWokenToEnd(String agent) {
        try (Daemon service = new Daemon(agent)) {
            service.call().run("start").gives(OCF_SUCCESS);
            Proc main = service.main();
            Proc.signal("STOP", main.pid());
            Service.await("it is stopped", () -> Proc.alive(main.pid()).orElseThrow().state() == 'T');
            AgentCall.Running stop = service.call().begin("stop");
            Service.await("it has ended", () -> Proc.alive(main.pid()).isEmpty());
            Call ended = stop.await();
            ended.gives(OCF_SUCCESS);
            assertThat(ended.stderr() + ended.stdout()).doesNotContain("SIGKILL");
            assertThat(ended.duration()).isLessThan(Duration.ofSeconds(8)); // which is the share of its first step
            service.leavesNothing();
        }
    }

    /**
     * In pids of its own, whose end is the swarm's: nothing else would catch it if the engine did not. More than once, since
     * whoever is listed has often ended before he is looked at.
     */
    @RepeatedTest(5)
    void aSwarmIsEndedByItsControlGroup() throws Exception {
        try (Daemon service = new Daemon("daemon", "-swarm");
                Container container = Container.of(List.of("--mount", "--pid", "--mount-proc"), "mount -t tmpfs run /run")) {
            call(service, container).run("start").gives(OCF_SUCCESS);
            Call stop = call(service, container).run("stop").endedByItself();
            boolean grouped = Files.readString(Path.of("/proc/mounts")).contains(" cgroup2 ");
            if (grouped) {
                stop.gives(OCF_SUCCESS);
                assertThat(members(service, container)).as("what is left of the swarm").isEmpty();
            }
        }
    }

    @Test
    void theGroupOfAFormerStartGoesWithTheNext() {
        try (Daemon service = new Daemon("daemon")) {
            service.call().run("start").gives(OCF_SUCCESS);
            ServiceContract.kill(service.main());
            service.forget();
            service.call().run("start").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            assertThat(Machine.run("find", "/sys/fs/cgroup", "-maxdepth", "3", "-name", "daemon-" + service.instance() + "-*"))
                    .as("control groups left").isEmpty();
        }
    }

    /** Sessions and marks lose what forks faster than one can look; that stop may fail, but it ends, and says why. */
    @Test
    void withoutAControlGroupAStopOfASwarmEndsInTime() {
        try (Daemon service = new Daemon("daemon", "-swarm");
                Container container = Container.of(List.of("--mount", "--pid", "--mount-proc"), WITHOUT_GROUPS)) {
            call(service, container).run("start").gives(OCF_SUCCESS);
            Call stop = call(service, container).run("stop").endedByItself();
            assertThat(stop.exit()).isIn(OCF_SUCCESS.number(), OCF_ERR_GENERIC.number());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-workers", "-grow", "-stray"})
    void withoutAControlGroupAllThatItForkedEndsWithIt(String habit) {
        try (Daemon service = new Daemon("daemon", habit);
                Container container = Container.of(List.of("--mount", "--pid", "--mount-proc"), WITHOUT_GROUPS)) {
            call(service, container).run("start").gives(OCF_SUCCESS);
            call(service, container).run("stop").gives(OCF_SUCCESS);
            assertThat(members(service, container)).as("what is left").isEmpty();
        }
    }

    private static final String WITHOUT_GROUPS = """
            mount -t tmpfs run /run
            mount -t tmpfs none /sys/fs/cgroup
            """;

    private static AgentCall call(Daemon service, Container container) {
        return service.call().through(container.way("--mount", "--pid"));
    }

    private static List<Proc> members(Daemon service, Container container) {
        return Proc.all().stream()
                .filter(process -> process.runs(service.program()) && Kin.isIn(process.pid(), container.pid())).toList();
    }
}
