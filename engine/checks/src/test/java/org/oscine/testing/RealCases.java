package org.oscine.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.oscine.descriptor.Descriptor;
import org.oscine.testfile.Event;
import org.oscine.testfile.Expected;
import org.oscine.testfile.Scene;
import org.oscine.testfile.TestFile.Case;
import org.oscine.testfile.TestFile.Step;

/**
 * Plays cases in memory and for real, one after the other, and tells where they differ; at each step of the real play that
 * only looks, an installed agent is asked {@link BothWays}. It runs inside a {@link Sandbox}: arguments are the directory of the
 * agents, which part of the cases it takes ("0/4") and the test files; a line each comes out, and at last the number of
 * those questions.
 */
public final class RealCases {
    private static final Duration LONGEST = Duration.ofSeconds(35);
    /** How long the machine may take to do what it does in memory at once: a process notices a signal, a file is laid. */
    private static final long SETTLING_MILLIS = 2000;
    private static final String SAME = "same\t";
    private static final String DIFFERS = "differs\t";
    private static final String NO_SCRIPT = "the simulated host has no script";
    private static final Pattern ADDRESS = Pattern.compile("\\b10(\\.\\d+){3}\\b");

    private final Actors actors;
    private final Actor init;
    private final BothWays ways;
    private final PrintStream out;

    private RealCases(Actors actors, Actor init, BothWays ways, PrintStream out) {
        this.actors = actors;
        this.init = init;
        this.ways = ways;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        try (Actors actors = Actors.open()) {
            Actor init = actors.init();
            BothWays ways = BothWays.of(Path.of(args[0]));
            String[] part = args[1].split("/");
            int number = 0;
            for (String file : List.of(args).subList(2, args.length)) {
                Suite suite = ShippedTests.suite(Path.of(file));
                for (Case it : suite.cases()) {
                    if (number++ % Integer.parseInt(part[1]) == Integer.parseInt(part[0])) {
                        new RealCases(actors, init, ways, out).play(file, suite.descriptor(), it);
                    }
                }
            }
            out.println(ways.looks());
        }
    }

    private void play(String file, Descriptor descriptor, Case it) {
        Optional<String> unfit = unfit(it);
        String result = unfit.map(why -> "unfit\t" + why).orElseGet(() -> {
            try {
                Play simulated = Play.simulated(descriptor, new Coverage(descriptor), it);
                List<Seen> inMemory = new ArrayList<>();
                Duration took = Duration.ZERO;
                for (Step step : it.steps()) {
                    CallOutcome came = simulated.call(step);
                    inMemory.add(seen(simulated.machine(), it, step, came));
                    took = took.plus(came.took()).plus(step.pause());
                }
                if (inMemory.stream().anyMatch(seen -> seen.all().get("reason").contains(NO_SCRIPT))) {
                    return "unfit\tthe case does not say what a command answers";
                }
                if (took.compareTo(LONGEST) > 0) {
                    return "unfit\tit would take " + took.toSeconds() + " s";
                }
                String first = compare(inMemory, descriptor, it);
                if (!first.startsWith(DIFFERS)) {
                    return first;
                }
                // A busy machine is late now and then, where milliseconds decide; what differs once more does differ.
                String second = compare(inMemory, descriptor, it);
                return second.equals(SAME) ? SAME + "at first it " + first.replace('\t', ' ') : second;
            } catch (IOException | RuntimeException broken) {
                return "broken\t" + broken + " at " + broken.getStackTrace()[0];
            }
        });
        out.println(file + "\t" + it.name() + "\t" + result.replace("\n", "\\n"));
        out.flush();
    }

    private String compare(List<Seen> inMemory, Descriptor descriptor, Case it) throws IOException {
        try (RealMachine machine = new RealMachine(actors, init)) {
            machine.noteDirectory(Play.stateOf(descriptor));
            for (MatchResult address : ADDRESS.matcher(it.toString()).results().toList()) {
                machine.address(address.group());
            }
            machine.apply(it.scene());
            Play real = new Play(descriptor, new Coverage(descriptor), it, machine);
            int number = 0;
            for (Step step : it.steps()) {
                CallOutcome came = real.call(step);
                String difference = difference(inMemory.get(number++), machine, it, step, came);
                String way = difference.isEmpty() ? ways.difference(descriptor.agent(), step.asked(), came) : "";
                if (machine.failure().isPresent()) {
                    throw machine.failure().get();
                }
                if (!difference.isEmpty()) {
                    return DIFFERS + "step " + number + " (" + step.asked().action().word() + "): " + difference;
                }
                if (!way.isEmpty()) {
                    return "ways differ\tstep " + number + " (" + step.asked().action().word() + "): " + way;
                }
            }
        }
        return SAME;
    }

    private static String difference(Seen inMemory, Machine machine, Case it, Step step, CallOutcome came) {
        long until = System.currentTimeMillis() + SETTLING_MILLIS;
        String difference = inMemory.difference(seen(machine, it, step, came));
        while (!difference.isEmpty() && System.currentTimeMillis() < until) {
            machine.host().clock().sleep(Duration.ofMillis(50));
            difference = inMemory.difference(seen(machine, it, step, came));
        }
        return difference;
    }

    /** What must be the same: numbers of processes are their names here, which differ from play to play. */
    private record Seen(Map<String, String> all) {
        String difference(Seen real) {
            List<String> lines = new ArrayList<>();
            all.forEach((what, here) -> {
                if (!Objects.equals(here, real.all.get(what))) {
                    lines.add(what + ": in memory " + here + ", for real " + real.all.get(what));
                }
            });
            return String.join("; ", lines);
        }
    }

    private static Seen seen(Machine machine, Case it, Step step, CallOutcome came) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("code", came.result().code().name());
        all.put("reason", named(came.result().reason(), it, machine));
        all.put("effects", String.join(" | ", came.effects()));
        all.put("output", came.output());
        for (String process : processes(it)) {
            all.put("process " + process, machine.alive(process) ? "alive" : "gone");
        }
        Expected expected = step.expected();
        List<String> paths = new ArrayList<>(expected.exists());
        paths.addAll(expected.missing());
        paths.forEach(path -> all.put(path, machine.exists(path) ? "exists" : "missing"));
        return new Seen(all);
    }

    private static String named(String reason, Case it, Machine machine) {
        Map<Integer, String> wanted = pids(it);
        StringBuilder named = new StringBuilder();
        for (String word : reason.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)")) {
            boolean pid = !word.isEmpty() && word.length() < 8 && word.chars().allMatch(Character::isDigit);
            named.append(!pid ? word : wanted.containsKey(Integer.parseInt(word)) ? wanted.get(Integer.parseInt(word))
                    : first(machine.nameOf(Integer.parseInt(word)), wanted, it));
        }
        return named.toString();
    }

    /** A process whose pid several want is called as the first of them. */
    private static String first(String name, Map<Integer, String> wanted, Case it) {
        Optional<Scene.Process> process = it.scene().processes().getOrDefault(name, Optional.empty());
        return process.flatMap(Scene.Process::pid).map(wanted::get).orElse(name);
    }

    /** The pids that the case wants for its processes, which for real those of programs that stay do not get. */
    private static Map<Integer, String> pids(Case it) {
        Map<Integer, String> names = new LinkedHashMap<>();
        it.scene().processes().forEach((name, process) -> process.flatMap(Scene.Process::pid)
                .ifPresent(pid -> names.putIfAbsent(pid, name)));
        return names;
    }

    private static Set<String> processes(Case it) {
        Set<String> names = new TreeSet<>(it.scene().processes().keySet());
        it.steps().forEach(step -> names.addAll(step.changes().processes().keySet()));
        return names;
    }

    /** Why a case cannot be played for real; absent if it can. */
    private static Optional<String> unfit(Case it) {
        List<Scene> scenes = new ArrayList<>(List.of(it.scene()));
        List<Event.Timed> events = new ArrayList<>();
        for (Step step : it.steps()) {
            scenes.add(step.changes());
            events.addAll(step.events());
        }
        for (Scene scene : scenes) {
            Optional<String> unfit = unfit(scene, events);
            if (unfit.isPresent()) {
                return unfit;
            }
        }
        return events.stream().anyMatch(event -> event.event() instanceof Event.Turns turns && turns.into() == Scene.State.UNKILLABLE)
                ? Optional.of("nothing here makes a process unkillable") : Optional.empty();
    }

    private static Optional<String> unfit(Scene scene, List<Event.Timed> events) {
        if (scene.engine().isPresent()) {
            return Optional.of("the engine of this test runs as root");
        }
        if (scene.files().values().stream().flatMap(Optional::stream).anyMatch(file -> file.unreadable().isPresent())) {
            return Optional.of("no file is unreadable to root");
        }
        for (Scene.Command command : scene.commands().values().stream().flatMap(Optional::stream).toList()) {
            if (command.refused().isPresent()) {
                return Optional.of("a program that is there can be started");
            }
        }
        for (Optional<Scene.Process> process : scene.processes().values()) {
            process.ifPresent(it -> {
                it.on().values().forEach(events::addAll);
                events.addAll(it.started());
                events.addAll(it.ended());
            });
            if (process.flatMap(Scene.Process::state).filter(Scene.State.UNKILLABLE::equals).isPresent()) {
                return Optional.of("nothing here makes a process unkillable");
            }
        }
        return Optional.empty();
    }
}
