package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.Needed;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.lint.Linter;

/** Agents of the package resource-agents, as first descriptors. Skipped where one is missing, but never in CI. */
@Tag("real")
class ImportedAgentsTest {
    private static final Path AGENTS = Path.of("/usr/lib/ocf/resource.d/heartbeat");
    private static final Pattern PARAMETER = Pattern.compile("(?m)^  ([A-Za-z0-9_]+):");
    private static final Linter LINTER = Linter.load();

    @ParameterizedTest
    @ValueSource(strings = {"asterisk", "apache", "redis", "nginx", "pgsql", "mysql", "named", "tomcat", "rabbitmq-cluster",
        "dhcpd", "postfix", "slapd", "vsftpd", "galera", "docker", "anything"})
    void anAgentOfTodayGivesADescriptorThatReadsClean(String agent) {
        Path file = AGENTS.resolve(agent);
        Needed.file(file, "the import of the agent " + agent);
        Tool tool = Tool.run(Map.of(), "import", "--agent", file.toString());
        assertThat(tool.status()).as(tool.err()).isZero();
        assertThat(LINTER.lint(agent + ".yaml", tool.out()).stream().map(Diagnostic::headline)).isEmpty();
        assertThat(tool.out()).contains("# TODO: ");
        assertThat(parametersOf(tool.out())).isPositive();
    }

    private static int parametersOf(String yaml) {
        int from = yaml.indexOf("\nparameters:\n");
        Matcher matcher = PARAMETER.matcher(yaml.substring(from, yaml.indexOf("\n\n", from)));
        return (int) matcher.results().count();
    }
}
