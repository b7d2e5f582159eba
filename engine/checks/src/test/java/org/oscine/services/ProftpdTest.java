package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.real.Call;
import org.oscine.real.Proc;

/** A real ProFTPD, whose title hides its arguments. */
@RealService({"/usr/sbin/proftpd", "curl", "openssl"})
class ProftpdTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Proftpd lay() {
        return new Proftpd();
    }

    @Override
    int askingLevel() {
        return 10;
    }

    @Test
    void thePasswordIsSeenByNobody() throws IOException {
        try (Proftpd proftpd = lay()) {
            Path spy = proftpd.write("spy", """
                    #!/bin/sh
                    echo "$@" >>FOLDER/arguments
                    env >>FOLDER/arguments
                    exec curl "$@"
                    """.replace("FOLDER", proftpd.directory().toString()));
            Machine.run("chmod", "755", spy.toString());
            proftpd.parameter("curl_binary", spy);
            proftpd.call().run("start").gives(OCF_SUCCESS);
            asked(proftpd).gives(OCF_SUCCESS);
            Call wrong = proftpd.call().recurring().with("test_pass", "simsalabim").environment("OCF_CHECK_LEVEL", "10").run("monitor");
            assertThat(wrong.refuses(OCF_ERR_GENERIC).reasons().getFirst()).startsWith("address: spy exited with 67");
            assertThat(wrong.stderr() + Files.readString(proftpd.path("arguments"))).contains("ftp://127.0.0.1")
                    .doesNotContain("simsalabim").doesNotContain("sesame");
            proftpd.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    /** Both have the same title and user. */
    @Test
    void twoKnowNothingOfEachOther() {
        try (Proftpd first = lay(); Proftpd second = lay()) {
            first.call().run("start").gives(OCF_SUCCESS);
            second.call().run("monitor").gives(OCF_NOT_RUNNING);
            second.call().run("start").gives(OCF_SUCCESS);
            first.call().run("stop").gives(OCF_SUCCESS);
            first.leavesNothing();
            asked(second).gives(OCF_SUCCESS);
            second.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void aPortThatIsTakenFailsTheStartAndLeavesNothing() {
        try (Proftpd first = lay(); Proftpd second = lay()) {
            second.port = first.port;
            second.configure("");
            failsBeside(first, second);
        }
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        try (Proftpd proftpd = lay()) {
            proftpd.call().with("conffile", proftpd.path("none").toString()).run("validate-all").refuses(OCF_ERR_INSTALLED);
            proftpd.call().with("curl_binary", proftpd.path("none").toString()).run("validate-all").refuses(OCF_ERR_INSTALLED);
            proftpd.call().with("test_pass", "\"\noutput = /etc/passwd").run("start").refuses(OCF_ERR_CONFIGURED);
            proftpd.configure("Nonsense on");
            assertThat(proftpd.call().run("start").refuses(OCF_ERR_ARGS).reasons().getFirst()).startsWith("syntax: proftpd exited with 1");
        }
    }

    /** One ProFTPD below a directory: a copy of the program lets the test know its process. */
    private static final class Proftpd extends Service {
        private int port = freePort();

        Proftpd() {
            super("proftpd");
            Machine.run("install", "-D", "-m", "755", "/usr/sbin/proftpd", path("proftpd").toString());
            write("data/file", "content\n");
            write("users", "test:" + Machine.run("openssl", "passwd", "-6", "sesame").strip() + ":65534:65534::" + path("data") + ":/bin/false\n");
            Machine.run("chmod", "600", path("users").toString());
            configure("");
            parameter("binary", path("proftpd"));
            parameter("conffile", path("proftpd.conf"));
            parameter("pidfile", path("proftpd.pid"));
            parameter("curl_url", "ftp://127.0.0.1:" + port + "/");
            parameter("test_pass", "sesame");
        }

        void configure(String more) {
            write("proftpd.conf", """
                    ServerName test
                    ServerType standalone
                    Port PORT
                    DefaultAddress 127.0.0.1
                    UseIPv6 off
                    SocketBindTight on
                    PidFile FOLDER/proftpd.pid
                    ScoreboardFile FOLDER/scoreboard
                    SystemLog FOLDER/log
                    WtmpLog off
                    DelayEngine off
                    User proftpd
                    Group nogroup
                    AuthUserFile FOLDER/users
                    AuthOrder mod_auth_file.c
                    RequireValidShell off
                    MORE
                    """.replace("FOLDER", directory().toString()).replace("PORT", Integer.toString(port)).replace("MORE", more));
        }

        /** None mentions the directory in its title. */
        @Override
        List<Proc> candidates() {
            return Proc.all().stream().filter(this::isOurs).toList();
        }

        @Override
        boolean isOurs(Proc process) {
            try {
                return Files.readSymbolicLink(Path.of("/proc", Integer.toString(process.pid()), "exe")).equals(path("proftpd"));
            } catch (IOException gone) {
                return false;
            }
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("proftpd.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("proftpd.conf"));
        }
    }
}
