package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.oscine.Machine;
import org.oscine.real.Proc;

/** Processes that are like the service's in all but one thing, and so none of its. */
@RealService({"gcc", "perl"})
class LookAlikesTest {

    /** What is not the same. */
    enum Difference {
        ANOTHER_USER,
        ANOTHER_DIRECTORY,
        MORE_WORDS,
        FEWER_WORDS
    }

    @ParameterizedTest
    @EnumSource
    void whoeverDiffersInOneThingIsSomebodyElse(Difference difference) throws Exception {
        try (Daemon service = new Daemon("inplace", "-x", "two words")) {
            Process other = likeIt(service, difference);
            Service.await("the other runs", () -> Proc.alive((int) other.pid()).filter(it -> it.runs(service.program())).isPresent());
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.call().run("start").gives(OCF_SUCCESS);
            Proc main = service.main();
            assertThat(main.pid()).isNotEqualTo((int) other.pid());
            ServiceContract.kill(main);
            service.call().recurring().run("monitor").gives(OCF_NOT_RUNNING);
            service.forget();
            service.call().recurring().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("start").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            assertThat(other.isAlive()).as("the other lives").isTrue();
            service.leavesNothing();
        }
    }

    private static Process likeIt(Daemon service, Difference difference) throws Exception {
        String program = service.program().toString();
        return switch (difference) {
            case ANOTHER_USER -> service.bystander("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups",
                    program, "-x", "two words");
            case ANOTHER_DIRECTORY -> service.bystander(Files.createDirectory(service.path("elsewhere")), program, "-x", "two words");
            case MORE_WORDS -> service.bystander(program, "-x", "two words", "more");
            case FEWER_WORDS -> service.bystander(program, "-x");
        };
    }

    @Test
    void whoShowsOrTracesAScriptIsNotTheScript() throws Exception {
        try (Daemon service = new Daemon("inplace")) {
            Path script = service.write("script", "#!/bin/sh\nwhile :; do sleep 0.5; done\n");
            Machine.run("chmod", "755", script.toString());
            service.parameter("program", script);
            List<Process> readers = new ArrayList<>();
            for (List<String> argv : List.of(List.of("tail", "-f", script.toString()),
                    List.of("sh", "-x", script.toString()), List.of("sh", "-c", "read x; : " + script, script.toString()),
                    List.of("perl", "-e", "sleep 600", script.toString()))) {
                readers.add(service.bystander(argv.toArray(String[]::new)));
            }
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            service.call().run("start").gives(OCF_SUCCESS);
            service.call().recurring().run("monitor").gives(OCF_SUCCESS);
            service.forget();
            service.call().run("monitor").gives(OCF_SUCCESS);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.call().run("monitor").gives(OCF_NOT_RUNNING);
            for (Process reader : readers) {
                assertThat(reader.isAlive()).as("who reads the script lives").isTrue();
            }
        }
    }

    @Test
    void instancesThatDifferByTheirDirectoryHaveAProcessEach() {
        try (AnyServiceTest.Anything one = new AnyServiceTest.Anything(); AnyServiceTest.Anything two = new AnyServiceTest.Anything()) {
            two.parameter("binfile", one.path("program"));
            one.parameter("workdir", one.directory());
            two.parameter("workdir", two.directory());
            liveApart(one, two);
        }
    }

    @Test
    void instancesThatDifferByTheirUserHaveAProcessEach() {
        try (AnyServiceTest.Anything one = new AnyServiceTest.Anything(); AnyServiceTest.Anything two = new AnyServiceTest.Anything()) {
            two.parameter("binfile", one.path("program"));
            one.parameter("user", "nobody");
            two.parameter("user", "memcache");
            liveApart(one, two);
        }
    }

    /** The second's process mentions the directory of the first, whose program it is: both are counted there. */
    private static void liveApart(AnyServiceTest.Anything one, AnyServiceTest.Anything two) {
        one.parameter("monitor_hook", "true");
        two.parameter("monitor_hook", "true");
        one.call().run("start").gives(OCF_SUCCESS);
        two.call().run("monitor").gives(OCF_NOT_RUNNING);
        two.call().run("start").gives(OCF_SUCCESS);
        assertThat(one.mains()).hasSize(2);
        one.call().run("stop").gives(OCF_SUCCESS);
        one.call().run("monitor").gives(OCF_NOT_RUNNING);
        two.call().recurring().run("monitor").gives(OCF_SUCCESS);
        assertThat(one.mains()).hasSize(1);
        one.call().run("start").gives(OCF_SUCCESS);
        two.call().run("stop").gives(OCF_SUCCESS);
        one.call().recurring().run("monitor").gives(OCF_SUCCESS);
        one.call().run("stop").gives(OCF_SUCCESS);
        assertThat(one.mains()).isEmpty();
    }
}
