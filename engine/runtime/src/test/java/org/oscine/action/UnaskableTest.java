package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;

/** Questions whose address is none once the parameters are filled in: validate-all says which parameter to set. */
class UnaskableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "http: \"${url}\"                | url=      | page: set 'url': the web address is empty",
        "http: \"${url}\"                | url=ftp:/ | page: set 'url': not a web address: it must begin with http:// or https://",
        "http: \"http://${host}:${port}/\" | port=80   | page: set 'host': not a web address: after // there must be a host; an IPv6 address stands in brackets",
        "http: \"http://${host}:${port}/\" | host=x,port=x | page: set 'host' or 'port': not a web address: a port is a number from 1 to 65535",
        "tcp: \"${host}:${port}\"        | host=x    | page: set 'port': 'x:' is not HOST:PORT",
        "tcp: \"${both}\"                | port=80   | page: set 'host': ':80' is not HOST:PORT",
        "listening: \"*:${port}\"        | port=70000 | page: set 'port': '*:70000' is not HOST:PORT",
        "connected: \"${host}\"          | -         | page: set 'host': the address is empty",
        "unix-socket: \"${url}\"         | -         | page: set 'url': the path of the socket is empty",
        "unix-socket: \"${url}/s\"       | url=run   | page: set 'url': 'run/s' is not an absolute path",
    })
    void isToldWithTheParameterToSet(String probe, String set, String reason) {
        SimulatedService service = service("page: { " + probe + " }", set);

        assertThat(service.call(ActionName.VALIDATE_ALL)).isEqualTo(Result.of(ReturnCode.OCF_ERR_CONFIGURED, reason));
        assertThat(service.call(ActionName.MONITOR)).as("as ever").isEqualTo(Result.of(ReturnCode.OCF_NOT_RUNNING, "it: test exited with 1"));
    }

    @Test
    void whatComesFromTheNodeIsWrongOnTheNodeOnly() {
        SimulatedService service = service("page: { tcp: \"127.0.0.1:${found}\" }", null);

        assertThat(service.call(ActionName.VALIDATE_ALL))
                .isEqualTo(Result.of(ReturnCode.OCF_ERR_ARGS, "page: see the value 'found': '127.0.0.1:' is not HOST:PORT"));
    }

    @Test
    void whatIsNotAskedIsNotToldNorWhatIsRight() {
        assertThat(service("page: { http: \"${url}\", when: url }", null).call(ActionName.VALIDATE_ALL)).isEqualTo(Result.SUCCESS);
        assertThat(service("page: { http: \"${url}\", level: 10 }", "url=http://x/").call(ActionName.VALIDATE_ALL)).isEqualTo(Result.SUCCESS);
        assertThat(service("page: { http: \"${url}\", level: 10 }", null).call(ActionName.VALIDATE_ALL).success()).isFalse();
    }

    @Test
    void noPasswordOfAnAddressIsShown() {
        assertThat(service("page: { http: \"${url}\" }", "url=http://me:hidden@/").call(ActionName.VALIDATE_ALL).reason())
                .isEqualTo("page: set 'url': not a web address: after // there must be a host; an IPv6 address stands in brackets");
    }

    private static SimulatedService service(String probe, String set) {
        SimulatedService service = new SimulatedService("""
                agent: test
                version: 1.0.0
                summary: A service
                parameters:
                  url: { summary: Where }
                  host: { summary: Where }
                  port: { summary: Where }
                values:
                  both: { text: "${host}:${port}" }
                  found: { config-file: /etc/none, key: port }
                status: { it: { run: [test, -e, /it], exit: { 0: OCF_SUCCESS, 1: OCF_NOT_RUNNING } } }
                monitor: { %s }
                start: { command: [xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """.formatted(probe));
        service.host.command("test").exits(1);
        for (String pair : set == null ? new String[0] : set.split(",")) {
            service.with(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return service;
    }
}
