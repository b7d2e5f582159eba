package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.oscine.host.Commands.Ended;
import org.oscine.host.Family;
import org.oscine.host.Invocation;
import org.oscine.host.ProcessControl.Launched;
import org.oscine.host.ProcessTable.Stat;
import org.oscine.ocf.Failure;

/** What is to outlive the engine: daemons that a starter leaves behind, and programs that stay. */
class LinuxDaemonTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Optional<String> NONE = Optional.empty();

    private final TestDirectory directory = new TestDirectory();
    private final Started started = new Started();
    private final LinuxHost host = new LinuxHost();

    @AfterEach
    void cleanUp() {
        started.close();
        directory.close();
    }

    @Test
    void aDaemonOutlivesItsStarterAndHoldsNothingOfTheEngines() throws IOException {
        Ended ended = starter("echo starting; sleep 50 & echo $!", LONG);

        assertThat(ended).isInstanceOfSatisfying(Ended.Exited.class, exited -> {
            assertThat(exited.code()).isZero();
            assertThat(exited.output()).startsWith("starting\n");
        });
        int daemon = Integer.parseInt(((Ended.Exited) ended).output().lines().skip(1).findFirst().orElseThrow());
        Stat stat = started.adopt(daemon);
        assertThat(stat.alive()).isTrue();
        assertThat(stat.session()).isNotEqualTo(sessionOfTheEngine());
        awaitTheProgram(daemon);
        assertThat(open(daemon)).hasSize(3);
        assertThat(open(host.processes().self())).doesNotContain(open(daemon).get(1), open(daemon).get(2));
        assertThat(open(daemon).get(0)).isEqualTo("/dev/null");
        assertThat(ProcFile.text(ProcFile.of(daemon, "environ"))).doesNotContain(Surroundings.COOKIE);
    }

    @Test
    void aStarterReadsWhatItIsGivenAndNothingElse() {
        Invocation plain = Invocation.of(List.of("sh", "-c", "cat; echo .; cat"));
        Invocation reading = new Invocation(plain.argv(), plain.user(), plain.group(), plain.environment(), "/", plain.umask(), plain.limits(),
                Failure.NONE, "a password\n", Failure.NONE, false);

        assertThat(host.commands().runDaemonStarter(reading, Family.NONE, "", LONG)).isEqualTo(new Ended.Exited(0, "a password\n.\n"));
        assertThat(host.commands().runDaemonStarter(reading, Family.NONE, directory.path("starter"), LONG)).isEqualTo(new Ended.Exited(0, "a password\n.\n"));
        assertThat(host.commands().runDaemonStarter(plain, Family.NONE, "", LONG)).isEqualTo(new Ended.Exited(0, ".\n"));
    }

    /** A shell that writes to a file has that in the place of its output for a moment. */
    private String outputOf(Stat daemon) throws IOException {
        String output = open(daemon.pid()).get(1);
        for (int i = 0; i < 1000 && !output.startsWith("pipe:"); i++) {
            output = open(daemon.pid()).get(1);
        }
        return output;
    }

    @Test
    void aDaemonThatKeepsItsOutputPrintsOnAndFillsNothing() throws IOException {
        String count = directory.path("count");
        Ended ended = starter("echo starting; (i=0; while printf '%065536d' 0; do i=$((i + 1)); echo $i >\"$1\"; done) &"
                + " echo $! >\"$0\"", LONG, directory.path("pid"), count);
        Stat daemon = adopted();
        String pipe = outputOf(daemon);
        long before = written(count);

        assertThat(printed(ended)).startsWith("starting\n0000").hasSize(64 * 1024);
        assertThat(Started.soon(() -> written(count) >= before + 100)).as("printed on, 6 MiB at least").isTrue();
        assertThat(started.alive(daemon.pid())).isTrue();
        assertThat(pipe).startsWith("pipe:");
        assertThat(open(host.processes().self())).as("the engine reads no more").doesNotContain(pipe);
        assertThat(readers()).singleElement().satisfies(reader -> {
            assertThat(open(reader.pid()).getFirst()).isEqualTo(pipe);
            assertThat(reader.session()).as("out of reach of what is sent to the engine's group").isEqualTo(reader.pid());
            assertThat(ProcFile.text(ProcFile.of(reader.pid(), "environ"))).startsWith("PATH=").doesNotContain("HOME=");
        });
    }

    @Test
    void whoReadsTheOutputEndsWithTheDaemon() {
        starter("sleep 50 & echo $! >\"$0\"", LONG, directory.path("pid"));
        Stat daemon = adopted();
        assertThat(readers()).hasSize(1);

        host.control().signal(daemon, "KILL");

        assertThat(Started.soon(() -> readers().isEmpty())).isTrue();
    }

    @Test
    void ofADaemonThatClosesItsOutputNobodyReads() {
        Ended ended = starter("echo said; sleep 50 >/dev/null 2>&1 & echo $! >\"$0\"", LONG, directory.path("pid"));
        Stat daemon = adopted();

        assertThat(printed(ended)).isEqualTo("said\n");
        assertThat(Started.soon(() -> readers().isEmpty())).isTrue();
        assertThat(started.alive(daemon.pid())).isTrue();
    }

    @Test
    void onlyTheBeginningOfManyWordsIsKept() {
        assertThat(printed(starter("head -c 3000000 /dev/zero | tr '\\0' x", LONG))).hasSize(64 * 1024).startsWith("xxx");
    }

    private Stat adopted() {
        return started.adopt(Integer.parseInt(TestDirectory.read(directory.path("pid")).strip()));
    }

    private static String printed(Ended ended) {
        return ((Ended.Exited) ended).output();
    }

    private static long written(String file) {
        String text = new File(file).exists() ? TestDirectory.read(file).strip() : "";
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** Those of this JVM that read what a starter prints. */
    private List<Stat> readers() {
        List<Stat> readers = new ArrayList<>();
        for (int pid : host.processes().pids()) {
            Optional<Stat> stat = host.processes().stat(pid);
            if (stat.isPresent() && stat.get().alive() && stat.get().parent() == host.processes().self()
                    && host.processes().arguments(pid).equals(List.of("tee", "/dev/null"))) {
                readers.add(stat.get());
            }
        }
        return readers;
    }

    @Test
    void aStarterThatHangsIsEndedWithItsTree() {
        String pids = directory.path("pids");

        Ended ended = host.commands().runDaemonStarter(Invocation.of(List.of("sh", "-c",
                "sleep 50 & echo $! >\"$0\"; (sleep 51 & echo $! >>\"$0\"); sleep 52", pids)), Family.NONE, "",
                Duration.ofMillis(500));

        assertThat(ended).isInstanceOf(Ended.TimedOut.class);
        assertThat(TestDirectory.read(pids).strip().split("\n")).hasSize(2).allSatisfy(
                pid -> assertThat(started.alive(Integer.parseInt(pid))).isFalse());
    }

    @Test
    void aStarterWritesDownWhoItIsBeforeItBegins() {
        String note = directory.path("starter's note");
        String seen = directory.path("seen");

        Ended ended = host.commands().runDaemonStarter(plain("sh", "-c", "cat \"$0\" >\"$1\"; cat /proc/$$/stat >>\"$1\"",
                note, seen), Family.NONE, note, LONG);

        assertThat(ended).isEqualTo(new Ended.Exited(0, ""));
        String[] lines = TestDirectory.read(seen).split("\n");
        assertThat(lines[0]).isEqualTo(host.processes().bootId());
        assertThat(lines[1].split(" ")[0]).as("pid").isEqualTo(lines[2].split(" ")[0]);
        assertThat(lines[1].split(" ")[21]).as("start time").isEqualTo(lines[2].split(" ")[21]);
    }

    @Test
    void aStarterThatCannotWriteThatDownDoesNotBegin() {
        String mark = directory.path("mark");

        Ended ended = host.commands().runDaemonStarter(plain("touch", mark), Family.NONE, directory.path("none/starter"), LONG);

        assertThat(ended).isInstanceOf(Ended.NotStarted.class);
        assertThat(new File(mark)).doesNotExist();
    }

    @Test
    void aLaunchedProgramIsTheProcessThatIsNamed() throws IOException {
        Stat stat = launched(plain("sleep", "50"), "");

        assertThat(host.processes().arguments(stat.pid())).containsExactly("sleep", "50");
        assertThat(host.processes().executable(stat.pid()).orElseThrow()).endsWith("/sleep");
        assertThat(stat.session()).isEqualTo(stat.pid());
        assertThat(open(stat.pid())).containsExactly("/dev/null", "/dev/null", "/dev/null");
        assertThat(ProcFile.text(ProcFile.of(stat.pid(), "environ"))).doesNotContain(Surroundings.COOKIE);
    }

    @Test
    @NeedsRoot
    void aLaunchedProgramHasItsUserLimitsAndUmaskFromTheFirstLookOn() {
        Stat stat = launched(new Invocation(List.of("sleep", "50"), Optional.of("nobody"), NONE, Map.of(), "/usr",
                Optional.of("027"), Map.of("nofile", "777")), "");

        assertThat(host.processes().arguments(stat.pid())).containsExactly("sleep", "50");
        assertThat(host.processes().user(stat.pid())).contains(65534);
        assertThat(ProcFile.text(ProcFile.of(stat.pid(), "limits"))).containsPattern("open files +777 +777 ");
        assertThat(ProcFile.text(ProcFile.of(stat.pid(), "status"))).contains("Umask:\t0027");
        assertThat(host.files().realPath("/proc/" + stat.pid() + "/cwd")).contains("/usr");
    }

    @Test
    void theOutputOfALaunchedProgramIsAppended() {
        String log = directory.path("log");
        TestDirectory.write(log, "before\n", "600");

        launched(plain("sh", "-c", "echo out; echo err >&2; exec sleep 50"), log);

        assertThat(Started.soon(() -> TestDirectory.read(log).equals("before\nout\nerr\n"))).isTrue();
    }

    @Test
    void aLogThatIsMissingIsMade() {
        String log = directory.path("new.log");

        launched(plain("sh", "-c", "echo out; exec sleep 50"), log);

        assertThat(Started.soon(() -> TestDirectory.read(log).equals("out\n"))).isTrue();
    }

    @Test
    @NeedsRoot
    void aLogThatIsALinkOfTheServicesOwnIsRefused() throws IOException {
        String open = directory.make("open");
        Files.setAttribute(Path.of(open), "unix:uid", 65534);
        TestDirectory.write(directory.path("precious"), "kept", "600");
        TestDirectory.link(open + "/log", directory.path("precious"));

        Launched launched = host.control().launch(plain("echo", "lost"), Family.NONE, open + "/log", "");

        assertThat(launched).isInstanceOfSatisfying(Launched.Refused.class,
                refused -> assertThat(refused.cause()).contains(open + "/log", "symbolic link"));
        assertThat(TestDirectory.read(directory.path("precious"))).isEqualTo("kept");
        launched(plain("sh", "-c", "echo fine; exec sleep 50"), open + "/real");
        assertThat(Started.soon(() -> TestDirectory.read(open + "/real").equals("fine\n"))).isTrue();
    }

    @Test
    void outputThatIsToBeNowhereIsThrownAway() {
        assertThat(host.control().launch(plain("true"), Family.NONE, "/dev/null", "/dev/null")).isInstanceOf(Launched.Running.class);
    }

    @Test
    void whatCannotBeLaunchedIsToldWithItsCause() {
        assertThat(host.control().launch(plain("/no/such"), Family.NONE, "", ""))
                .isEqualTo(new Launched.Refused("/no/such does not exist"));
        assertThat(host.control().launch(plain("true"), Family.NONE, directory.path("no/log"), ""))
                .isInstanceOfSatisfying(Launched.Refused.class,
                        refused -> assertThat(refused.cause()).contains("no such directory"));
    }

    @Test
    @NeedsRoot
    void whatTheToolsCannotExecuteIsRefused() {
        String program = directory.path("tool");
        TestDirectory.write(program, "#!/no/such/interpreter\n", "755");

        assertThat(host.control().launch(new Invocation(List.of(program), Optional.of("nobody"), NONE, Map.of(), "/",
                NONE, Map.of()), Family.NONE, "", "")).isInstanceOf(Launched.Refused.class);
    }

    private Stat launched(Invocation invocation, String output) {
        Launched launched = host.control().launch(invocation, Family.NONE, output, "");
        assertThat(launched).isInstanceOf(Launched.Running.class);
        return started.adopt(((Launched.Running) launched).pid());
    }

    private Ended starter(String script, Duration timeout, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", script));
        argv.addAll(List.of(arguments));
        return host.commands().runDaemonStarter(Invocation.of(argv), Family.NONE, "", timeout);
    }

    private static Invocation plain(String... argv) {
        return Invocation.of(List.of(argv));
    }

    private int sessionOfTheEngine() {
        return host.processes().stat((int) ProcessHandle.current().pid()).orElseThrow().session();
    }

    /** A program that begins opens libraries and locales for a moment. */
    private void awaitTheProgram(int pid) {
        for (int look = 0; look < 100 && host.processes().stat(pid).orElseThrow().state() != 'S'
                || !host.processes().arguments(pid).getFirst().equals("sleep"); look++) {
            host.clock().sleep(Duration.ofMillis(20));
        }
    }

    /** What it holds open, once its loader has closed what it reads. */
    private List<String> open(int pid) throws IOException {
        List<String> files = listed(pid);
        for (int look = 0; look < 100 && files.size() > 3; look++) {
            host.clock().sleep(Duration.ofMillis(20));
            files = listed(pid);
        }
        return files;
    }

    private static List<String> listed(int pid) throws IOException {
        List<String> files = new ArrayList<>();
        for (String number : new File("/proc/" + pid + "/fd").list()) {
            Path link = Path.of("/proc/" + pid + "/fd", number);
            if (Files.isSymbolicLink(link)) {
                files.add(Files.readSymbolicLink(link).toString());
            }
        }
        return files;
    }
}
