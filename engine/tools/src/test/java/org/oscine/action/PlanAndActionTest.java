package org.oscine.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.host.Invocation;
import org.oscine.host.simulated.Effect;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.plan.Plan;
import org.oscine.plan.Plan.Execution;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;
import org.oscine.plan.Planner;
import org.oscine.plan.Seen;

/** A plan and the action of the same name, held against each other with many descriptors: what is told is what is done. */
class PlanAndActionTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 0; seed < 60; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    private static Plan plan(SimulatedDaemon daemon, ActionName action) {
        return Planner.plan(action, daemon.service.resource(action), TIMEOUT, daemon.service.host.files());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStartRunsWhatItsPlanSays(long seed) {
        SimulatedDaemon daemon = new SimulatedDaemon(seed);
        Plan plan = plan(daemon, ActionName.START);
        assertThat(daemon.service.call(ActionName.START, TIMEOUT)).isEqualTo(Result.SUCCESS);
        assertDone(daemon, plan, stage -> !stage.title().startsWith("If it is up")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStartOfWhatRunsWaitsUntilItWorks(long seed) {
        SimulatedDaemon daemon = new SimulatedDaemon(seed).running();
        Plan plan = plan(daemon, ActionName.START);
        assertThat(daemon.service.call(ActionName.START, TIMEOUT)).isEqualTo(Result.SUCCESS);
        assertDone(daemon, plan, stage ->
                stage.title().startsWith("Find out") || stage.title().startsWith("If") || stage.title().startsWith("Wait"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStopThatNothingHelpsTakesEveryStepOfItsPlan(long seed) {
        SimulatedDaemon daemon = new SimulatedDaemon(seed).running().deaf();
        Plan plan = plan(daemon, ActionName.STOP);
        assertThat(daemon.service.call(ActionName.STOP, TIMEOUT)).isEqualTo(Result.SUCCESS);
        assertDone(daemon, plan, stage -> !stage.title().startsWith("If")).contains("SIGKILL");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStopOfNothingLooksAndCleansUp(long seed) {
        SimulatedDaemon daemon = new SimulatedDaemon(seed);
        Plan plan = plan(daemon, ActionName.STOP);
        assertThat(daemon.service.call(ActionName.STOP, TIMEOUT)).isEqualTo(Result.SUCCESS);
        assertDone(daemon, plan, stage ->
                stage.title().startsWith("Find out") || stage.title().startsWith("Clean"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void monitorAndStatusAskWhatTheirPlansSay(long seed) {
        for (ActionName action : List.of(ActionName.MONITOR, ActionName.STATUS)) {
            SimulatedDaemon daemon = new SimulatedDaemon(seed).running();
            Plan plan = plan(daemon, action);
            assertThat(daemon.service.call(action, TIMEOUT)).isEqualTo(Result.SUCCESS);
            assertDone(daemon, plan, stage -> true);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aProbeOfNothingChecksTheNode(long seed) {
        SimulatedDaemon daemon = new SimulatedDaemon(seed);
        daemon.service.probing();
        Plan plan = plan(daemon, ActionName.MONITOR);
        assertThat(daemon.service.call(ActionName.MONITOR, TIMEOUT).code().number()).isEqualTo(7);
        assertDone(daemon, plan, stage -> !stage.title().startsWith("Ask"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void validationAndReloadRunWhatTheirPlansSay(long seed) {
        for (ActionName action : List.of(ActionName.VALIDATE_ALL, ActionName.RELOAD)) {
            SimulatedDaemon daemon = new SimulatedDaemon(seed).running();
            Plan plan = plan(daemon, action);
            Result result = daemon.service.call(action, TIMEOUT);
            assertThat(result.code().number()).isEqualTo(daemon.canReload || action != ActionName.RELOAD ? 0 : 3);
            assertDone(daemon, plan, stage -> true);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyExitOfAQuestionHasTheCodeOfThePlan(long seed) {
        SimulatedDaemon daemon = new SimulatedDaemon(seed).running();
        Item question = questionOf(plan(daemon, ActionName.MONITOR));
        for (int exit = 0; exit < 256; exit++) {
            daemon.host.command(question.execution().orElseThrow().argv().toArray(String[]::new)).exits(exit)
                    .prints("fine");
            assertThat(daemon.service.call(ActionName.MONITOR, TIMEOUT).code()).as("exit %d", exit)
                    .isEqualTo(codeOf(question, exit));
        }
    }

    @Test
    void theOwnPidfileOfAForegroundProgramIsTold() {
        SimulatedDaemon daemon = new SimulatedDaemon(0, """
                agent: xd
                version: 1.0.0
                summary: The example daemon
                start: { foreground: [/usr/sbin/xd], pidfile: /run/fg.pid }
                stop: { steps: { kill: { signal: KILL } } }
                """);
        Plan start = plan(daemon, ActionName.START);
        assertThat(daemon.service.call(ActionName.START, TIMEOUT)).isEqualTo(Result.SUCCESS);
        assertDone(daemon, start, stage -> !stage.title().startsWith("If")).contains("write /run/fg.pid");
        daemon.running();
        Plan stop = plan(daemon, ActionName.STOP);
        assertThat(daemon.service.call(ActionName.STOP, TIMEOUT)).isEqualTo(Result.SUCCESS);
        assertDone(daemon, stop, stage -> !stage.title().startsWith("If")).contains("remove /run/fg.pid");
    }

    @Test
    void theStepsOfAStopGetTheirTimes() {
        SimulatedDaemon daemon = new SimulatedDaemon(0, """
                agent: xd
                version: 1.0.0
                summary: The example daemon
                start: { foreground: [/usr/sbin/xd] }
                stop:
                  steps:
                    ask: { run: [xctl, stop], share: 30 }
                    again: { run: [xctl, stop, now] }
                    terminate: { signal: TERM, share: 20 }
                    kill: { signal: KILL }
                """).running();
        daemon.host.command("xctl").hangs();
        List<Duration> moments = new ArrayList<>();
        daemon.process.on("TERM", process -> moments.add(daemon.host.elapsed()));
        daemon.process.whenEnded(() -> moments.add(daemon.host.elapsed()));
        Duration begin = daemon.host.elapsed();
        List<Item> steps = plan(daemon, ActionName.STOP).stages().get(2).items();
        assertThat(daemon.service.call(ActionName.STOP, TIMEOUT)).isEqualTo(Result.SUCCESS);
        Duration terminate = begin.plus(least(steps.get(0))).plus(least(steps.get(1)));
        Duration kill = terminate.plus(least(steps.get(2)));
        assertThat(moments).first().isEqualTo(terminate);
        assertThat(moments.getLast()).isBetween(kill, kill.plusMillis(100)); // the longest pause between two looks
        assertThat(least(steps.get(3))).isEqualTo(Duration.ofSeconds(18).minus(terminate.minus(begin))
                .minus(least(steps.get(2))));
    }

    @Test
    void everyFailedCheckHasACodeOfThePlan() {
        String yaml = """
                agent: xd
                version: 1.0.0
                summary: The example daemon
                validate:
                  CHECK
                start: { foreground: [/usr/sbin/xd] }
                stop: { steps: { kill: { signal: KILL } } }
                """;
        for (String check : List.of("{ binary: no-such }", "{ file: /no/such }", "{ file: /etc }",
                "{ directory: /no/such }", "{ directory: /etc, writable-by: daemon }", "{ device: /etc }", "{ user: nobody-there }",
                "{ group: nobody-there }", "{ run: [xctl, fail] }", "{ run: [xctl, fail], exit: { 1: OCF_ERR_PERM } }",
                "{ run: [xctl, fail], code: OCF_ERR_CONFIGURED }", "{ refuse: not here, unless: probe }", "{ file: /no/such, code: OCF_ERR_ARGS }")) {
            SimulatedDaemon daemon = new SimulatedDaemon(0, yaml.replace("CHECK", "it: " + check));
            daemon.host.directory("/etc");
            daemon.host.command("xctl", "fail").exits(1);
            Plan plan = plan(daemon, ActionName.VALIDATE_ALL);
            Item item = plan.stages().getLast().items().getFirst();
            assertThat(item.outcomes().stream().filter(Outcome::isEnd).map(end -> end.code().orElseThrow()))
                    .as(check).contains(daemon.service.call(ActionName.VALIDATE_ALL, TIMEOUT).code());
        }
    }

    /** What was done is what the plan tells, and no file that the plan removes is left. */
    private static ListAssert<String> assertDone(SimulatedDaemon daemon, Plan plan, Predicate<Stage> reached) {
        List<String> done = done(daemon);
        plan.stages().stream().filter(reached).flatMap(stage -> stage.items().stream())
                .filter(item -> item.kind() == Kind.REMOVE).flatMap(item -> item.paths().stream())
                .forEach(path -> assertThat(daemon.host.fileAt(path)).as(path).isEmpty());
        return assertThat(done).isEqualTo(planned(plan, reached, done));
    }

    private static Duration least(Item item) {
        return item.time().orElseThrow().least();
    }

    private static Item questionOf(Plan plan) {
        return plan.stages().getLast().items().stream()
                .filter(item -> item.execution().isPresent()).findFirst().orElseThrow();
    }

    private static ReturnCode codeOf(Item item, int exit) {
        for (Outcome outcome : item.outcomes()) {
            boolean fits = switch (outcome.seen()) {
                case Seen.Exit(int from, int to) -> from <= exit && exit <= to;
                case Seen.Signal(String name, int status) -> status == exit;
                case Seen.OtherEnd any -> true;
                default -> false;
            };
            if (fits) {
                return outcome.code().orElseThrow();
            }
        }
        throw new AssertionError("no outcome for exit " + exit + " in " + item.outcomes());
    }

    /** What was run, signalled, written and removed, in its order; what is repeated at once counts once. */
    private static List<String> done(SimulatedDaemon daemon) {
        List<String> lines = new ArrayList<>();
        for (Effect effect : daemon.effects()) {
            Optional<String> line = switch (effect) {
                case Effect.Ran it -> Optional.of(line(it.invocation()));
                case Effect.RanStarter it -> Optional.of(line(it.invocation()));
                case Effect.Launched it -> Optional.of(line(it.invocation()));
                case Effect.Signalled it -> Optional.of("SIG" + it.signal());
                case Effect.MadeDirectory it -> Optional.empty();
                case Effect.GaveTo it -> Optional.empty();
                case Effect.SetMode it -> Optional.empty();
                case Effect.Wrote it -> Optional.of("write " + it.path());
                case Effect.Removed it -> Optional.of("remove " + it.path());
            };
            line.ifPresent(text -> add(text, lines));
        }
        return lines;
    }

    /** What a plan tells of it: of files that need not be there, or may be there already, only those that were touched. */
    private static List<String> planned(Plan plan, Predicate<Stage> reached, List<String> done) {
        List<String> lines = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            for (Item item : reached.test(stage) ? stage.items() : List.<Item>of()) {
                item.execution().ifPresent(it -> add(line(it), lines));
                if (item.text().contains("to its main processes")) {
                    add(item.text().substring(0, item.text().indexOf(' ')), lines);
                }
                for (String path : item.paths()) {
                    String line = (item.kind() == Kind.WRITE ? "write " : "remove ") + path;
                    boolean certain = item.kind() == Kind.WRITE && !item.text().contains("if missing");
                    if (certain || done.contains(line)) {
                        add(line, lines);
                    }
                }
            }
        }
        return lines;
    }

    private static void add(String line, List<String> lines) {
        if (lines.isEmpty() || !lines.getLast().equals(line)) {
            lines.add(line);
        }
    }

    private static String line(Invocation it) {
        return it.argv() + " " + it.user() + it.group() + new TreeMap<>(it.environment()) + it.workingDirectory()
                + it.umask() + new TreeMap<>(it.limits());
    }

    private static String line(Execution it) {
        return it.argv() + " " + it.user() + it.group() + new TreeMap<>(it.environment()) + it.workingDirectory()
                + it.umask() + new TreeMap<>(it.limits());
    }
}
