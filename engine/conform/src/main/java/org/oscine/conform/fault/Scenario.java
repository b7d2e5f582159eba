package org.oscine.conform.fault;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.oscine.conform.subject.Subject;
import org.oscine.conform.trial.Trial;

/** A fault that is told in a few lines, put together of its parts. */
record Scenario(String name, String title, String rule, Function<Subject, Optional<String>> needs,
        Consumer<Trial> arranging, Consumer<Trial> expecting) implements Fault {

    /** A fault that any service can have. */
    static Scenario of(String name, String title, String rule) {
        return new Scenario(name, title, rule, subject -> Optional.empty(), trial -> { }, trial -> { });
    }

    Scenario needing(Function<Subject, Optional<String>> unfit) {
        return new Scenario(name, title, rule, unfit, arranging, expecting);
    }

    Scenario arranged(Consumer<Trial> by) {
        return new Scenario(name, title, rule, needs, by, expecting);
    }

    Scenario expecting(Consumer<Trial> by) {
        return new Scenario(name, title, rule, needs, arranging, by);
    }

    @Override
    public Optional<String> unfit(Subject subject) {
        return needs.apply(subject);
    }

    @Override
    public void arrange(Trial trial) {
        arranging.accept(trial);
    }

    @Override
    public void expect(Trial trial) {
        expecting.accept(trial);
    }
}
