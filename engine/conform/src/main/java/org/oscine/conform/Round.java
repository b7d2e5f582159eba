package org.oscine.conform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.oscine.conform.fault.Fault;
import org.oscine.conform.fault.Faults;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.Event;
import org.oscine.conform.trial.FaultReport;
import org.oscine.conform.trial.FaultReport.Verdict;
import org.oscine.conform.trial.Trial;
import org.oscine.conform.trial.TrialAborted;
import org.oscine.conform.trial.TrialLog;
import org.oscine.conform.trial.Violation;
import org.oscine.host.Host;

/** All faults, one after the other, on a service in one mode. */
final class Round {
    private final Plan plan;
    private final String mode;
    private final Subject subject;
    private final Host host;
    private final Workshop workshop;
    private final long began;
    private final Progress progress;
    private final TrialLog.Numbers numbers;
    private final Unsecret unsecret;

    Round(Plan plan, String mode, Subject subject, Host host, Workshop workshop, long began, Progress progress,
            TrialLog.Numbers numbers, Unsecret unsecret) {
        this.plan = plan;
        this.mode = mode;
        this.subject = subject;
        this.host = host;
        this.workshop = workshop;
        this.began = began;
        this.progress = progress;
        this.numbers = numbers;
        this.unsecret = unsecret;
    }

    List<FaultReport> run() throws IOException {
        List<FaultReport> reports = new ArrayList<>();
        for (Fault fault : Faults.all(plan.cuts())) {
            if (plan.only().isEmpty() || plan.only().contains(fault.name())) {
                reports.add(told(attempt(fault)));
            }
        }
        if (plan.only().isEmpty() || plan.only().contains(Faults.REASONS)) {
            reports.add(told(reasons(reports)));
        }
        return reports;
    }

    private FaultReport told(FaultReport report) {
        FaultReport shown = unsecret.of(report);
        progress.ended(shown);
        return shown;
    }

    private FaultReport attempt(Fault fault) throws IOException {
        Optional<String> unfit = Optional.ofNullable(plan.setup().skip().get(fault.name())).or(() -> fault.unfit(subject));
        TrialLog log = new TrialLog(workshop.watch(), began, numbers);
        Duration at = log.now();
        if (unfit.isPresent()) {
            return report(fault, Verdict.SKIPPED, unfit.get(), at, log);
        }
        progress.begins(mode, fault);
        Trial trial = new Trial(subject, host, log, new Random(plan.seed() + fault.name().hashCode()));
        workshop.under(trial);
        Ending ending = Ending.REGULAR;
        try {
            fault.arrange(trial);
            fault.expect(trial);
        } catch (TrialAborted abandoned) {
            ending = Ending.of(abandoned);
        } catch (UncheckedIOException failure) {
            ending = new Ending("could not be set up: " + failure.getMessage(), Verdict.UNDECIDED); // the others shall be tried
        } finally {
            workshop.ended();
        }
        return report(fault, verdict(log.events(), ending), ending.note(), at, log);
    }

    /**
     * How a trial has ended.
     *
     * @param note why it did not go to its end; else empty
     * @param otherwise the verdict, if nothing was wrong until then
     */
    private record Ending(String note, Verdict otherwise) {
        private static final Ending REGULAR = new Ending("", Verdict.RIGHT);

        static Ending of(TrialAborted abandoned) {
            return switch (abandoned.cause()) {
                case AGENT -> new Ending("ended early: " + abandoned.getMessage(), Verdict.UNDECIDED);
                case CONFORM -> new Ending("could not be set up: " + abandoned.getMessage(), Verdict.UNDECIDED);
                case SERVICE -> new Ending(abandoned.getMessage(), Verdict.SKIPPED);
            };
        }
    }

    /** Reasons have a verdict of their own: where an agent never gives one, every other would be lost among them. */
    private static Verdict verdict(List<Event> events, Ending ending) {
        boolean wrong = events.stream().flatMap(event -> event.violations().stream())
                .anyMatch(violation -> violation.kind() != Violation.Kind.REASON);
        return wrong ? Verdict.WRONG : ending.otherwise();
    }

    private FaultReport report(Fault fault, Verdict verdict, String note, Duration at, TrialLog log) {
        return new FaultReport(mode, fault.name(), fault.title(), fault.rule(), verdict, note, at,
                log.now().minus(at), log.events());
    }

    private FaultReport reasons(List<FaultReport> reports) {
        List<Event> events = new ArrayList<>();
        for (FaultReport report : reports) {
            for (Violation violation : report.violations()) {
                if (violation.kind() == Violation.Kind.REASON) {
                    events.add(new Event.Looked(report.at(), "one reason for each failure",
                            report.name() + ": " + violation.text(), List.of(violation)));
                }
            }
        }
        return new FaultReport(mode, Faults.REASONS, "every failed call gives exactly one reason",
                "The exit reason is the first thing that an operator reads. Pacemaker shows the last one, cut off "
                        + "after 128 characters.",
                events.isEmpty() ? Verdict.RIGHT : Verdict.WRONG, "", Duration.ofNanos(System.nanoTime() - began),
                Duration.ZERO, events);
    }
}
