package org.oscine.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.Machine;

/**
 * oscine conform needs no words but the agent's name: the setup beside the descriptor puts a private service into
 * place. Two of its faults are enough to show that; engine/bench/faults tries them all.
 */
@RealService({"nginx", "haproxy", "postfix", "rsync", "memcached", "perl", "/usr/sbin/apache2", "curl", "/usr/sbin/slapd", "ldapsearch",
    "/usr/sbin/proftpd", "openssl", "redis-server", "redis-cli", "named", "rndc-confgen", "host", "dhcpd", "ip", "unshare",
    "/usr/share/tomcat10/bin/catalina.sh"})
class ConformSetupsTest {

    static List<String> agents() {
        return Agents.NAMES;
    }

    @ParameterizedTest
    @MethodSource("agents")
    void theSetupIsEnough(String agent) throws Exception {
        List<String> argv = new ArrayList<>(agent.equals("dhcpd") ? List.of("unshare", "--net") : List.of());
        argv.addAll(List.of(Machine.project().resolve("oscine").toString(), "conform", agent,
                "--only", "life-cycle", "--only", "server-killed"));
        Process conform = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String text = new String(conform.getInputStream().readAllBytes());
        assertThat(conform.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(text).containsPattern(agent + ": [24] right, 0 wrong, 0 undecided"); // in one mode or two
        assertThat(conform.exitValue()).isZero();
    }
}
