package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.real.Proc;

/** Programs that are given by parameters alone, where upstream has ocf:heartbeat:anything. */
@RealService("perl")
class AnyServiceTest extends ServiceContract implements PidfileContract {

    @Override
    public Anything lay() {
        return new Anything();
    }

    @Test
    void argumentsDirectoryLogsAndUserAreTheProgramsOwn() throws Exception {
        try (Anything service = lay()) {
            Path work = Files.createDirectory(service.path("work"));
            service.parameter("cmdline_options", "'two words' $HOME;id");
            service.parameter("workdir", work);
            service.parameter("user", "nobody");
            service.parameter("monitor_hook", "true"); // nobody may not touch the file that the other looks at
            service.call().run("start").gives(OCF_SUCCESS);
            Proc program = service.main();
            assertThat(program.argv()).endsWith("two words", "$HOME;id");
            Path proc = Path.of("/proc", Integer.toString(program.pid()));
            assertThat(Files.readSymbolicLink(proc.resolve("cwd"))).isEqualTo(work);
            assertThat(Files.readString(proc.resolve("status")))
                    .containsPattern("Uid:\\s+" + Machine.run("id", "-u", "nobody").strip() + "\\s");
            Service.await("it has said its words", () -> read(service.path("err")).contains("errors"));
            assertThat(read(service.path("out"))).isEqualTo("output\n");
            assertThat(read(service.path("err"))).isEqualTo("errors\n");
            assertThat(read(service.pidfile().orElseThrow())).isEqualTo(program.pid() + "\n");
            service.call().run("stop").gives(OCF_SUCCESS);
            service.leavesNothing();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException notThere) {
            return "";
        }
    }

    @Test
    void aStubbornOneIsKilledAfterItsStopTimeout() {
        try (Anything service = lay()) {
            service.parameter("cmdline_options", "stubborn");
            service.call().run("start").gives(OCF_SUCCESS);
            Duration stop = service.call().with("stop_timeout", "1").run("stop").gives(OCF_SUCCESS).duration();
            assertThat(stop).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
            service.leavesNothing();
        }
    }

    @Test
    void theHookJudges() {
        try (Anything service = lay()) {
            service.call().run("start").gives(OCF_SUCCESS);
            service.call().recurring().with("monitor_hook", "test 1 = 2 || exit 3").run("monitor")
                    .refuses(OCF_ERR_GENERIC);
            service.call().run("stop").gives(OCF_SUCCESS);
            service.call().with("binfile", "/no/such").run("start").refuses(OCF_ERR_INSTALLED);
        }
    }

    /** A program that says a word on each of its outputs, makes a file again and again, and stays. */
    static final class Anything extends Service {

        Anything() {
            super("service");
            Path program = write("program", """
                    #!/usr/bin/perl
                    $| = 1;
                    print "output\\n";
                    print STDERR "errors\\n";
                    $SIG{TERM} = "IGNORE" if "@ARGV" eq "stubborn";
                    while (1) { open my $fresh, ">", "FOLDER/fresh" and close $fresh; select undef, undef, undef, 0.2; }
                    """.replace("FOLDER", directory().toString()));
            Machine.run("chmod", "755", program.toString());
            parameter("binfile", program);
            parameter("pidfile", path("pid"));
            parameter("logfile", path("out"));
            parameter("errlogfile", path("err"));
            parameter("monitor_hook", "rm -f " + path("fresh") + "; sleep 1; test -e " + path("fresh"));
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().getFirst().endsWith("perl");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.empty();
        }
    }
}
