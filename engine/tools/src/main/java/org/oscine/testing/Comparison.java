package org.oscine.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.oscine.testfile.Expected;

/** Compares what a case expects with what came. What must hold for every call is looked at without being said. */
final class Comparison {
    private final Expected expected;
    private final CallOutcome came;
    private final Machine machine;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Expected expected, CallOutcome came, Machine machine) {
        this.expected = expected;
        this.came = came;
        this.machine = machine;
    }

    static List<Difference> of(Expected expected, CallOutcome came, Machine machine) {
        Comparison comparison = new Comparison(expected, came, machine);
        comparison.result();
        comparison.deeds();
        comparison.machine();
        comparison.time();
        return comparison.differences;
    }

    private void result() {
        String reason = came.result().reason();
        differ("code", expected.code().name(), came.result().code().name());
        if (came.result().success() != reason.isEmpty()) {
            add("reason", List.of("  every answer other than OCF_SUCCESS needs a reason", "+ " + reason));
        }
        boolean fits = switch (expected.reason().orElse(null)) {
            case null -> came.result().code() == expected.code() || reason.isEmpty();
            case Expected.Reason.Exactly exactly -> exactly.text().equals(reason);
            case Expected.Reason.Matching matching -> Pattern.compile(matching.pattern()).matcher(reason).find();
        };
        if (!fits) {
            add("reason", List.of("- " + expectedReason(), "+ " + reason));
        }
    }

    private String expectedReason() {
        return switch (expected.reason().orElse(null)) {
            case null -> "";
            case Expected.Reason.Exactly exactly -> exactly.text();
            case Expected.Reason.Matching matching -> "/" + matching.pattern() + "/";
        };
    }

    private void deeds() {
        expected.effects().ifPresent(effects -> Difference.between("effects", effects, came.effects())
                .ifPresent(differences::add));
        List<String> unsaid = new ArrayList<>();
        int at = 0;
        for (String line : expected.log()) {
            int found = came.log().subList(at, came.log().size()).indexOf(line);
            at += found + 1;
            if (found < 0) {
                unsaid.add(line);
            }
        }
        if (!unsaid.isEmpty()) {
            Difference.between("log", expected.log(), came.log()).ifPresent(differences::add);
        }
        expected.output().stream().filter(text -> !came.output().contains(text))
                .forEach(text -> add("output", List.of("- " + text)));
    }

    private void machine() {
        expected.alive().forEach(name -> mustBe("alive", name, machine.alive(name)));
        expected.gone().forEach(name -> mustBe("gone", name, !machine.alive(name)));
        expected.exists().forEach(path -> mustBe("exists", path, machine.exists(path)));
        expected.missing().forEach(path -> mustBe("missing", path, !machine.exists(path)));
    }

    private void mustBe(String what, String name, boolean so) {
        if (!so) {
            add(what, List.of("- " + name));
        }
    }

    private void time() {
        expected.within().ifPresent(most -> bound("within", most, came.took().compareTo(most) <= 0));
        expected.notBefore().ifPresent(least -> bound("not-before", least, came.took().compareTo(least) >= 0));
        bound("the time that Pacemaker waits", came.allowed(), came.took().compareTo(came.allowed()) < 0);
    }

    private void bound(String what, Duration bound, boolean kept) {
        if (!kept) {
            add(what, List.of("- " + bound.toMillis() + " ms", "+ " + came.took().toMillis() + " ms"));
        }
    }

    private void differ(String what, String wanted, String found) {
        Difference.between(what, wanted, found).ifPresent(differences::add);
    }

    private void add(String what, List<String> lines) {
        differences.add(new Difference(what, lines));
    }
}
