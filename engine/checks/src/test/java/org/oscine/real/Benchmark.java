package org.oscine.real;

import static org.oscine.ocf.ReturnCode.OCF_SUCCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the engine's agent costs beside the shell agent of resource-agents, in the same run, turn by turn. Not part
 * of the test suite, since times judge the machine too: run engine/bench/run.
 */
@RealAsterisk
class Benchmark {

    private static final Path SHELL_AGENT = Path.of("/usr/lib/ocf/resource.d/heartbeat/asterisk");

    /** What is measured. Each is a median over all rounds. */
    private enum Measure {
        START_LATE("start returns after readiness", "ms"),
        STOP_LATE("stop returns after the end", "ms"),
        MONITOR_CPU("monitor: processor, with children", "ms"),
        MONITOR_WALL("monitor: time", "ms"),
        MONITOR_PEAK("monitor: peak memory", "MiB");

        private final String label;
        private final String unit;

        Measure(String label, String unit) {
            this.label = label;
            this.unit = unit;
        }
    }

    @Test
    void ourAgentBesideTheShellAgent() throws IOException {
        int rounds = Integer.getInteger("oscine.bench.rounds", 20);
        try (Contender ours = new Contender(AgentUnderTest.path()); Contender shell = new Contender(SHELL_AGENT)) {
            ours.round();
            shell.round();
            ours.samples.clear();
            shell.samples.clear();
            for (int round = 0; round < rounds; round++) {
                ours.round();
                shell.round();
            }
            System.out.print(table(ours, shell, rounds));
        }
    }

    private static String table(Contender ours, Contender shell, int rounds) {
        StringBuilder table = new StringBuilder(String.format("%nMedians of %d rounds on %d processors%n", rounds,
                Runtime.getRuntime().availableProcessors()));
        table.append(String.format("%-36s %10s %10s %8s%n", "", "this agent", "shell", "ratio"));
        for (Measure measure : Measure.values()) {
            double mine = ours.median(measure);
            double theirs = shell.median(measure);
            String ratio = theirs > 0 ? String.format(Locale.ROOT, "%.2f", mine / theirs) : "-";
            table.append(String.format(Locale.ROOT, "%-36s %10.1f %10.1f %8s%n",
                    measure.label + " (" + measure.unit + ")", mine, theirs, ratio));
        }
        return table.toString();
    }

    /** An agent with an Asterisk of its own, and what has been measured of it. */
    private static final class Contender implements AutoCloseable {
        private final Path agent;
        private final AsteriskInstance asterisk = AsteriskInstance.lay();
        private final Map<Measure, List<Double>> samples = new EnumMap<>(Measure.class);

        Contender(Path agent) {
            this.agent = agent;
        }

        /** One life of the service. */
        void round() throws IOException {
            start();
            monitor();
            stop();
        }

        private void start() {
            AgentCall.Running start = asterisk.agent(agent).begin("start");
            var ready = Moment.ready(asterisk.controlSocket());
            start.await().gives(OCF_SUCCESS);
            long ended = start.ended();
            note(Measure.START_LATE, (ended - ready.join()) / 1e6);
        }

        private void monitor() throws IOException {
            Path bill = asterisk.base().resolve("bill");
            Call call = asterisk.agent(agent).recurring().billed(bill).run("monitor").gives(OCF_SUCCESS);
            String[] items = Files.readString(bill).trim().split(" ");
            note(Measure.MONITOR_CPU, Double.parseDouble(items[0]) * 1e3);
            note(Measure.MONITOR_PEAK, Double.parseDouble(items[1]) / 1024);
            note(Measure.MONITOR_WALL, call.duration().toNanos() / 1e6);
        }

        private void stop() {
            var gone = Moment.gone(asterisk.server().pid());
            AgentCall.Running stop = asterisk.agent(agent).begin("stop");
            stop.await().gives(OCF_SUCCESS);
            note(Measure.STOP_LATE, (stop.ended() - gone.join()) / 1e6);
        }

        private void note(Measure measure, double value) {
            samples.computeIfAbsent(measure, any -> new ArrayList<>()).add(value);
        }

        double median(Measure measure) {
            List<Double> sorted = samples.get(measure).stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        @Override
        public void close() {
            asterisk.close();
        }
    }
}
