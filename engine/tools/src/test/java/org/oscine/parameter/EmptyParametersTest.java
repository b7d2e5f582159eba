package org.oscine.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.oscine.descriptor.Descriptor;
import org.oscine.descriptor.Parameter;
import org.oscine.host.simulated.SimulatedHost;
import org.oscine.ocf.ActionName;
import org.oscine.plan.PlanText;
import org.oscine.plan.Planner;
import org.oscine.reader.DescriptorText;

/** A parameter that is set to nothing: taken as it is, a stop would look for nothing and say that it is stopped. */
class EmptyParametersTest {
    private static final Descriptor XD = descriptor("xd.yaml", """
            agent: xd
            version: 1.0.0
            summary: The example daemon
            parameters:
              program: { default: /usr/sbin/xd, summary: Program }
              text: { default: hello, pattern: "[a-z]*", summary: "What it says, perhaps nothing" }
              words: { type: arguments, default: -v, summary: Arguments }
            values:
              found: { first-existing: ["${text}", "${program}"], default: /opt/xd }
              said: { config-file: /etc/xd.conf, format: directives, key: user, default: nobody }
            start: { foreground: ["${program}", "${found}", "${said}", "x${text}", "${words}"] }
            stop: { steps: { kill: { signal: KILL } } }
            """);

    @Test
    void itHasItsDefault() {
        assertThat(started(Map.of("program", ""))).startsWith("/usr/sbin/xd");
    }

    @Test
    void noArgumentsAndATextWhosePatternTakesNothingAreValues() {
        assertThat(started(Map.of("text", "", "words", ""))).containsExactly("/usr/sbin/xd", "/usr/sbin/xd", "nobody", "x");
    }

    /** The empty path is the directory that the engine works in, which exists. */
    @Test
    void nothingIsNoPathThatExists() {
        assertThat(started(Map.of("text", ""))).contains("/usr/sbin/xd").doesNotContain("");
    }

    @Test
    void aKeyOfAConfigurationWithoutAValueSaysNothing() {
        assertThat(started(Map.of())).contains("nobody");
    }

    private static List<String> started(Map<String, String> parameters) {
        SimulatedHost host = new SimulatedHost();
        host.program("/usr/sbin/xd");
        host.file("/etc/xd.conf", "user;\n");
        host.directory("");
        return resource(XD, ActionName.START, parameters, host).launch().run().argv();
    }

    @TestFactory
    Stream<DynamicTest> whatIsShippedLooksForTheSame() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("../descriptors"))) {
            for (Path file : files.filter(it -> it.getFileName().toString().matches("[a-z]+\\.yaml")).sorted().toList()) {
                Descriptor descriptor = descriptor(file.toString(), Files.readString(file));
                for (Parameter parameter : descriptor.parameters()) {
                    boolean text = parameter.type() == Parameter.Type.STRING || parameter.type() == Parameter.Type.SECRET;
                    if (text && parameter.pattern().isEmpty() && !parameter.defaultValue().orElse("").isEmpty()) {
                        tests.add(dynamicTest(descriptor.agent() + " " + parameter.name(), () ->
                                assertThat(plans(descriptor, Map.of(parameter.name(), ""))).isEqualTo(plans(descriptor, Map.of()))));
                    }
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(15);
        return tests.stream();
    }

    private static List<String> plans(Descriptor descriptor, Map<String, String> parameters) {
        SimulatedHost host = new SimulatedHost();
        List<String> plans = new ArrayList<>();
        for (ActionName action : List.of(ActionName.START, ActionName.STOP, ActionName.STATUS)) {
            plans.add(PlanText.of(Planner.plan(action, resource(descriptor, action, parameters, host), Duration.ofSeconds(60),
                    host.files())));
        }
        return plans;
    }

    private static Resource resource(Descriptor descriptor, ActionName action, Map<String, String> parameters, SimulatedHost host) {
        return Resolver.resolve(descriptor, new Call(action, parameters, "xd", "node1", "/run/oscine/xd/xd", false, 0), host);
    }

    private static Descriptor descriptor(String file, String text) {
        return DescriptorText.read(file, text).descriptor().orElseThrow();
    }
}
