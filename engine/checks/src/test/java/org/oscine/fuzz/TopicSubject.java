package org.oscine.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import org.oscine.lint.Explanation;

/** What people ask explain for. */
final class TopicSubject implements Subject {
    @Override
    public String name() {
        return "topic";
    }

    @Override
    public List<String> seeds() {
        return List.of("status.pidfile", "start.before.directory", "unused-parameter", "parameters.type", "values.x.config-file", "run", "monitor.http.status",
                "a.b.c.d", "...", "actions.start.timeout", "start.limits.nofile", "stop.steps.kill.signal");
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) {
        return switch (Explanation.of(input)) {
            case Explanation.Answer.Known(String text) -> {
                Check.that(!text.isBlank(), "nothing is explained");
                yield true;
            }
            case Explanation.Answer.Unknown(String summary, String help) -> {
                Check.that(!summary.isBlank(), "no word about what is not known");
                yield false;
            }
        };
    }
}
