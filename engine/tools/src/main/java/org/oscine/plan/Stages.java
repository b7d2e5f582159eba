package org.oscine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.action.Course;
import org.oscine.action.Course.Row;
import org.oscine.action.Course.Turn;
import org.oscine.action.Finding;
import org.oscine.action.Notes;
import org.oscine.action.Phase;
import org.oscine.descriptor.Check;
import org.oscine.ocf.ActionName;
import org.oscine.ocf.Result;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Note;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;
import org.oscine.plan.Plan.Time;

/** Tells the stages of an action's course: what is done in each, and where it leads. */
final class Stages {
    private static final String NOT_WRITTEN = "cannot be written";

    private final Resource resource;
    private final Course course;
    private final Duration usable;
    private final Duration starting;
    private final Time all;
    private final StepItems work;
    private final StatusItems looks;

    Stages(Resource resource, ActionName action, Duration usable, Duration starting) {
        this.resource = resource;
        this.course = Course.of(action, resource);
        this.usable = usable;
        this.starting = starting;
        this.all = Times.all(usable);
        this.work = new StepItems(resource, all);
        this.looks = new StatusItems(resource, all);
    }

    /** All of them; where the parameters are wrong, those up to that. */
    List<Stage> tell() {
        List<Row> rows = rows();
        List<Stage> told = new ArrayList<>();
        for (Row row : rows) {
            told.add(new Stage(title(row.phase()), items(row.phase()), outcomes(row, rows)));
        }
        return told;
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Row row : course.rows()) {
            if (row.phase() != Phase.RIGHTS || !checks(Check.Root.class).isEmpty()) {
                rows.add(row);
            }
            if (row.phase() == Phase.PARAMETERS && !resource.faults().isEmpty()) {
                break;
            }
        }
        return rows;
    }

    private String title(Phase phase) {
        return switch (phase) {
            case LOCK -> "Take the lock of this resource";
            case PARAMETERS -> "Check the parameters";
            case RIGHTS -> "Check permissions";
            case LOOK -> switch (course.action()) {
                case START -> "Find out whether it is already running";
                case STOP -> "Find out whether it is running at all";
                case RELOAD, RELOAD_AGENT -> "Find out whether it is running";
                case STATUS, MONITOR, VALIDATE_ALL, META_DATA, PROMOTE, DEMOTE, NOTIFY, USAGE, HELP -> "Find out whether it is there";
            };
            case ADOPT -> "If it is up: record what is known about it";
            case NODE -> course.action() == ActionName.MONITOR
                    ? "If it is down: check the node, so that the cluster need not try a start" : "Check the node";
            case PREPARE -> "Prepare";
            case LAUNCH -> "Start the program";
            case READY -> "Wait until it works: ask in turn, with pauses of 20 to 250 ms";
            case QUESTIONS -> "Ask whether it works; the first wrong answer decides";
            case STOP -> "Stop it, each step only if the one before has left something running";
            case PROOF -> "Verify that nothing is left, after each step that has ended its processes";
            case CLEAN_UP -> "Clean up";
            case FORGET -> "If another instance uses its files: remove only the notes";
            case RELOAD -> "Reload";
            case LOOK_AGAIN -> "Verify that it is still running";
            case REFUSE -> "Report that this is not supported";
        };
    }

    private List<Item> items(Phase phase) {
        return switch (phase) {
            case LOCK -> lock();
            case PARAMETERS -> parameters();
            case RIGHTS -> checks(Check.Root.class);
            case NODE -> checks(Check.class);
            case LOOK -> looks.first();
            case LOOK_AGAIN -> looks.again();
            case ADOPT -> adopt();
            case PREPARE -> prepare();
            case LAUNCH -> launch();
            case READY -> ready();
            case QUESTIONS -> questions();
            case STOP -> work.stop(usable);
            case RELOAD -> work.reload();
            case PROOF -> proof();
            case CLEAN_UP -> cleanUp();
            case FORGET -> List.of(forget());
            case REFUSE -> List.of(plain(Kind.LOOK, course.refusal(), Outcome.ends("always", ReturnCode.OCF_ERR_UNIMPLEMENTED)));
        };
    }

    private List<Outcome> outcomes(Row row, List<Row> rows) {
        List<Outcome> outcomes = new ArrayList<>(switch (row.phase()) {
            case READY -> outcomesOfReady();
            case PROOF -> outcomesOfProof();
            case LOCK, PARAMETERS, RIGHTS, LOOK, ADOPT, NODE, PREPARE, LAUNCH, QUESTIONS, STOP, CLEAN_UP, FORGET, RELOAD,
                    LOOK_AGAIN, REFUSE -> List.<Outcome>of();
        });
        for (Turn turn : row.turns()) {
            for (Finding finding : turn.findings()) {
                Seen seen = finding == Finding.WELL ? well(row) : new Seen.State(finding);
                outcomes.add(turn.phase().isPresent()
                        ? new Outcome(seen, Optional.empty(), way(row, turn.phase().get(), rows))
                        : new Outcome(seen, Optional.of(turn.code()), ""));
            }
        }
        if (row == course.rows().getLast() && row.turns().isEmpty() && row.phase() != Phase.REFUSE) {
            outcomes.addFirst(new Outcome(well(row), Optional.of(ReturnCode.OCF_SUCCESS), ""));
        }
        return outcomes;
    }

    private Seen well(Row row) {
        return new Seen.Told(switch (row.phase()) {
            case NODE -> "all checks pass";
            case QUESTIONS -> "all answers are right";
            case READY -> resource.ready().isEmpty() && resource.monitor().isEmpty() ? "up" : "up, and all answers are right";
            case LOCK, PARAMETERS, RIGHTS, LOOK, ADOPT, PREPARE, LAUNCH, STOP, PROOF, CLEAN_UP, FORGET, RELOAD, LOOK_AGAIN,
                    REFUSE -> "done";
        });
    }

    private static String way(Row from, Phase to, List<Row> rows) {
        int next = rows.indexOf(from) + 1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).phase() == to) {
                return i == next ? "goes on" : "goes on with " + (i + 1);
            }
        }
        throw new IllegalArgumentException("no way to " + to);
    }

    private List<Item> lock() {
        String state = resource.stateDirectory();
        return List.of(
                plain(Kind.MAKE, "directory " + state + ", mode 700, where it is missing",
                        Outcome.ends("cannot be created by root", ReturnCode.OCF_ERR_GENERIC),
                        Outcome.ends("cannot be created, because the agent does not run as root", ReturnCode.OCF_ERR_PERM)),
                new Item(Kind.MAKE, "", "lock " + state + "/lock", List.of(), Optional.empty(), Optional.of(all),
                        List.of(Outcome.ends("another action of this resource holds it for the whole time",
                                ReturnCode.OCF_ERR_GENERIC))));
    }

    /** What no node could make right; the first fault decides. */
    private List<Item> parameters() {
        List<Item> items = new ArrayList<>();
        for (Result fault : resource.faults()) {
            items.add(plain(Kind.LOOK, fault.reason(), Outcome.ends("so the action ends here", fault.code())));
        }
        return items.isEmpty() ? List.of(plain(Kind.LOOK, "all are valid")) : items;
    }

    private List<Item> checks(Class<?> kind) {
        Checks checks = new Checks(all);
        List<Item> items = new ArrayList<>();
        for (Named<Resource.Required> required : resource.validate()) {
            if (kind.isInstance(required.it().check())) {
                items.add(checks.item(required));
            }
        }
        return items;
    }

    private List<Item> adopt() {
        List<Item> items = new ArrayList<>();
        items.add(note(Note.IDENTITY, ""));
        Notes.OF_WHAT_RUNS.forEach(note -> items.add(note(note, ", if missing")));
        return items;
    }

    private List<Item> prepare() {
        List<Item> items = new ArrayList<>();
        Notes.OF_A_START.forEach(note -> items.add(note(note, note == Note.IDENTITY ? ", none yet" : "")));
        if (resource.isKept()) {
            items.add(note(Note.KEPT, ": it is being started"));
        }
        items.addAll(work.prepare());
        return items;
    }

    private List<Item> launch() {
        var launch = resource.launch();
        List<String> details = new ArrayList<>();
        if (launch.foreground()) {
            details.add("stays, in a session of its own; " + launch.log()
                    .map(file -> "its output is appended to " + file + work.right(file)).orElse("its output is discarded"));
        } else {
            details.add("returns; the daemon stays in the background, in a session of its own");
            details.add("records which process it is, for a stop that finds it still running: "
                    + Note.STARTER.in(resource.stateDirectory()));
        }
        List<Item> items = new ArrayList<>();
        items.add(new Item(Kind.RUN, "start", "", details, Optional.of(Programs.execution(launch.run())),
                launch.foreground() ? Optional.empty() : Optional.of(Times.all(starting)),
                launch.foreground()
                        ? List.of(Outcome.ends("cannot be started", ReturnCode.OCF_ERR_GENERIC))
                        : Programs.ends(launch.run(), "goes on", "")));
        launch.pidfile().ifPresent(path -> items.add(plain(Kind.WRITE, "pidfile, for other programs: " + path + work.right(path),
                Outcome.leads(NOT_WRITTEN, "is logged, and the start goes on")).of(List.of(path))));
        if (launch.foreground()) {
            items.add(note(Note.IDENTITY, ""));
        }
        if (resource.isKept()) {
            items.add(note(Note.KEPT, ": it is up"));
        }
        return items;
    }

    private List<Item> ready() {
        List<Item> items = new ArrayList<>(looks.again());
        items.add(noteIfPossible(", whenever they change"));
        resource.ready().forEach(question -> items.add(MonitorItems.item(question, Times.all(starting), "asked again")));
        resource.monitor().forEach(question -> items.add(MonitorItems.item(question, Times.all(starting), "asked again")));
        items.add(noteIfPossible(", once it works"));
        return items;
    }

    private List<Outcome> outcomesOfReady() {
        return List.of(
                Outcome.ends("dies, or does not appear within 1 s: cleaned up as after a stop", ReturnCode.OCF_ERR_GENERIC),
                Outcome.ends("not ready after " + Seconds.of(starting) + ": ended, unless it was up before this start", ReturnCode.OCF_ERR_GENERIC));
    }

    private List<Item> questions() {
        List<Time> times = Times.ofQuestions(resource.monitor(), usable);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < resource.monitor().size(); i++) {
            items.add(MonitorItems.item(resource.monitor().get(i), times.get(i), ""));
        }
        return items;
    }

    private List<Item> proof() {
        List<Item> items = new ArrayList<>(looks.again());
        items.add(plain(Kind.END, "SIGKILL to children that outlive it",
                Outcome.ends("still there when the time is over", ReturnCode.OCF_ERR_GENERIC)));
        return items;
    }

    private static List<Outcome> outcomesOfProof() {
        return List.of(
                Outcome.leads("nothing is left", "goes on"),
                Outcome.leads("something is left", "next step"),
                Outcome.ends("something is left after the last step", ReturnCode.OCF_ERR_GENERIC));
    }

    private List<Item> cleanUp() {
        List<Item> items = new ArrayList<>(work.cleanUp());
        resource.pidfiles().forEach(path ->
                items.add(plain(Kind.REMOVE, "remove " + path + work.right(path)).of(List.of(path))));
        items.add(forget());
        return items;
    }

    private Item forget() {
        List<String> files = List.of(Note.values()).stream().filter(note -> note != Note.KEPT || resource.isKept()).map(note -> note.in(resource.stateDirectory())).toList();
        return new Item(Kind.REMOVE, "", "remove the notes", files, files, Optional.empty(), Optional.empty(), List.of());
    }

    private Item note(Note note, String when) {
        return written(note, when, Outcome.ends(NOT_WRITTEN, ReturnCode.OCF_ERR_GENERIC));
    }

    private Item noteIfPossible(String when) {
        return written(Note.IDENTITY, when, Outcome.leads(NOT_WRITTEN, "is logged, and the start goes on"));
    }

    private Item written(Note note, String when, Outcome failure) {
        String what = switch (note) {
            case IDENTITY -> "its processes";
            case FAMILY -> "what identifies its processes";
            case VALUES -> "the values of this start, for the stop";
            case STARTER -> "which process starts it";
            case KEPT -> "the record of what has no process";
            case DESCRIPTOR -> "this descriptor, for calls that find it broken";
        };
        String file = note.in(resource.stateDirectory());
        return plain(Kind.WRITE, what + when + ": " + file, failure).of(List.of(file));
    }

    static Item plain(Kind kind, String text, Outcome... outcomes) {
        return new Item(kind, "", text, List.of(), Optional.empty(), Optional.empty(), List.of(outcomes));
    }
}
