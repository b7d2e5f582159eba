package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Invocation;

/** What a command runs in: environment, user, group, limits, umask. */
class SurroundingsTest {

    private static final Optional<String> NONE = Optional.empty();

    private final TestDirectory directory = new TestDirectory();
    private final LinuxHost host = new LinuxHost();

    @AfterEach
    void cleanUp() {
        directory.close();
    }

    @Test
    void theEnvironmentIsTheCallersAndNotTheLaunchers() {
        Map<String, String> environment = new HashMap<>(Map.of("PATH", "/bin", "HOME", "/root", "LC_ALL", "C.UTF-8",
                "LANG", "C.UTF-8", "OSCINE_CALLER_LC_ALL", "C", "OSCINE_CALLER_LANG", "", "OSCINE_HOME", "/x",
                "JAVA_TOOL_OPTIONS", "-Xint", "JDK_JAVA_OPTIONS", "-Xint", "_JAVA_OPTIONS", "-Xint"));

        Surroundings.apply(environment, Invocation.of(List.of("x")), "");

        assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "HOME", "/root", "LC_ALL", "C"));
    }

    @Test
    void whatTheAgentIsToldItsCommandsAreNot() {
        Map<String, String> environment = new HashMap<>(Map.of("OCF_RESKEY_password", "hunter2!", "OCF_RESKEY_user", "me",
                "OCF_RESKEY_CRM_meta_timeout", "20000", "OCF_TRACE_FILE", "/t", "HA_LOGFACILITY", "daemon", "HA_debug", "1",
                "OCF_RESOURCE_INSTANCE", "p_one", "OCF_ROOT", "/usr/lib/ocf"));
        environment.put("HAT", "red");

        Surroundings.apply(environment, with(Map.of("OCF_RESKEY_user", Optional.of("given"))), "");

        assertThat(environment).isEqualTo(Map.of("OCF_RESOURCE_INSTANCE", "p_one", "OCF_ROOT", "/usr/lib/ocf",
                "HAT", "red", "OCF_RESKEY_user", "given"));
    }

    @Test
    void aSharedEngineHandsOnNoMoreThanOneOfItsOwn() {
        LinuxHost shared = new LinuxHost(
                Map.of("OCF_RESKEY_password", "hunter2!", "PATH", System.getenv("PATH"), "KEPT", "1"));

        assertThat(((Ended.Exited) shared.commands().run(Invocation.of(List.of("env")), Duration.ofSeconds(20))).output())
                .contains("KEPT=1").doesNotContain("hunter2!", "OCF_RESKEY_");
    }

    @Test
    void theInvocationSetsAndTakesAway() {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/root", "KEPT", "1", "OSCINE_CALL", "outer"));

        Surroundings.apply(environment, with(Map.of("HOME", NONE, "NEW", Optional.of("ä b"))), "inner");

        assertThat(environment).isEqualTo(Map.of("KEPT", "1", "NEW", "ä b", "OSCINE_CALL", "outer,inner"));
    }

    @Test
    void anotherUserDoesNotGetTheEnginesHome() {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/root", "USER", "root", "LOGNAME", "root"));

        Surroundings.apply(environment, as("nobody", NONE), "");

        assertThat(environment).isEmpty();
    }

    @Test
    void variablesArriveAtTheCommand() {
        assertThat(run(with(Map.of("NEW", Optional.of("ä b"), "PATH", NONE), "/bin/sh", "-c", "echo \"$NEW\"; env")))
                .startsWith("ä b\n").contains("NEW=ä b").doesNotContain("OSCINE_HOME", "\nPATH=/");
    }

    @Test
    void theUmaskIsSet() {
        Invocation invocation = new Invocation(List.of("sh", "-c", "umask"), NONE, NONE, Map.of(), "/",
                Optional.of("027"), Map.of());

        assertThat(run(invocation)).isEqualTo("0027\n");
    }

    @Test
    @NeedsRoot
    void userAndGroupsAreSet() {
        assertThat(run(as("nobody", NONE, "sh", "-c", "id -u; id -g; id -G"))).isEqualTo("65534\n65534\n65534\n");
        assertThat(run(as("nobody", Optional.of("daemon"), "sh", "-c", "id -u; id -g"))).isEqualTo("65534\n1\n");
        assertThat(run(as("4711", Optional.of("4712"), "sh", "-c", "id -u; id -G"))).isEqualTo("4711\n4712\n");
        assertThat(run(as("nobody", NONE, "grep", "CapEff", "/proc/self/status"))).endsWith("\t0000000000000000\n");
        assertThat(run(as("root", Optional.of("daemon"), "sh", "-c", "id -u; id -g"))).isEqualTo("0\n1\n");
    }

    @Test
    @NeedsRoot
    void limitsAreRaisedBeforeRightsAreDropped() {
        Invocation invocation = new Invocation(
                List.of("sh", "-c", "id -u; grep -E 'open files|core file' /proc/self/limits"), Optional.of("nobody"),
                NONE, Map.of(), "/", Optional.of("077"), Map.of("nofile", "12345", "core", "unlimited"));

        assertThat(run(invocation)).containsPattern("^65534\n")
                .containsPattern("open files +12345 +12345 ").containsPattern("core file size +unlimited +unlimited ");
    }

    @Test
    void accountsAndLimitsThatMeanNothingAreRefused() {
        assertThat(refusal(as("no-such-user", NONE, "true"))).isEqualTo("there is no user no-such-user");
        assertThat(refusal(as("root", Optional.of("no-such-group"), "true")))
                .isEqualTo("there is no group no-such-group");
        assertThat(refusal(as("4711", NONE, "true"))).contains("4711", "a group must be given");
        assertThat(refusal(limit("nofiles", "1"))).isEqualTo("unknown limit nofiles");
        assertThat(refusal(limit("nofile", "many"))).contains("nofile", "many");
    }

    @Test
    @NeedsRoot
    void whatTheToolsRefuseIsNoEndOfTheCommand() {
        String program = directory.path("tool");
        TestDirectory.write(program, "#!/no/such/interpreter\n", "755");

        assertThat(refusal(as("nobody", NONE, program))).startsWith("setpriv: ");
        assertThat(refusal(Invocation.of(List.of(program)))).contains(program);
        assertThat(refusal(limit("nofile", "unlimited"))).startsWith("prlimit: ");
    }

    private String run(Invocation invocation) {
        Ended ended = host.commands().run(invocation, Duration.ofSeconds(20));
        assertThat(ended).isInstanceOf(Ended.Exited.class);
        return ((Ended.Exited) ended).output();
    }

    private String refusal(Invocation invocation) {
        Ended ended = host.commands().run(invocation, Duration.ofSeconds(20));
        assertThat(ended).isInstanceOf(Ended.NotStarted.class);
        return ((Ended.NotStarted) ended).cause();
    }

    private static Invocation with(Map<String, Optional<String>> environment, String... argv) {
        return new Invocation(
                argv.length == 0 ? List.of("x") : List.of(argv), NONE, NONE, environment, "/", NONE, Map.of());
    }

    private static Invocation as(String user, Optional<String> group, String... argv) {
        return new Invocation(argv.length == 0 ? List.of("x") : List.of(argv), Optional.of(user), group, Map.of(), "/",
                NONE, Map.of());
    }

    private static Invocation limit(String name, String value) {
        return new Invocation(List.of("true"), NONE, NONE, Map.of(), "/", NONE, Map.of(name, value));
    }
}
