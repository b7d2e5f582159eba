package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Invocation;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;

/** Commands that do what commands should not: print without end, leave children, hold pipes, ignore signals. */
class LinuxCommandsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final TestDirectory directory = new TestDirectory();
    private final Started started = new Started();
    private final LinuxHost host = new LinuxHost();
    private final long start = System.nanoTime();

    @AfterEach
    void cleanUp() {
        started.close();
        directory.close();
    }

    @Test
    void muchOutputIsReadButOnlyItsBeginningKept() {
        Ended ended = shell("echo first; head -c 1000000 /dev/zero | tr '\\0' x; exit 7", LONG);

        assertThat(ended).isInstanceOfSatisfying(Ended.Exited.class, exited -> {
            assertThat(exited.code()).isEqualTo(7);
            assertThat(exited.output()).startsWith("first\nxxx").hasSize(64 * 1024);
        });
    }

    @Test
    void aCommandReadsItsInputToTheEnd() {
        String much = "häß\n".repeat(100_000);

        assertThat(reading("wc -c", much)).isEqualTo(new Ended.Exited(0, "600000\n"));
        assertThat(reading("head -n 1; cat >/dev/null", much)).isEqualTo(new Ended.Exited(0, "häß\n"));
        assertThat(reading("cat", "")).as("nothing").isEqualTo(new Ended.Exited(0, ""));
        assertThat(shell("readlink /proc/self/fd/0", LONG)).isEqualTo(new Ended.Exited(0, "/dev/null\n"));
    }

    @Test
    void aCommandNeedNotReadItsInput() {
        String much = "x".repeat(10_000_000);

        assertThat(reading("exit 3", much)).isEqualTo(new Ended.Exited(3, ""));
        assertThat(reading("exec <&-; sleep 0.1; exit 4", much)).isEqualTo(new Ended.Exited(4, ""));
        assertThat(reading("head -c 1 >/dev/null; yes | head -c 100000; exit 5", much))
                .isInstanceOfSatisfying(Ended.Exited.class, exited -> assertThat(exited.code()).isEqualTo(5));
        assertThat(host.commands().run(withInput("sleep 50", much), Duration.ofMillis(300))).isInstanceOf(Ended.TimedOut.class);
        assertThat(sinceStart()).isLessThan(SOON);
        assertThat(new File("/dev/shm").list((where, name) -> name.startsWith(".oscine-"))).isEmpty();
    }

    private Ended reading(String script, String input) {
        return host.commands().run(withInput(script, input), LONG);
    }

    private static Invocation withInput(String script, String input) {
        return new Invocation(List.of("sh", "-c", script), Optional.empty(), Optional.empty(), Map.of(), "/", Optional.empty(),
                Map.of(), Failure.NONE, input, Failure.NONE, false);
    }

    @Test
    void endlessOutputEndsAtTheTimeout() {
        assertThat(shell("yes", Duration.ofMillis(300))).isInstanceOf(Ended.TimedOut.class);
        assertThat(sinceStart()).isLessThan(SOON);
    }

    @Test
    void aChildThatHoldsThePipeDoesNotDelayTheEndAndDiesWithIt() {
        Ended ended = shell("sleep 50 & echo $!", LONG);

        assertThat(sinceStart()).isLessThan(SOON);
        assertThat(started.alive(pidIn(ended))).isFalse();
    }

    @Test
    void anOrphanInASessionOfItsOwnDiesWithItsStep() {
        Ended ended = shell("(setsid sh -c 'echo $$ >\"$0\"; exec sleep 50' \"$0\" >/dev/null 2>&1 &); "
                + "while [ ! -s \"$0\" ]; do sleep 0.01; done; cat \"$0\"", LONG);

        assertThat(sinceStart()).isLessThan(SOON);
        assertThat(started.alive(pidIn(ended))).isFalse();
    }

    @Test
    void whoeverShookOffTheCookieAndHoldsThePipeDoesNotDelayTheEnd() {
        Ended ended = shell("env -i setsid sleep 50 & echo $!; sleep 0.1", LONG);
        int escaped = pidIn(ended);
        started.adopt(escaped);

        assertThat(sinceStart()).isLessThan(SOON);
        assertThat(started.alive(escaped)).isTrue();
    }

    @Test
    void whoeverHoldsThePipeHoldsNeitherAThreadNorADescriptor() throws InterruptedException {
        List<Integer> holders = new ArrayList<>();
        shell("true", LONG);
        int threads = Thread.activeCount();
        int descriptors = descriptors();

        for (int i = 0; i < 20; i++) {
            holders.add(pidIn(shell("env -i setsid sleep 50 & echo $!; sleep 0.05", LONG)));
        }

        assertThat(descriptors()).isEqualTo(descriptors);
        for (int look = 0; look < 100 && Thread.activeCount() > threads; look++) {
            Thread.sleep(50); // the JDK's own threads for the children end by themselves
        }
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
        holders.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** The JDK reads out the pipe of a process that has ended, into memory, for as long as anybody writes to it. */
    @Test
    void whoeverPrintsOnBehindTheCommandFillsNoMemory() throws InterruptedException {
        Ended ended = shell("env -i setsid sh -c 'echo $$; exec yes' & sleep 0.2", LONG);
        int pid = Integer.parseInt(((Ended.Exited) ended).output().lines().findFirst().orElseThrow());

        assertThat(sinceStart()).isLessThan(SOON);
        for (int look = 0; look < 100 && started.alive(pid); look++) {
            Thread.sleep(50);
        }
        assertThat(started.alive(pid)).as("yes(1) that has nobody to read it").isFalse();
    }

    private static int descriptors() {
        return new java.io.File("/proc/self/fd").list().length;
    }

    @Test
    void atTheTimeoutTheWholeTreeDies() {
        String pids = directory.path("pids");
        Ended ended = host.commands().run(Invocation.of(List.of("sh", "-c", """
                trap '' TERM
                sleep 50 & echo $! >>"$0"
                (sleep 51 & echo $! >>"$0")
                setsid sh -c 'echo $$ >>"$0"; exec sleep 52' "$0" &
                sh -c 'echo $$ >>"$0"; sleep 53 & echo $! >>"$0"; wait' "$0"
                """, pids)), Duration.ofMillis(700));

        assertThat(ended).isInstanceOf(Ended.TimedOut.class);
        assertThat(sinceStart()).isLessThan(SOON);
        List<String> lines = List.of(TestDirectory.read(pids).strip().split("\n"));
        assertThat(lines).hasSize(5).allSatisfy(
                pid -> assertThat(started.alive(Integer.parseInt(pid))).isFalse());
    }

    @Test
    void whoIgnoresTermDiesAtTheTimeout() {
        assertThat(shell("trap '' TERM; echo deaf; sleep 60; sleep 60", Duration.ofMillis(300)))
                .isInstanceOfSatisfying(Ended.TimedOut.class, late -> {
                    assertThat(late.output()).isEqualTo("deaf\n");
                    assertThat(late.after()).isLessThan(SOON);
                });
    }

    @Test
    void outputThatIsNotUtf8IsStillText() {
        assertThat(shell("printf 'a\\377b\\303\\244'", LONG)).isEqualTo(new Ended.Exited(0, "a\uFFFDbä"));
    }

    @Test
    void argumentsArriveAsTheyAre() {
        List<String> words =
                List.of("two words", "", "\"quoted\"", "it's", "${x} $HOME `id`", "back\\slash", "ä€", "*", "-n");
        List<String> argv = new ArrayList<>(List.of("sh", "-c", "for a; do printf '[%s]' \"$a\"; done", "sh"));
        argv.addAll(words);

        Ended ended = host.commands().run(Invocation.of(argv), LONG);

        assertThat(ended).isEqualTo(new Ended.Exited(0, "[" + String.join("][", words) + "]"));
    }

    @Test
    void aProgramsNameMayHoldABackslash() {
        String program = directory.path("back\\slash");
        TestDirectory.write(program, "#!/bin/sh\necho ran\n", "755");

        assertThat(host.commands().run(Invocation.of(List.of(program)), LONG)).isEqualTo(new Ended.Exited(0, "ran\n"));
    }

    @Test
    void aCommandHasNoInputAndStaysInTheEnginesGroup() {
        Stat self = host.processes().stat((int) ProcessHandle.current().pid()).orElseThrow();

        assertThat(shell("cat; readlink /proc/self/fd/0; cut -d' ' -f5 /proc/$$/stat", LONG))
                .isEqualTo(new Ended.Exited(0, "/dev/null\n" + self.group() + "\n"));
    }

    @Test
    void whatCannotStartIsToldWithItsCause() {
        String text = directory.path("text");
        TestDirectory.write(text, "no program", "644");

        assertThat(run(in("/", text))).isEqualTo(new Ended.NotStarted(text + " is not an executable file"));
        assertThat(run(in("/", "/etc"))).isEqualTo(new Ended.NotStarted("/etc is not an executable file"));
        assertThat(run(in("/", "/no/such"))).isEqualTo(new Ended.NotStarted("/no/such does not exist"));
        assertThat(run(in("/", "no-such-x")))
                .isEqualTo(new Ended.NotStarted("there is no program no-such-x on the PATH"));
        assertThat(run(in("/no/folder", "true")))
                .isEqualTo(new Ended.NotStarted("the working directory /no/folder is not a directory"));
        assertThat(run(in(text, "true"))).isInstanceOf(Ended.NotStarted.class);
    }

    @Test
    void aProgramIsSoughtOnThePathOfTheInvocation() {
        TestDirectory.write(directory.path("mytool"), "#!/bin/sh\necho mine\n", "755");
        Invocation invocation = new Invocation(List.of("mytool"), Optional.empty(), Optional.empty(),
                Map.of("PATH", Optional.of(directory.path("") + ":/usr/bin:/bin")), "/", Optional.empty(), Map.of());

        assertThat(run(invocation)).isEqualTo(new Ended.Exited(0, "mine\n"));
    }

    @Test
    void theWorkingDirectoryIsUsed() {
        assertThat(run(in("/usr", "pwd"))).isEqualTo(new Ended.Exited(0, "/usr\n"));
    }

    @Test
    void aZombieThatIsNotCollectedDoesNotKeepTheCommand() {
        assertThat(shell("sleep 0 & exec sleep 0.2", LONG)).isEqualTo(new Ended.Exited(0, ""));
        assertThat(sinceStart()).isLessThan(SOON);
    }

    @Test
    void anInterruptEndsTheCommand() throws InterruptedException {
        String pidfile = directory.path("pid");
        Thread caller = new Thread(() -> host.commands().run(
                Invocation.of(List.of("sh", "-c", "echo $$ >\"$0\"; exec sleep 50", pidfile)), LONG));
        caller.start();
        int pid = pidWrittenTo(pidfile);

        caller.interrupt();
        caller.join(SOON.toMillis());

        assertThat(caller.isAlive()).isFalse();
        assertThat(started.alive(pid)).isFalse();
    }

    @Test
    void whenTheEngineIsToldToEndItsCommandsEndFirst() throws InterruptedException {
        String pidfile = directory.path("pid");
        Process engine = started.start(ChildJvm.argv(ChildJvm.RunsCommand.class, pidfile));
        int pid = pidWrittenTo(pidfile);
        started.adopt(pid);

        engine.destroy();

        assertThat(engine.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(started.alive(pid)).isFalse();
    }

    private static int pidWrittenTo(String path) {
        assertThat(Started.soon(() -> Files.exists(Path.of(path)) && TestDirectory.read(path).endsWith("\n"))).isTrue();
        return Integer.parseInt(TestDirectory.read(path).strip());
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static int pidIn(Ended ended) {
        return Integer.parseInt(((Ended.Exited) ended).output().strip());
    }

    /** In the script $0 is a file of the test's. */
    private Ended shell(String script, Duration timeout) {
        return host.commands().run(Invocation.of(List.of("sh", "-c", script, directory.path("file"))), timeout);
    }

    private Ended run(Invocation invocation) {
        return host.commands().run(invocation, LONG);
    }

    private static Invocation in(String workingDirectory, String... argv) {
        return new Invocation(Arrays.asList(argv), Optional.empty(), Optional.empty(), Map.of(), workingDirectory,
                Optional.empty(), Map.of());
    }
}
