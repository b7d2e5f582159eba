package org.oscine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oscine.host.Commands.Ended;

/** What every host promises of commands. */
public interface CommandContract {

    Duration LONG = Duration.ofSeconds(20);

    Scene scene();

    @Test
    default void aCommandEndsWithItsStatusAndOutput() {
        scene().shell("echo out; echo err >&2; exit 3", 3, "out\nerr\n", Duration.ZERO);

        assertThat(shell("echo out; echo err >&2; exit 3", LONG)).isEqualTo(new Ended.Exited(3, "out\nerr\n"));
    }

    @Test
    default void aSignalIsReportedAs128AndItsNumber() {
        scene().shell("kill -9 $$", 137, "", Duration.ZERO);

        assertThat(shell("kill -9 $$", LONG)).isEqualTo(new Ended.Exited(137, ""));
    }

    @Test
    default void aCommandIsOverAtItsTimeoutAndNotMuchLater() {
        scene().shell("echo begun; sleep 60", 0, "begun\n", Duration.ofSeconds(60));
        long before = scene().host().clock().nanos();

        Ended ended = shell("echo begun; sleep 60", Duration.ofMillis(300));

        assertThat(ended).isInstanceOfSatisfying(Ended.TimedOut.class, late -> {
            assertThat(late.output()).isEqualTo("begun\n");
            assertThat(late.after()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
        });
        assertThat(scene().host().clock().nanos() - before).isBetween(300_000_000L, 10_000_000_000L);
    }

    @Test
    default void aProgramThatIsNotThereDoesNotStart() {
        Commands commands = scene().host().commands();

        Ended ended = commands.run(Invocation.of(List.of("/no/such/program", "x")), LONG);

        assertThat(ended).isInstanceOfSatisfying(Ended.NotStarted.class,
                refused -> assertThat(refused.cause()).contains("/no/such/program"));
        assertThat(commands.find("/no/such/program")).isEmpty();
        assertThat(commands.find("no-such-program")).isEmpty();
    }

    @Test
    default void whatNoProcessCanBeGivenIsNoReasonToFail() {
        Invocation plain = Invocation.of(List.of("true"));
        for (Invocation odd : List.of(
                Invocation.of(List.of("tr\0ue")), Invocation.of(List.of("true", "a\0b")), Invocation.of(List.of("true", "\ud800")),
                new Invocation(plain.argv(), plain.user(), plain.group(), Map.of("A", Optional.of("a\0b")), "/", plain.umask(), Map.of()),
                new Invocation(plain.argv(), plain.user(), plain.group(), Map.of("A\0", Optional.of("a")), "/", plain.umask(), Map.of()),
                new Invocation(plain.argv(), plain.user(), plain.group(), Map.of(), "/a\0b", plain.umask(), Map.of()),
                new Invocation(plain.argv(), plain.user(), plain.group(), Map.of(), "/" + "x".repeat(300), plain.umask(), Map.of()))) {
            assertThat(scene().host().commands().run(odd, LONG)).isInstanceOfSatisfying(Ended.NotStarted.class,
                    refused -> assertThat(refused.passing()).as(refused.cause()).isTrue());
            assertThat(scene().host().commands().runDaemonStarter(odd, Family.NONE, "", LONG)).isInstanceOf(Ended.NotStarted.class);
            assertThat(scene().host().control().launch(odd, Family.NONE, "", "")).isInstanceOf(ProcessControl.Launched.Refused.class);
        }
        assertThat(scene().host().commands().find("tr\0ue")).isEmpty();
        assertThat(scene().host().commands().find("/tr\0ue")).isEmpty();
    }

    @Test
    default void programsAreFoundByPath() {
        scene().file(scene().directory() + "/tool", "#!/bin/sh\n", "755");
        scene().file(scene().directory() + "/text", "text", "644");
        Commands commands = scene().host().commands();

        assertThat(commands.find(scene().directory() + "/tool")).contains(scene().directory() + "/tool");
        assertThat(commands.find(scene().directory() + "/text")).isEmpty();
        assertThat(commands.find(scene().directory())).isEmpty();
    }

    @Test
    default void theStarterOfADaemonIsBoundedAsWell() {
        scene().shell("echo forking; exit 1", 1, "forking\n", Duration.ZERO);
        scene().shell("echo stuck; sleep 60", 0, "stuck\n", Duration.ofSeconds(60));

        assertThat(starter("echo forking; exit 1", LONG)).isEqualTo(new Ended.Exited(1, "forking\n"));
        assertThat(starter("echo stuck; sleep 60", Duration.ofMillis(300))).isInstanceOfSatisfying(
                Ended.TimedOut.class, late -> assertThat(late.output()).isEqualTo("stuck\n"));
    }

    private Ended shell(String script, Duration timeout) {
        return scene().host().commands().run(Invocation.of(List.of("sh", "-c", script)), timeout);
    }

    private Ended starter(String script, Duration timeout) {
        return scene().host().commands().runDaemonStarter(Invocation.of(List.of("sh", "-c", script)), Family.NONE, "", timeout);
    }
}
