package org.oscine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.action.TimeBudget;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.StopStep;
import org.oscine.parameter.Resource;
import org.oscine.parameter.Resource.Named;
import org.oscine.plan.Plan.Time;

/** How long each part of an action may take: the least when all before it take their time, the most when none does. */
final class Times {
    private Times() {}

    /** All of it. */
    static Time all(Duration usable) {
        return new Time(usable, usable);
    }

    /** Bounded by a timeout of its own. */
    static Time within(Optional<Duration> own, Time time) {
        return new Time(Resource.within(own, time.least()), Resource.within(own, time.most()));
    }

    /** Of the questions of a monitor, one after the other. */
    static List<Time> ofQuestions(List<Named<Monitor<String>>> questions, Duration usable) {
        List<Time> times = new ArrayList<>();
        Duration left = usable;
        for (int i = 0; i < questions.size(); i++) {
            Time time = new Time(TimeBudget.equal(i, questions.size(), left), TimeBudget.equal(i, questions.size(), usable));
            Time bounded = within(questions.get(i).it().longest(), time);
            times.add(bounded);
            left = left.minus(bounded.least());
        }
        return times;
    }

    /** Of the steps of a stop. */
    static List<Time> ofSteps(List<Named<StopStep<String>>> steps, Duration usable) {
        List<Time> times = new ArrayList<>();
        Duration left = usable;
        for (int i = 0; i < steps.size(); i++) {
            Duration least = smaller(TimeBudget.ofStep(steps.get(i).it(), i, steps.size(), usable, left), left);
            Duration most = smaller(TimeBudget.ofStep(steps.get(i).it(), i, steps.size(), usable, usable), usable);
            times.add(new Time(least, most));
            left = left.minus(least);
        }
        return times;
    }

    private static Duration smaller(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
