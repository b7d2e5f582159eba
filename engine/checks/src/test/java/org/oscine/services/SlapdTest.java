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
import org.oscine.real.Call;
import org.oscine.real.Proc;

/** A real slapd, with its configuration in a file or in a directory. */
@RealService({"/usr/sbin/slapd", "/usr/sbin/slapadd", "ldapsearch"})
class SlapdTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Slapd lay() {
        return new Slapd();
    }

    @Test
    void aDirectoryIsAsGoodAsAFile() {
        try (Slapd slapd = lay()) {
            slapd.parameter("config", slapd.path("slapd.d"));
            slapd.call().run("validate-all").gives(OCF_SUCCESS);
            slapd.call().run("start").gives(OCF_SUCCESS);
            assertThat(slapd.main().argv()).containsSequence("-F", slapd.path("slapd.d").toString());
            asked(slapd).gives(OCF_SUCCESS);
            slapd.call().run("stop").gives(OCF_SUCCESS);
            slapd.leavesNothing();
        }
    }

    @Test
    void eachDatabaseThatIsWatchedMustAnswer() {
        try (Slapd slapd = lay()) {
            slapd.write("slapd.conf", slapd.configuration() + "database mdb\nsuffix o=empty\ndirectory " + slapd.path("empty") + "\n");
            slapd.call().with("ignore_suffix", "o=empty").run("start").gives(OCF_SUCCESS);
            assertThat(slapd.call().recurring().run("monitor").refuses(OCF_ERR_GENERIC).reasons().getFirst())
                    .startsWith("suffix o=empty: ldapsearch exited with 32");
            slapd.call().recurring().with("ignore_suffix", "o=more o=empty").run("monitor").gives(OCF_SUCCESS);
            slapd.call().recurring().with("watch_suffix", "o=test").run("monitor").gives(OCF_SUCCESS);
            slapd.call().recurring().with("watch_suffix", "o=test o=empty").run("monitor").refuses(OCF_ERR_GENERIC);
            slapd.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void thePasswordIsSeenByNobody() throws IOException {
        try (Slapd slapd = lay()) {
            Path spy = slapd.write("spy", """
                    #!/bin/sh
                    echo "$@" >>FOLDER/arguments
                    env >>FOLDER/arguments
                    exec ldapsearch "$@"
                    """.replace("FOLDER", slapd.directory().toString()));
            Machine.run("chmod", "755", spy.toString());
            slapd.parameter("ldapsearch", spy);
            slapd.parameter("bind_dn", "cn=admin,o=test");
            slapd.call().with("password", "open sesame").run("start").gives(OCF_SUCCESS);
            Call wrong = slapd.call().recurring().with("password", "simsalabim").run("monitor");
            assertThat(wrong.exit()).isEqualTo(OCF_ERR_CONFIGURED.number());
            assertThat(wrong.stderr() + Files.readString(slapd.path("arguments"))).contains("cn=admin,o=test")
                    .doesNotContain("simsalabim").doesNotContain("sesame");
            slapd.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void aPortThatIsTakenFailsTheStartAndLeavesNothing() {
        try (Slapd first = lay(); Slapd second = lay()) {
            first.call().run("start").gives(OCF_SUCCESS);
            second.parameter("services", first.parameters().get("services"));
            second.call().run("start").refuses(OCF_ERR_GENERIC);
            second.leavesNothing();
            asked(first).gives(OCF_SUCCESS);
            first.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        try (Slapd slapd = lay()) {
            slapd.call().with("config", slapd.path("none").toString()).run("validate-all").refuses(OCF_ERR_INSTALLED);
            slapd.call().with("user", "nobodyatall").run("validate-all").refuses(OCF_ERR_INSTALLED);
            slapd.call().with("ldapsearch", slapd.path("none").toString()).run("validate-all").refuses(OCF_ERR_INSTALLED);
            slapd.write("slapd.conf", "nonsense\n");
            assertThat(slapd.call().run("start").refuses(OCF_ERR_GENERIC).reasons().getFirst()).startsWith("start: slapd exited with 1");
        }
    }

    /** One slapd below a directory. */
    private static final class Slapd extends Service {

        Slapd() {
            super("slapd");
            write("slapd.conf", configuration());
            write("test.ldif", "dn: o=test\nobjectClass: organization\no: test\n");
            Machine.run("install", "-d", "-o", "openldap", "-g", "openldap", path("db").toString(), path("empty").toString(),
                    path("slapd.d").toString(), path("run").toString());
            Machine.run("slapadd", "-f", path("slapd.conf").toString(), "-l", path("test.ldif").toString());
            Machine.run("slaptest", "-f", path("slapd.conf").toString(), "-F", path("slapd.d").toString());
            Machine.run("chown", "-R", "openldap:openldap", path("db").toString(), path("slapd.d").toString());
            parameter("config", path("slapd.conf"));
            parameter("user", "openldap");
            parameter("group", "openldap");
            parameter("services", "ldap://127.0.0.1:" + freePort());
        }

        String configuration() {
            return """
                    include /etc/ldap/schema/core.schema
                    pidfile FOLDER/run/slapd.pid
                    modulepath /usr/lib/ldap
                    moduleload back_mdb
                    database mdb
                    suffix "o=test"
                    rootdn "cn=admin,o=test"
                    rootpw "open sesame"
                    directory FOLDER/db
                    """.replace("FOLDER", directory().toString());
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().contains("-h");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("run/slapd.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("slapd.conf"));
        }
    }
}
