package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oscine.ocf.ReturnCode.OCF_ERR_GENERIC;
import static org.oscine.ocf.ReturnCode.OCF_ERR_INSTALLED;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.host.simulated.Effect;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;

/** An environment that a command prints. */
class EnvironmentFromTest {

    @Test
    void isReadBeforeTheFileAndTheVariablesThatAreNamed() {
        SimulatedService service = service();
        service.host.command("print").prints("A=1\nB=2\nC=\"3\"\nD=\nE=x=y\n");
        service.host.file("/etc/xd.env", "B=file\nF=file\n");
        service.call(ActionName.START);

        assertThat(environment(service)).containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "file", "C", "\"3\"", "D", "", "E", "named",
                "F", "file"));
        assertThat(service.host.effects(Effect.Ran.class)).map(Effect.Ran::invocation)
                .filteredOn(run -> run.argv().getFirst().equals("print")).first()
                .satisfies(run -> assertThat(run.user()).contains("xd"))
                .satisfies(run -> assertThat(run.workingDirectory()).isEqualTo("/srv"))
                .satisfies(run -> assertThat(run.environment()).containsExactly(Map.entry("E", Optional.of("named"))));
    }

    @Test
    void mayHaveValuesOfSeveralLines() {
        SimulatedService service = service();
        service.host.command("print").prints("A=1\n2\0BASH_FUNC_x%%=() { :;\n}\0");
        service.call(ActionName.START);

        assertThat(environment(service)).containsEntry("A", "1\n2").containsEntry("BASH_FUNC_x%%", "() { :;\n}");
    }

    @Test
    void hasNothingOfTheShellsOwnNorOfTheEngines() {
        SimulatedService service = service();
        service.host.command("print").prints("PWD=/\n_=/usr/bin/env\nSHLVL=1\nOLDPWD=/\nOSCINE_CALL=x\nOSCINE_FAMILY=y\nA=1\n");
        service.call(ActionName.START);

        assertThat(environment(service)).containsOnlyKeys("A", "E", "F");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'A=1\nsecret words\n'  | 0 | environment-from: print printed a line that is not NAME=value, line 2; env -0 prints also values of several lines",
        "'A=1\n2=x\n'           | 0 | environment-from: print printed a line that is not NAME=value, line 2; env -0 prints also values of several lines",
        "A=1NULsecretNUL          | 0 | environment-from: print printed something that is not NAME=value, number 2",
        "'A=\uFFFD\n'           | 0 | environment-from: print printed what is not UTF-8",
        "'A=secret\n/etc/xd: not found\n' | 2 | environment-from: print exited with 2: /etc/xd: not found",
        "'A=secret\n'            | 2 | environment-from: print exited with 2",
    })
    void thatCannotBeReadIsAReasonNotToStart(String output, int exit, String reason) {
        SimulatedService service = service();
        service.host.command("print").prints(output.replace("NUL", "\0")).exits(exit);

        assertThat(service.call(ActionName.START)).isEqualTo(Result.of(OCF_ERR_GENERIC, "start: " + reason));
        assertThat(service.host.effects(Effect.Launched.class)).isEmpty();
    }

    @Test
    void isBoundedInSizeAndTime() {
        SimulatedService service = service();
        service.host.command("print").prints("A=" + "x".repeat(64 * 1024 - 2));
        assertThat(service.call(ActionName.START).reason()).isEqualTo("start: environment-from: print printed more than 64 KiB");
        service.host.command("print").hangs();
        assertThat(service.call(ActionName.START).reason()).isEqualTo("start: environment-from: print did not end within 5 s");
        service.host.command("print").isRefused("no such program");
        assertThat(service.call(ActionName.START).reason()).isEqualTo("start: environment-from: print could not be run: no such program");
    }

    @Test
    void aQuestionThatLacksItsEnvironmentFails() {
        SimulatedService service = service();
        service.host.command("xctl").exits(0);
        service.host.command("print").exits(3);
        assertThat(service.call(ActionName.MONITOR)).isEqualTo(Result.of(OCF_ERR_GENERIC,
                "asked: xctl could not be run: environment-from: print exited with 3"));
        service.host.command("print").isRefused("no such program");
        assertThat(service.call(ActionName.MONITOR).code()).isEqualTo(OCF_ERR_INSTALLED);
        service.host.command("print").prints("A=1\n").takes(Duration.ofSeconds(4));
        service.host.command("xctl", "ask").takes(Duration.ofSeconds(60));
        assertThat(service.call(ActionName.MONITOR, Duration.ofSeconds(10)).code()).as("within the time of the action").isEqualTo(OCF_ERR_GENERIC);
        assertThat(service.host.clock().nanos()).isLessThan(Duration.ofSeconds(15).toNanos());
    }

    private static Map<String, String> environment(SimulatedService service) {
        Map<String, String> environment = new TreeMap<>();
        service.host.effects(Effect.Launched.class).getFirst().invocation().environment()
                .forEach((name, value) -> value.ifPresent(text -> environment.put(name, text)));
        return environment;
    }

    private static SimulatedService service() {
        SimulatedService service = new SimulatedService("""
                agent: test
                version: 1.0.0
                summary: A service
                status: { it: { run: [xctl], exit: { 0: OCF_SUCCESS, 3: OCF_NOT_RUNNING } } }
                monitor: { asked: { run: [xctl, ask], environment-from: [print] } }
                start:
                  foreground: [xd]
                  user: xd
                  working-directory: /srv
                  environment: { E: named }
                  environment-file: /etc/xd.env
                  environment-from: [print, env]
                stop: { steps: { kill: { signal: KILL } } }
                """);
        service.host.user("xd", 201);
        service.host.directory("/srv");
        service.host.directory("/run");
        service.host.file("/etc/xd.env", "F=file\n");
        service.host.program("/usr/bin/xd");
        service.host.program("/usr/bin/print");
        service.host.command("xctl").exits(3);
        service.host.command("xctl", "ask");
        service.host.launching("xd");
        return service;
    }
}
