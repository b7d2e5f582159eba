package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.parameter.Redactor;
import org.oscine.trace.Trace;
import org.oscine.trace.TracingHost;
import org.oscine.trace.TracingJournal;

/** A trace tells every check, probe, step and command, as an operator would want to read it; see the golden files. */
class TraceTest {
    private static final Path GOLDEN = Path.of("runtime/src/test/resources/org/oscine/trace");
    private static final String YAML = """
            agent: sung
            version: 1.0.0
            summary: A daemon with a bit of everything
            parameters:
              user: { default: sung, summary: Who it runs as }
              password: { type: secret, default: hunter2!, summary: What nobody may see }
            validate:
              server: { binary: sungd }
              user: { user: "${user}" }
              settings: { file: /etc/sung.conf }
            status:
              server: { pidfile: /run/sung.pid, executable: sungd }
            monitor:
              asked:
                run: [sung-ask, -p, it's fine]
                environment: { SUNG_PASSWORD: "${password}" }
                without-environment: [HOME]
                output: fine
              port: { tcp: "127.0.0.1:4711", send: "AUTH ${password}\\r\\n", expect: OK }
            start:
              before:
                folder: { directory: /run/sung, owner: "${user}", mode: 750 }
                secret: { file: /run/sung/secret, content: "${password}", mode: 600 }
              command: [sungd, --user, "${user}"]
              limits: { nofile: 4096 }
            stop:
              steps:
                politely: { run: [sung-ask, stop], share: 20 }
                terminate: { signal: TERM }
                kill: { signal: KILL }
              after:
                folder: { remove: /run/sung/secret }
            """;

    private final SimulatedService sung = new SimulatedService(YAML);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void install() {
        sung.host.user("sung", 120);
        sung.host.program("/usr/sbin/sungd");
        sung.host.program("/usr/bin/sung-ask");
        sung.host.file("/etc/sung.conf", "password = hunter2!");
        sung.host.directory("/run");
        sung.host.tcp("127.0.0.1:4711").answers("OK hunter2! is right\r\n");
        sung.host.command("sung-ask").prints("all is fine with hunter2!\nreally").takes(Duration.ofMillis(12));
        sung.host.command("sungd").doing(() -> {
            var server = sung.host.process("/usr/sbin/sungd", "--user", "sung");
            sung.host.after(Duration.ofMillis(50), () -> sung.host.file("/run/sung.pid", server.pid() + "\n"));
        });
    }

    @Test
    void ofAStartAMonitorAndAStop() throws IOException {
        assertThat(traced(ActionName.START)).isEqualTo(Result.SUCCESS);
        verify("start");
        assertThat(traced(ActionName.MONITOR)).isEqualTo(Result.SUCCESS);
        verify("monitor");
        assertThat(traced(ActionName.STOP)).isEqualTo(Result.SUCCESS);
        verify("stop");
    }

    @Test
    void ofAStartThatCannotBe() throws IOException {
        sung.host.without("/etc/sung.conf");
        assertThat(traced(ActionName.START).success()).isFalse();
        verify("start-refused");
    }

    private Result traced(ActionName action) {
        Trace trace = new Trace(new PrintStream(written, true, StandardCharsets.UTF_8), sung.host.clock(),
                ZoneOffset.UTC, Redactor.of(List.of("hunter2!")));
        return sung.call(action, Duration.ofSeconds(20), new TracingHost(sung.host, trace),
                new TracingJournal(Journal.SILENT, trace));
    }

    private void verify(String name) throws IOException {
        String trace = written.toString(StandardCharsets.UTF_8);
        written.reset();
        Path golden = GOLDEN.resolve(name + ".trace");
        if (Boolean.getBoolean("oscine.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, trace);
        }
        assertThat(trace).doesNotContain("hunter2!").isEqualTo(Files.readString(golden));
    }
}
