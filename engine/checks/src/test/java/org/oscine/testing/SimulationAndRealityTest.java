package org.oscine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.oscine.Machine;
import org.oscine.real.NeedsPrograms;

/**
 * What passes in simulation passes for real: every shipped case is played twice, on the simulated host, and with files,
 * users, processes, programs and sockets of its own on the host that agents have in production. Code, reason, effects,
 * output and who lives afterwards must be the same. Where a case only looks, an installed agent must say the same in a JVM of
 * its own and through the resident engine.
 */
@NeedsPrograms({"unshare", "gcc", "ip", "chroot"})
class SimulationAndRealityTest {
    private static final int SANDBOXES = 6;
    private static final int LEAST_LOOKS = 200;
    /** In percent. */
    private static final int LEAST_SHARE = 85;

    /** Cases that are right in both worlds and still cannot be the same, by their titles. */
    private static final Map<String, String> ONLY_IN_MEMORY = Map.ofEntries(
            Map.entry("asterisk.test.yaml: in realtime a canary that is not fed any more is a failure",
                    "its age is at the limit to the millisecond"),
            Map.entry("asterisk.test.yaml: a server that dies while it boots is a failure at once",
                    "how far a start has come after 500 ms is not the same"),
            Map.entry("haproxy.test.yaml: a master that dies at once is a failed start, and leaves nothing",
                    "how far a start has come after 100 ms is not the same"),
            Map.entry("memcached.test.yaml: a server whose port another one has dies, and that the other answers is no success",
                    "a few milliseconds decide it, and no real start keeps them"),
            Map.entry("haproxy.test.yaml: workers that have lost their master are a failure, and are ended before a new start",
                    "their session keeps the pid that the next master wants"),
            Map.entry("tomcat.test.yaml: a page from 200 to 399 is well, also one that leads elsewhere",
                    "what has status 199 is no answer yet to whoever asks a real server"),
            Map.entry("nginx.test.yaml: workers that have lost their master are a failure, and are ended before a new start",
                    "their session keeps the pid that the next master wants"),
            Map.entry("apache.test.yaml: any answer will do if no test is set, but there must be one",
                    "what has status 100 is no answer yet to whoever asks a real server"),
            Map.entry("apache.test.yaml: where the pages are, Listen tells",
                    "the listeners of this test have addresses of IPv4"),
            Map.entry("slapd.test.yaml: all that can be said of a server",
                    "for real a command answers without looking at what it reads"),
            Map.entry("proftpd.test.yaml: all that can be said of a server",
                    "for real a command answers without looking at what it reads"),
            Map.entry("proftpd.test.yaml: a server that ends at once is a failed start",
                    "how far a start has come is not the same"),
            Map.entry("proftpd.test.yaml: a pid that was used again is not the server",
                    "for real its pidfile is laid after the process has begun, and then root's word counts"));

    private static final List<Played> PLAYED = new ArrayList<>();
    private static int looks;

    /** What came of a case; a word, and what there is to say of it. */
    private record Played(String file, String name, String word, String detail) {
        String title() {
            return Path.of(file).getFileName() + ": " + name;
        }
    }

    @BeforeAll
    static void playAll() throws IOException, InterruptedException, ExecutionException {
        List<String> files = ShippedTests.files().stream().map(Path::toString).toList();
        Path root = Machine.scratch("cases");
        List<String> install = new ArrayList<>(
                List.of(Machine.project().resolve("oscine").toString(), "install", "--ocf-root", root.toString()));
        for (Path file : ShippedTests.files()) {
            install.add(file.resolveSibling(ShippedTests.tests(file).descriptor()).toString());
        }
        Machine.run(install.toArray(new String[0]));
        String home = root.resolve("share/oscine").toString();
        try (Sandbox sandbox = Sandbox.prepare(root); var threads = Executors.newFixedThreadPool(SANDBOXES)) {
            List<Future<List<String>>> parts = new ArrayList<>();
            for (int part = 0; part < SANDBOXES; part++) {
                List<String> arguments = new ArrayList<>(
                        List.of(root.resolve("resource.d/oscine").toString(), part + "/" + SANDBOXES));
                arguments.addAll(files);
                parts.add(threads.submit(() -> sandbox.run(RealCases.class, Map.of("oscine.home", home), arguments)));
            }
            for (Future<List<String>> part : parts) {
                List<String> lines = part.get();
                lines.subList(0, lines.size() - 1).forEach(SimulationAndRealityTest::add);
                looks += Integer.parseInt(lines.getLast());
            }
        } finally {
            Machine.remove(root);
        }
    }

    private static void add(String line) {
        String[] fields = line.split("\t", -1);
        assertThat(fields).as("the sandbox said: " + line).hasSize(4);
        PLAYED.add(new Played(fields[0], fields[1], fields[2], fields[3]));
    }

    @TestFactory
    Stream<DynamicTest> aCaseComesOutTheSame() {
        return PLAYED.stream().filter(it -> !it.word().equals("unfit"))
                .filter(it -> !ONLY_IN_MEMORY.containsKey(it.title()))
                .map(it -> DynamicTest.dynamicTest(it.title(), () -> assertThat(it.word()).as(it.detail()).isEqualTo("same")));
    }

    @Test
    void bothWaysWereAsked() {
        System.out.println(looks + " times an agent was asked in a JVM of its own and through the resident engine");
        assertThat(looks).isGreaterThan(LEAST_LOOKS);
    }

    @Test
    void noCaseIsLost() throws IOException {
        int all = 0;
        for (Path file : ShippedTests.files()) {
            all += ShippedTests.suite(file).cases().size();
        }
        assertThat(PLAYED).hasSize(all);
        assertThat(PLAYED.stream().map(Played::title)).containsAll(ONLY_IN_MEMORY.keySet());
    }

    @Test
    void mostCasesCanBePlayedForReal() {
        PLAYED.stream().filter(it -> ONLY_IN_MEMORY.containsKey(it.title())).forEach(it -> System.out.println(
                "only in memory: " + it.title() + ": " + ONLY_IN_MEMORY.get(it.title()) + " (now: " + it.word() + " " + it.detail() + ")"));
        PLAYED.stream().filter(it -> it.word().equals("unfit"))
                .forEach(it -> System.out.println("only in memory: " + it.title() + ": " + it.detail()));
        PLAYED.stream().filter(it -> it.word().equals("same") && !it.detail().isEmpty())
                .forEach(it -> System.out.println("the same when played once more: " + it.title() + ": " + it.detail()));
        long same = PLAYED.stream().filter(it -> it.word().equals("same")).count();
        System.out.println(same + " of " + PLAYED.size() + " cases came out the same for real");
        assertThat(same * 100 / PLAYED.size()).isGreaterThan(LEAST_SHARE);
    }

}
