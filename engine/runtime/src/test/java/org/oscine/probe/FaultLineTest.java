package org.oscine.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real programs print when they fail, and the line that says why. */
class FaultLineTest {

    @Test
    void haproxySaysFirstWhoItIs() {
        assertThat(FaultLine.of("""
                [NOTICE]   (8563) : haproxy version is 2.6.12-1+deb12u3
                [NOTICE]   (8563) : path to executable is /usr/sbin/haproxy
                [WARNING]  (8563) : config : missing timeouts for frontend 'x': may cause errors
                [ALERT]    (8563) : config : parsing [ha.cfg:2] : unknown keyword 'foo' in 'global' section
                [ALERT]    (8563) : config : Error(s) found in configuration file : ha.cfg
                [ALERT]    (8563) : config : Fatal errors found in configuration.
                """)).isEqualTo("[ALERT]    (8563) : config : parsing [ha.cfg:2] : unknown keyword 'foo' in 'global' section");
    }

    @Test
    void nginxSaysOfLessBefore() {
        assertThat(FaultLine.of("""
                nginx: [alert] could not open error log file: open() "/var/log/nginx/error.log" failed (13: Permission denied)
                nginx: [warn] the "user" directive makes sense only if the master process runs with super-user privileges
                nginx: [emerg] unknown directive "foo" in /etc/nginx/nginx.conf:2
                nginx: configuration file /etc/nginx/nginx.conf test failed
                """)).isEqualTo("nginx: [emerg] unknown directive \"foo\" in /etc/nginx/nginx.conf:2");
        assertThat(FaultLine.of("""
                nginx: the configuration file n2.conf syntax is ok
                2026/11/29 15:37:47 [emerg] 8572#8572: bind() to 10.0.0.7:81 failed (99: Cannot assign requested address)
                nginx: configuration file n2.conf test failed
                """)).startsWith("2026/11/29 15:37:47 [emerg] 8572#8572: bind() to 10.0.0.7:81 failed");
    }

    @Test
    void dhcpdSaysFirstWhoItIsAndThenWhatIsWrong() {
        assertThat(FaultLine.of("""
                Internet Systems Consortium DHCP Server 4.4.3-P1
                Copyright 2004-2022 Internet Systems Consortium.
                All rights reserved.
                For info, please visit https://www.isc.org/software/dhcp/
                /etc/dhcp/dhcpd.conf line 1: semicolon expected.
                nonsense here
                          ^
                Configuration file errors encountered -- exiting

                If you think you have received this message due to a bug rather
                than a configuration issue please read the section on submitting
                bugs on either our web page at www.isc.org or in the README file
                before submitting a bug.

                exiting.
                """)).isEqualTo("/etc/dhcp/dhcpd.conf line 1: semicolon expected.");
        assertThat(FaultLine.of("""
                No subnet declaration for eth0 (no IPv4 addresses).
                ** Ignoring requests on eth0.  If this is not what
                   you want, please write a subnet declaration **

                Not configured to listen on any interfaces!

                exiting.
                """)).isEqualTo("Not configured to listen on any interfaces!");
    }

    @Test
    void postfixWarnsBefore() {
        assertThat(FaultLine.of("""
                postfix: warning: /etc/postfix/main.cf, line 52: overriding earlier entry: inet_interfaces=all
                postfix: fatal: bad boolean configuration: soft_bounce = maybe
                """)).isEqualTo("postfix: fatal: bad boolean configuration: soft_bounce = maybe");
    }

    @Test
    void apacheGoesOnInTheNextLineAndNamesItsLog() {
        assertThat(FaultLine.of("""
                AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using 127.0.1.1.
                AH00526: Syntax error on line 3 of /etc/apache2/x.conf:
                Invalid command 'Foo', perhaps misspelled or defined by a module
                Action 'configtest' failed.
                The Apache error log may have more information.
                """)).isEqualTo("AH00526: Syntax error on line 3 of /etc/apache2/x.conf: Invalid command 'Foo', perhaps misspelled or...");
        assertThat(FaultLine.of("""
                AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using 127.0.1.1.
                (98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80
                no listening sockets available, shutting down
                AH00015: Unable to open logs
                The Apache error log may have more information.
                """)).isEqualTo("(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80");
    }

    @Test
    void namedAndSshdNameFileAndLine() {
        assertThat(FaultLine.of("""
                /etc/bind/named.conf:5: unknown option 'foo'
                /etc/bind/named.conf:9: unexpected token near end of file
                """)).isEqualTo("/etc/bind/named.conf:5: unknown option 'foo'");
        assertThat(FaultLine.of("""
                /etc/bind/named.conf:9: '{' expected near 'x'
                /etc/bind/named.conf:9: unexpected token near end of file
                """)).isEqualTo("/etc/bind/named.conf:9: '{' expected near 'x'");
        assertThat(FaultLine.of("""
                /etc/ssh/sshd_config: line 5: Bad configuration option: Foo
                /etc/ssh/sshd_config: terminating, 1 bad configuration options
                """)).isEqualTo("/etc/ssh/sshd_config: line 5: Bad configuration option: Foo");
    }

    @Test
    void aStackIsTheContextOfItsMessage() {
        assertThat(FaultLine.of("""
                Traceback (most recent call last):
                  File "/srv/x.py", line 3, in <module>
                    raise ValueError("failed")
                ValueError: no database
                """)).isEqualTo("ValueError: no database");
        assertThat(FaultLine.of("""
                2026-11-29 10:00:00 INFO  loading, errors: 0
                Exception in thread "main" java.net.BindException: Address already in use
                \tat java.base/sun.nio.ch.Net.bind0(Native Method)
                """)).isEqualTo("Exception in thread \"main\" java.net.BindException: Address already in use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"writing to error.log", "0 errors", "no errors found", "see /var/log/error/x", "WARN it failed",
        "<notice> failed", "error_log is set", "Errors: 0", "the badge", "prefail-x", "  error: indented"})
    void suchALineNamesNoFault(String line) {
        assertThat(FaultLine.of(line + "\nlast\n\n")).isEqualTo("last");
        assertThat(FaultLine.ofAnswer("\nfirst\n" + line)).isEqualTo("first");
    }

    @ParameterizedTest
    @CsvSource({"ERROR 1045 (28000): Access denied", "Fatal: x", "it cannot be", "open() failed", "No such file or directory",
        "CRITICAL: x", "[ALERT] x", "error: x", "OperationalError: x"})
    void suchALineNamesIt(String line) {
        assertThat(FaultLine.of("first\n" + line + "\nlast")).isEqualTo(line);
        assertThat(FaultLine.ofAnswer("first\n" + line + "\nlast")).isEqualTo(line);
    }

    @Test
    void whoSaysNothingIsNotQuoted() {
        assertThat(FaultLine.of("")).isEmpty();
        assertThat(FaultLine.of(" \n\t\n")).isEmpty();
        assertThat(FaultLine.ofAnswer("\n\n")).isEmpty();
    }

    @Test
    void outputMadeToBeExpensiveIsNot() {
        String hostile = "a".repeat(30_000) + "." + "a-".repeat(10_000) + "err".repeat(4_000) + ":1" + "\n".repeat(1_000) + "x:";
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> FaultLine.of(hostile))).isEqualTo("x:");
    }
}
