package org.oscine.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.oscine.host.ProcessTable.Stat;

/** What every host promises of processes and signals. */
public interface ProcessContract {

    Scene scene();

    private ProcessTable processes() {
        return scene().host().processes();
    }

    @Test
    default void aProcessIsDescribed() {
        int pid = scene().sleeper("61");

        assertThat(processes().pids()).contains(pid);
        assertThat(processes().stat(pid)).hasValueSatisfying(stat -> {
            assertThat(stat.pid()).isEqualTo(pid);
            assertThat(stat.alive()).isTrue();
            assertThat(stat.startTime()).isPositive();
        });
        assertThat(processes().arguments(pid)).endsWith("61").hasSize(2);
        assertThat(processes().executable(pid)).hasValueSatisfying(file -> assertThat(file).endsWith("/sleep"));
        assertThat(processes().user(pid)).contains(scene().host().accounts().self());
    }

    @Test
    default void aPidOfNobodyIsNobody() {
        int nobody = 999_999_999;

        assertThat(processes().stat(nobody)).isEmpty();
        assertThat(processes().stat(-1)).isEmpty();
        assertThat(processes().arguments(nobody)).isEmpty();
        assertThat(processes().executable(nobody)).isEmpty();
        assertThat(processes().user(nobody)).isEmpty();
    }

    @Test
    default void aZombieIsThereButNotAlive() {
        int pid = scene().zombie();

        assertThat(processes().stat(pid)).hasValueSatisfying(stat -> {
            assertThat(stat.state()).isEqualTo('Z');
            assertThat(stat.alive()).isFalse();
        });
        assertThat(processes().arguments(pid)).isEmpty();
        assertThat(processes().executable(pid)).isEmpty();
        assertThat(scene().host().control().signal(processes().stat(pid).orElseThrow(), "KILL").cause()).isEmpty();
    }

    @Test
    default void signalsReachTheProcess() {
        Stat process = processes().stat(scene().sleeper("62")).orElseThrow();

        assertThat(scene().host().control().signal(process, "TERM").cause()).isEmpty();

        assertThat(endsSoon(process)).isTrue();
        assertThat(scene().host().control().signal(process, "TERM").cause()).isEmpty();
    }

    @Test
    default void aStubbornProcessEndsOnKill() {
        Stat process = processes().stat(scene().stubborn()).orElseThrow();

        assertThat(scene().host().control().signal(process, "TERM").cause()).isEmpty();
        scene().host().clock().sleep(Duration.ofMillis(100));
        assertThat(processes().stat(process.pid())).hasValueSatisfying(now -> assertThat(now.alive()).isTrue());

        assertThat(scene().host().control().signal(process, "KILL").cause()).isEmpty();
        assertThat(endsSoon(process)).isTrue();
    }

    @Test
    default void aSignalThatJavaDoesNotKnowIsSentToo() {
        Stat process = processes().stat(scene().sleeper("63")).orElseThrow();

        assertThat(scene().host().control().signal(process, "USR1").cause()).isEmpty();

        assertThat(endsSoon(process)).isTrue();
    }

    @Test
    default void aStoppedProcessIsStillAlive() {
        Stat process = processes().stat(scene().sleeper("64")).orElseThrow();

        assertThat(scene().host().control().signal(process, "STOP").cause()).isEmpty();
        scene().host().clock().sleep(Duration.ofMillis(50));

        assertThat(processes().stat(process.pid())).hasValueSatisfying(stat -> {
            assertThat(stat.state()).isEqualTo('T');
            assertThat(stat.alive()).isTrue();
        });
    }

    @Test
    default void anotherProcessWithTheSamePidIsSpared() {
        Stat now = processes().stat(scene().sleeper("65")).orElseThrow();
        Stat former = new Stat(now.pid(), 'S', now.parent(), now.group(), now.session(), now.startTime() - 1);

        for (String signal : ProcessControl.SIGNALS) {
            assertThat(scene().host().control().signal(former, signal).cause()).isEmpty();
        }

        scene().host().clock().sleep(Duration.ofMillis(50));
        assertThat(processes().stat(now.pid())).hasValueSatisfying(stat -> assertThat(stat.state()).isEqualTo('S'));
    }

    @Test
    default void anUnknownSignalIsAFault() {
        Stat process = processes().stat(scene().sleeper("66")).orElseThrow();

        assertThat(scene().host().control().signal(process, "NOPE").cause()).contains("NOPE");
    }

    @Test
    default void theBootHasAName() {
        assertThat(processes().bootId()).isNotBlank().isEqualTo(processes().bootId());
    }

    private boolean endsSoon(Stat process) {
        for (int i = 0; i < 200; i++) {
            if (processes().stat(process.pid()).map(now -> !now.alive()).orElse(true)) {
                return true;
            }
            scene().host().clock().sleep(Duration.ofMillis(20));
        }
        return false;
    }
}
