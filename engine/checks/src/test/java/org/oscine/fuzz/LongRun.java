package org.oscine.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command behind engine/bench/fuzz: as many inputs as are asked for. What is found is written, and the run goes on. */
public final class LongRun {
    private static final long SLOW_MILLIS = 3_000;
    private static final long HANGS_MILLIS = 20_000;
    private static final long TOLD_MILLIS = 60_000;

    private LongRun() {}

    /** @param arguments how many inputs, the seed, the directory for what is found, and subjects that are left out */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long inputs = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path directory = Path.of(arguments[2]);
        Files.createDirectories(directory);
        List<Subject> subjects = Fuzzer.subjects(Files.createTempDirectory(directory, "proc"));
        subjects.removeIf(it -> List.of(arguments).subList(3, arguments.length).contains(it.name()));
        Fuzzer fuzzer = new Fuzzer(subjects, seed, SLOW_MILLIS);
        int hung = 0;
        int written = 0;
        long told = System.nanoTime();
        System.out.println("seed " + seed + ", " + inputs + " inputs; what is found goes to " + directory);
        for (long next = 0; next < inputs; next = fuzzer.number() + 1) {
            long from = next;
            Thread worker = new Thread(() -> fuzzer.run(from, inputs, Long.MAX_VALUE), "fuzz");
            worker.setDaemon(true);
            worker.start();
            Finding hanging = null;
            while (worker.isAlive() && hanging == null) {
                worker.join(1_000);
                hanging = worker.isAlive() ? fuzzer.hanging(HANGS_MILLIS) : null;
                for (; written < fuzzer.findings().size(); written++) {
                    Finding finding = fuzzer.findings().get(written);
                    System.out.println(finding.kind() + " -> " + Fuzzer.write(finding, directory));
                }
                if (System.nanoTime() - told > TOLD_MILLIS * 1_000_000) {
                    told = System.nanoTime();
                    System.out.println(fuzzer.number() + " inputs, findings " + fuzzer.kinds());
                }
            }
            if (hanging != null) {
                hung++;
                System.out.println("hang -> " + Fuzzer.write(hanging, directory));
            }
        }
        System.out.println("done: seed " + seed + ", inputs " + fuzzer.tried() + ", hung " + hung + ", findings " + fuzzer.kinds());
        System.exit(hung == 0 && fuzzer.kinds().isEmpty() ? 0 : 1);
    }
}
