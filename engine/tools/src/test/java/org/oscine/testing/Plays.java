package org.oscine.testing;

import org.oscine.descriptor.Descriptor;
import org.oscine.reader.DescriptorReader;
import org.oscine.testfile.TestFileReader;
import org.oscine.yaml.YamlParser;

/** Plays cases that a test writes as text. */
final class Plays {
    private static final String DESCRIPTOR = """
            agent: xd
            version: 1.0.0
            summary: A daemon
            parameters:
              config: { default: /etc/xd.conf, summary: Configuration }
            validate:
              program: { binary: xd }
            status:
              server: { pidfile: /run/xd.pid, executable: /usr/sbin/xd }
            monitor:
              port: { tcp: "127.0.0.1:99", expect: ok }
              deep: { run: [xctl, deep], level: 10, exit: { 0: OCF_SUCCESS, 3: OCF_NOT_RUNNING } }
            start:
              command: [xd, -c, "${config}"]
            stop:
              steps:
                terminate: { signal: TERM }
                kill: { signal: KILL }
            """;
    private static final String GIVEN = """
            descriptor: xd.yaml
            given:
              files: { /usr/sbin/xd: { program: true } }
              processes:
                server: { pid: 4711, started: { lays: { /run/xd.pid: "4711" } } }
              commands:
                xd: { argv: [xd], does: { starts: server } }
              listeners:
                "127.0.0.1:99": { answers: ok, needs: [server] }
            """;

    private Plays() {}

    /** The outcome of cases that are written beneath "cases:", without their first indentation. */
    static Suite.Outcome play(String cases) {
        return play(DESCRIPTOR, cases);
    }

    /** As the other, for another descriptor. */
    static Suite.Outcome play(String yaml, String cases) {
        String text = GIVEN + "cases:\n" + cases.indent(2);
        Descriptor descriptor = DescriptorReader.read(YamlParser.parse("xd.yaml", yaml).document().orElseThrow())
                .descriptor().orElseThrow();
        var reading = TestFileReader.read(YamlParser.parse("xd.test.yaml", text).document().orElseThrow());
        return new Suite(reading.testFile().orElseThrow(() -> new AssertionError(reading.diagnostics())), descriptor)
                .run(name -> true);
    }

    /** What a person is shown of the cases that fail. */
    static String failures(String cases) {
        return TextReport.failures(play(cases));
    }
}
