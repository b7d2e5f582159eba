package org.oscine.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Tries inputs, one after another in one thread, and notes what did not hold. The same seed makes the same inputs. */
final class Fuzzer {
    private static final int PATIENCE = 10;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    /** An input that takes more of the processor's time is a finding, however busy the machine is. */
    private final long slowMillis;
    private final long seed;
    private final List<Subject> turns;
    private final Map<String, List<String>> seeds = new HashMap<>();
    private final Map<String, Long> tried = new TreeMap<>();
    private final Map<String, Long> kinds = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private volatile String current = "";
    private volatile String subject = "";
    private volatile long since = System.nanoTime();
    private volatile long begunAt;
    private volatile long number;
    private volatile Thread worker = Thread.currentThread();

    /** @param turns the subjects; one that stands there several times gets as many turns */
    Fuzzer(List<Subject> turns, long seed, long slowMillis) {
        this.turns = turns;
        this.seed = seed;
        this.slowMillis = slowMillis;
        turns.forEach(it -> seeds.computeIfAbsent(it.name(), name -> it.seeds()));
    }

    /**
     * All subjects, those more often that have more to say.
     *
     * @param directory a directory of its own, for those that need one
     */
    static List<Subject> subjects(Path directory) {
        List<Subject> turns = new ArrayList<>();
        add(turns, new DescriptorSubject(), 40);
        add(turns, new TestFileSubject(), 14);
        add(turns, new SetupSubject(), 8);
        add(turns, new UnitSubject(), 10);
        add(turns, new MetadataSubject(), 8);
        add(turns, new ConfigurationSubject(), 10);
        add(turns, new PidfileSubject(), 4);
        add(turns, new ProcessSubject(directory), 3);
        add(turns, new TopicSubject(), 3);
        return turns;
    }

    private static void add(List<Subject> turns, Subject subject, int times) {
        for (int i = 0; i < times; i++) {
            turns.add(subject);
        }
    }

    /** Tries inputs from a number on, until another or until a moment; or until another thread goes on in its place. */
    void run(long from, long to, long endNanos) {
        worker = Thread.currentThread();
        for (long i = from; i < to && worker == Thread.currentThread() && System.nanoTime() - endNanos < 0; i++) {
            number = i;
            Random random = new Random(seed * 1_000_003 + i);
            Subject next = turns.get(random.nextInt(turns.size()));
            String input = new Mutations(seeds.get(next.name()), random).next();
            attempt(next, input);
        }
    }

    private void attempt(Subject next, String input) {
        subject = next.name();
        since = System.nanoTime();
        current = input;
        long before = CPU.getCurrentThreadCpuTime();
        begunAt = before / 1_000_000;
        Finding finding = Finding.of(next, input);
        long millis = (CPU.getCurrentThreadCpuTime() - before) / 1_000_000;
        if (finding == null && millis > slowMillis) {
            finding = new Finding(next.name(), "slow", input, "it took " + millis + " ms");
        }
        if (worker != Thread.currentThread()) {
            return; // it was given up as hanging
        }
        tried.merge(next.name(), 1L, Long::sum);
        if (finding != null) {
            note(finding, next);
        }
    }

    private synchronized void note(Finding finding, Subject of) {
        if (kinds.merge(finding.subject() + ": " + finding.kind(), 1L, Long::sum) <= 2) {
            findings.add(finding.kind().equals("slow") ? finding : Shrinking.of(finding, of));
        }
    }

    /** How many inputs were tried, by subject. */
    Map<String, Long> tried() {
        return tried;
    }

    /** How often each kind of finding came. */
    synchronized Map<String, Long> kinds() {
        return Map.copyOf(kinds);
    }

    /** The first of each kind. */
    synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    long number() {
        return number;
    }

    /**
     * What is being tried for longer than a time of the processor, if there is such a thing; or, since one may wait for ever and
     * do nothing, for much longer by the clock.
     */
    Finding hanging(long millis) {
        long waited = (System.nanoTime() - since) / 1_000_000;
        long worked = CPU.getThreadCpuTime(worker.threadId()) / 1_000_000 - begunAt;
        if (worked <= millis && waited <= PATIENCE * millis) {
            return null;
        }
        StringBuilder stack = new StringBuilder("it hangs:\n");
        for (StackTraceElement frame : worker.getStackTrace()) {
            stack.append("    at ").append(frame).append('\n');
        }
        return new Finding(subject, "hang", current, stack.toString());
    }

    /** Writes a finding, to be looked at and to be kept among the resources. */
    static Path write(Finding finding, Path directory) throws IOException {
        Path file = directory.resolve(finding.subject()).resolve(Integer.toHexString(finding.input().hashCode()) + ".txt");
        Files.createDirectories(file.getParent());
        Files.write(file, Escapes.of(finding.input()).getBytes(StandardCharsets.UTF_8));
        Files.write(file.resolveSibling(file.getFileName() + ".why"), (finding.kind() + "\n" + finding.why()).getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
