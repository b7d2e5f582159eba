package org.oscine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final String UNIT = "tools/src/test/resources/import/units/memcached.service";

    @TempDir
    private Path directory;

    private static Tool run(String... arguments) {
        return Tool.run(Map.of("OSCINE_HOME", Path.of("..").toAbsolutePath().normalize().toString()),
                Stream.concat(Stream.of("import"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void aUnitIsPrinted() {
        Tool tool = run(UNIT);
        assertThat(tool.status()).isZero();
        assertThat(tool.out()).startsWith("# $schema: ").contains("agent: memcached");
        assertThat(tool.err()).isEqualTo("oscine: 1 decision is left to you; look for TODO\n");
    }

    @Test
    void itIsWrittenButNeverOverAnything() throws IOException {
        Path file = directory.resolve("cache.yaml");
        assertThat(run(UNIT, "--name", "cache", "-o", file.toString()).out()).isEqualTo("wrote " + file + "\n");
        assertThat(file).content().contains("agent: cache");
        String before = Files.readString(file);
        Tool again = run(UNIT, "-o", file.toString());
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("oscine: " + file
                + " already exists; choose another name, or remove it first\n");
        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void inTheProjectTheSchemaIsNamedRelatively() {
        Tool tool = run(UNIT, "-o", directory + "/no/such/x.yaml");
        assertThat(tool.status()).isEqualTo(1);
        assertThat(tool.err()).contains("cannot be written");
        assertThat(run(UNIT).out()).startsWith("# $schema: ../schema/agent-1.schema.json\n");
    }

    @Test
    void anAgentIsAskedForItsMetadata() throws IOException {
        Path agent = Files.writeString(directory.resolve("xd"), """
                #!/bin/sh
                echo noise >&2
                [ "$1" = meta-data ] && echo '<resource-agent name="xd"><shortdesc>The xd</shortdesc></resource-agent>'
                """);
        Files.setPosixFilePermissions(agent, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(run("--agent", agent.toString()).out()).contains("agent: xd").contains("summary: The xd");
        assertThat(run(agent.toString()).err()).contains("is a program; if it is an agent, use --agent " + agent);
    }

    @Test
    void aProcessIsLookedAt() {
        assertThat(run("--pid", Long.toString(ProcessHandle.current().pid()), "--name", "jvm").out())
                .contains("agent: jvm");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        assertThat(run()).isEqualTo(new Tool(2, "",
                "oscine import: name one source: a FILE, --unit, --agent or --pid; see oscine import --help\n"));
        assertThat(run(UNIT, "--pid", "1").status()).isEqualTo(2);
        assertThat(run(UNIT, "--name", "No Name").err()).contains("'No Name' cannot be an agent's name");
        assertThat(run(directory + "/none.service").err()).contains("none.service does not exist");
        assertThat(run("--unit", "no-such-unit").err()).contains("there is no unit no-such-unit.service in /etc/systemd");
        assertThat(run("--unit", "a/b").err()).contains("is not the name of a unit");
        assertThat(run("--agent", directory.toString()).err()).contains("is not an executable program");
        Path text = Files.writeString(directory.resolve("text"), "hello\n");
        assertThat(run(text.toString()).err()).contains("text has no section [Service]");
        assertThat(run("--help").status()).isZero();
    }
}
