package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_CONFIGURED;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;
import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.real.Proc;

/** A real Tomcat: a JVM under a start script, an environment, a user, a page that takes its time. */
@RealService("/usr/share/tomcat10/bin/catalina.sh")
class TomcatTest extends ServiceContract implements PidfileContract, ConfigurationContract {

    @Override
    public Tomcat lay() {
        return new Tomcat();
    }

    @Test
    void itsEnvironmentReachesTheJvm() throws IOException {
        try (Tomcat tomcat = lay()) {
            tomcat.parameter("catalina_opts", "-Dfirst=1 -Dsecond=2");
            tomcat.call().timeout(Duration.ofSeconds(60)).run("start").gives(OCF_SUCCESS);
            Proc jvm = tomcat.main();
            assertThat(jvm.argv()).contains("-Dname=tomcat", "-Dfirst=1", "-Dsecond=2", "-Xmx64m");
            assertThat(Files.readString(Path.of("/proc", Integer.toString(jvm.pid()), "status")))
                    .containsPattern("Uid:\\s+" + Machine.run("id", "-u", "nobody").strip() + "\\s");
            assertThat(tomcat.path("logs/catalina.out")).content().contains("Server startup");
            tomcat.call().timeout(Duration.ofSeconds(60)).run("stop").gives(OCF_SUCCESS);
            assertThat(tomcat.path("logs/catalina.out")).content().contains("Destroying ProtocolHandler");
            tomcat.leavesNothing();
        }
    }

    @Test
    void whatItCannotDoIsRefused() {
        try (Tomcat tomcat = lay()) {
            tomcat.call().with("catalina_rotate_log", "YES").run("start").refuses(OCF_ERR_CONFIGURED);
            tomcat.call().with("java_home", "/no/such").run("start").refuses(OCF_ERR_INSTALLED);
        }
    }

    /** One Tomcat of a single connector, without applications. */
    private static final class Tomcat extends Service {

        Tomcat() {
            super("tomcat");
            int port = freePort();
            for (String name : new String[] {"logs", "temp", "work"}) {
                Machine.run("install", "-d", "-o", "nobody", path(name).toString());
            }
            write("webapps/ROOT/index.html", "hello\n");
            write("conf/web.xml", """
                    <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                      <servlet>
                        <servlet-name>default</servlet-name>
                        <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
                      </servlet>
                      <servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
                    </web-app>
                    """);
            write("conf/server.xml", """
                    <Server port="-1">
                      <Service name="Catalina">
                        <Connector port="PORT" address="127.0.0.1" maxThreads="4"/>
                        <Engine name="Catalina" defaultHost="localhost">
                          <Host name="localhost" appBase="webapps" autoDeploy="false"/>
                        </Engine>
                      </Service>
                    </Server>
                    """.replace("PORT", Integer.toString(port)));
            parameter("catalina_home", "/usr/share/tomcat10");
            parameter("catalina_base", directory());
            parameter("catalina_pid", path("logs/catalina.pid"));
            parameter("java_home", System.getProperty("java.home"));
            parameter("java_opts", "-Xmx64m");
            parameter("tomcat_user", "nobody");
            parameter("statusurl", "http://127.0.0.1:" + port + "/index.html");
        }

        @Override
        boolean isOurs(Proc process) {
            return process.argv().contains("-Dcatalina.base=" + directory());
        }

        @Override
        Optional<Path> pidfile() {
            return Optional.of(path("logs/catalina.pid"));
        }

        @Override
        Optional<Path> config() {
            return Optional.of(path("conf/server.xml"));
        }
    }
}
