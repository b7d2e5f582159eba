package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_ARGS;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.real.AgentCall;
import org.oscine.real.Proc;

/** A real Apache, whose pidfile is in a variable that a shell file sets, as on Debian. */
@RealService("/usr/sbin/apache2")
class ApacheTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Apache lay() {
        return new Apache();
    }

    @Test
    void theLevelsAskMoreAndMore() {
        try (Apache apache = lay()) {
            apache.call().run("start").gives(OCF_SUCCESS);
            level(apache, 10).with("testurl", "/server-status?auto").with("testregex10", "^scoreboard: ").run("monitor").gives(OCF_SUCCESS);
            level(apache, 10).with("testurl", "/nothing").with("testregex10", "scoreboard").run("monitor").refuses(OCF_ERR_GENERIC);
            level(apache, 0).with("testurl", "/nothing").with("testregex", "server status").run("monitor").gives(OCF_SUCCESS);
            level(apache, 0).with("statusurl", apache.url() + "/nothing").run("monitor").refuses(OCF_ERR_GENERIC);
            Path test = apache.write("test.conf", """
                    test one
                    url %s/private
                    user admin
                    password %s
                    match total accesses
                    end
                    """.formatted(apache.url(), "sesame"));
            level(apache, 10).with("testconffile", test.toString()).run("monitor").gives(OCF_SUCCESS);
            apache.write("test.conf", "url " + apache.url() + "/private\nmatch total\nuser admin\npassword simsalabim\n");
            assertThat(level(apache, 10).with("testconffile", test.toString()).run("monitor").refuses(OCF_ERR_GENERIC).reasons().getFirst())
                    .contains("401").doesNotContain("simsalabim");
            apache.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    private static AgentCall level(Apache apache, int level) {
        return apache.call().recurring().environment("OCF_CHECK_LEVEL", Integer.toString(level));
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        try (Apache apache = lay()) {
            apache.call().with("configfile", apache.path("none").toString()).run("validate-all").refuses(OCF_ERR_INSTALLED);
            apache.call().with("testconffile", apache.path("none").toString()).run("validate-all").refuses(OCF_ERR_INSTALLED);
            apache.configure("Nonsense on");
            assertThat(apache.call().run("start").refuses(OCF_ERR_GENERIC).reasons().getFirst()).contains("Syntax error on line");
            assertThat(apache.call().run("validate-all").refuses(OCF_ERR_ARGS).reasons().getFirst())
                    .startsWith("syntax: apache2 exited with 1"); // its directories are there now
            apache.configure("");
            apache.write("envvars", "if\n");
            assertThat(apache.call().run("start").fails().reasons().getFirst()).contains("environment-from");
        }
    }

    @Test
    void aPortThatIsTakenFailsTheStartAndLeavesNothing() {
        try (Apache first = lay(); Apache second = lay()) {
            second.port = first.port;
            second.configure("");
            failsBeside(first, second);
        }
    }

    @Test
    void withoutAPidfileInItsConfigurationItHasItsOwn() {
        try (Apache apache = lay()) {
            apache.write("envvars", "export APACHE_RUN_DIR=" + apache.path("run") + "\n");
            apache.pidfile = "";
            apache.configure("");
            apache.call().run("start").gives(OCF_SUCCESS);
            Path pidfile = Path.of("/run/apache-" + apache.instance() + ".pid");
            assertThat(pidfile).content().isEqualTo(apache.main().pid() + "\n");
            apache.call().run("stop").gives(OCF_SUCCESS);
            apache.leavesNothing();
            assertThat(Files.exists(pidfile)).isFalse();
        }
    }

    /** One Apache below a directory. */
    private static final class Apache extends Service {
        private int port = freePort();
        private String pidfile = "PidFile ${APACHE_PID_FILE}";

        Apache() {
            super("apache");
            write("envvars", """
                    export APACHE_RUN_DIR=FOLDER/run
                    export APACHE_PID_FILE=FOLDER/run/apache.pid
                    """.replace("FOLDER", directory().toString()));
            write("users", "admin:{SHA}" + Base64.getEncoder().encodeToString(sha1("sesame")) + "\n");
            configure("");
            parameter("configfile", path("apache.conf"));
            parameter("envfiles", path("envvars"));
        }

        void configure(String more) {
            write("apache.conf", """
                    ServerName localhost
                    LoadModule mpm_prefork_module /usr/lib/apache2/modules/mod_mpm_prefork.so
                    LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
                    LoadModule authn_file_module /usr/lib/apache2/modules/mod_authn_file.so
                    LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                    LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
                    LoadModule auth_basic_module /usr/lib/apache2/modules/mod_auth_basic.so
                    LoadModule status_module /usr/lib/apache2/modules/mod_status.so
                    DefaultRuntimeDir ${APACHE_RUN_DIR}
                    PIDFILE
                    ErrorLog FOLDER/error.log
                    User www-data
                    Group www-data
                    DocumentRoot FOLDER
                    Listen 127.0.0.1:PORT
                    StartServers 1
                    <Location /server-status>
                      SetHandler server-status
                    </Location>
                    <Location /private>
                      SetHandler server-status
                      AuthType Basic
                      AuthName private
                      AuthUserFile FOLDER/users
                      Require valid-user
                    </Location>
                    MORE
                    """.replace("FOLDER", directory().toString()).replace("PORT", Integer.toString(port))
                    .replace("PIDFILE", pidfile).replace("MORE", more));
        }

        private static byte[] sha1(String word) {
            try {
                return MessageDigest.getInstance("SHA-1").digest(word.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().contains("-DSTATUS") && !process.argv().contains("-t");
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("run/apache.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("apache.conf"));
        }
    }
}
