package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_PERM;
import static org.oscine.ocf.ReturnCode.OCF_NOT_RUNNING;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.real.Proc;

/** A real Postfix: its own commands, settings that postconf tells, instances whose arguments are the same. */
@RealService("/usr/sbin/postfix")
class PostfixTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Postfix lay() {
        return new Postfix();
    }

    @Test
    void whoHasNoMailQueueServiceIsNotAskedForIt() throws IOException {
        try (Postfix postfix = lay()) {
            Path services = postfix.path("etc/master.cf");
            Files.writeString(services, Files.readString(services).replaceFirst("(?m)^showq .*$", ""));
            postfix.call().run("start").gives(OCF_SUCCESS);
            postfix.call().recurring().run("monitor").gives(OCF_SUCCESS);
            postfix.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void twoInstancesAreToldApart() throws IOException {
        try (Postfix one = lay(); Postfix other = lay()) {
            one.call().run("start").gives(OCF_SUCCESS);
            Files.createDirectories(other.pidfile().orElseThrow().getParent());
            Files.writeString(other.pidfile().orElseThrow(), one.main().pid() + "\n");
            other.call().run("monitor").gives(OCF_NOT_RUNNING);
            other.call().run("stop").gives(OCF_SUCCESS);
            one.call().recurring().run("monitor").gives(OCF_SUCCESS);
            one.call().run("stop").gives(OCF_SUCCESS);
            one.leavesNothing();
        }
    }

    @Test
    void aReloadKeepsTheMaster() {
        try (Postfix postfix = lay()) {
            postfix.call().run("start").gives(OCF_SUCCESS);
            int master = postfix.main().pid();
            postfix.call().run("reload").gives(OCF_SUCCESS);
            assertThat(postfix.main().pid()).isEqualTo(master);
            postfix.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    @Test
    void itsDirectoriesAreChecked() {
        try (Postfix postfix = lay()) {
            Machine.run("chown", "root", postfix.path("data").toString());
            postfix.call().run("start").refuses(OCF_ERR_PERM);
            postfix.call().with("config_dir", postfix.path("none").toString()).run("start").refuses(OCF_ERR_INSTALLED);
        }
    }

    /** With SMTP's own words, and over TLS; without a line in the log about a lost connection. */
    @Test
    void itIsTalkedToAndLeftPolitely() throws IOException {
        try (Postfix postfix = new Postfix("mailer")) {
            int port = Service.freePort();
            int securePort = Service.freePort();
            certificate(postfix);
            Files.writeString(postfix.path("etc/master.cf"), """
                    tlsmgr unix - - n 1000? 1 tlsmgr
                    127.0.0.1:PORT inet n - n - - smtpd
                    127.0.0.1:SECURE inet n - n - - smtpd -o smtpd_tls_wrappermode=yes -o smtpd_tls_cert_file=FOLDER/cert.pem -o smtpd_tls_key_file=FOLDER/key.pem
                    """.replace("PORT", Integer.toString(port)).replace("SECURE", Integer.toString(securePort))
                    .replace("FOLDER", postfix.directory().toString()), StandardOpenOption.APPEND);
            postfix.parameter("queue", postfix.path("queue"));
            postfix.parameter("port", port);
            postfix.call().run("start").gives(OCF_SUCCESS);
            postfix.call().recurring().run("monitor").gives(OCF_SUCCESS);
            postfix.call().recurring().with("secure_port", Integer.toString(securePort))
                    .with("authority", postfix.path("cert.pem").toString()).run("monitor").gives(OCF_SUCCESS);
            assertThat(Files.readString(postfix.path("log/mail.log"))).contains("disconnect from localhost[127.0.0.1] ehlo=1 quit=1")
                    .doesNotContain("lost connection");

            String silent = postfix.call().recurring().with("expected", "^251").run("monitor").refuses(OCF_ERR_GENERIC).reasons().getFirst();
            assertThat(silent).startsWith("talk: 127.0.0.1:" + port + " did not answer '^251 ' in step 2 of 3: ");
            String plain = postfix.call().recurring().with("secure_port", Integer.toString(port))
                    .with("authority", postfix.path("cert.pem").toString()).run("monitor").refuses(OCF_ERR_GENERIC).reasons().getFirst();
            assertThat(plain).isEqualTo("secured: localhost:" + port + ": it does not speak TLS");
            postfix.call().run("stop").gives(OCF_SUCCESS);
        }
    }

    private static void certificate(Postfix postfix) {
        Machine.run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", postfix.path("key.pem").toString(),
                "-out", postfix.path("cert.pem").toString());
    }

    /** One Postfix below a directory; it delivers nothing, and leaves the machine's own alone. */
    private static final class Postfix extends Service {

        Postfix() {
            this("postfix");
        }

        /** @param agent that looks after it */
        Postfix(String agent) {
            super(agent);
            Machine.run("install", "-d", path("queue").toString(), path("log").toString());
            Machine.run("install", "-d", "-o", "postfix", path("data").toString());
            write("etc/main.cf", """
                    compatibility_level = 3.6
                    queue_directory = FOLDER/queue
                    data_directory = FOLDER/data
                    maillog_file = FOLDER/log/mail.log
                    maillog_file_prefixes = FOLDER
                    myhostname = localhost
                    inet_interfaces = 127.0.0.1
                    mydestination =
                    local_transport = error:no
                    default_transport = error:no
                    """.replace("FOLDER", directory().toString()));
            write("etc/master.cf", """
                    postlog unix-dgram n - n - 1 postlogd
                    pickup unix n - n 60 1 pickup
                    cleanup unix n - n - 0 cleanup
                    qmgr unix n - n 300 1 qmgr
                    rewrite unix - - n - - trivial-rewrite
                    bounce unix - - n - 0 bounce
                    proxymap unix - - n - - proxymap
                    showq unix n - n - - showq
                    """);
            parameter("config_dir", path("etc"));
        }

        @Override
        List<Proc> candidates() {
            return Proc.mentioning("postfix/sbin/master");
        }

        @Override
        boolean isOurs(Proc process) {
            try {
                return Files.readSymbolicLink(Path.of("/proc", Integer.toString(process.pid()), "cwd"))
                        .equals(path("queue"));
            } catch (IOException gone) {
                return false;
            }
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("queue/pid/master.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("etc/main.cf"));
        }
    }
}
