package org.oscine.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.host.ShellWords;
import org.oscine.ocf.ReturnCode;
import org.oscine.plan.Plan.Execution;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Stage;

/** A plan for a person at a terminal. */
public final class PlanText {
    private static final int CODE_COLUMN = 66;
    private static final String ITEM = "   ";
    private static final String DETAIL = "       ";

    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    /** The whole plan; ends with a newline. */
    public static String of(Plan plan) {
        PlanText page = new PlanText();
        page.head(plan);
        for (int i = 0; i < plan.stages().size(); i++) {
            page.stage(i + 1, plan.stages().get(i));
        }
        return page.text.toString();
    }

    private void head(Plan plan) {
        line(plan.action() + " of ocf:oscine:" + plan.agent() + ", resource '" + plan.instance() + "'");
        line("within " + Seconds.of(plan.timeout()) + ", of which "
                + Seconds.of(plan.timeout().minus(plan.usable())) + " is kept for the answer");
        line("This plan runs nothing and changes nothing.  ? looks  > runs  + creates  - ends or removes");
        if (!plan.values().isEmpty()) {
            line("");
            line("Values from configuration files, or the default if the file or key is missing");
            plan.values().forEach(value ->
                    line(ITEM + value.name() + " = " + value.value() + "   (" + value.source() + ")"));
        }
    }

    private void stage(int number, Stage stage) {
        line("");
        line(number + ". " + stage.title());
        stage.items().forEach(this::item);
        outcomes(ITEM, stage.outcomes());
    }

    private void item(Item item) {
        String name = item.name().isEmpty() ? "" : item.name() + ": ";
        String what = item.execution().map(it -> ShellWords.of(it.argv())).orElse(item.text());
        line(ITEM + item.kind().mark() + " " + name + what);
        item.execution().ifPresent(this::surroundings);
        item.details().forEach(detail -> line(DETAIL + detail));
        item.time().ifPresent(time -> line(DETAIL + Seconds.of(time)));
        outcomes(DETAIL, item.outcomes());
    }

    private void surroundings(Execution it) {
        if (it.user().isPresent() || it.group().isPresent()) {
            line(DETAIL + "as " + it.user().map(user -> "user " + user).orElse("the engine's user")
                    + it.group().map(group -> ", group " + group).orElse(""));
        }
        for (Map.Entry<String, Optional<String>> variable : it.environment().entrySet()) {
            line(DETAIL + variable.getValue()
                    .map(value -> "with " + variable.getKey() + "=" + ShellWords.of(value))
                    .orElse("without " + variable.getKey() + " in the environment"));
        }
        if (!it.environmentFrom().isEmpty()) {
            line(DETAIL + "with the variables that this prints: " + ShellWords.of(it.environmentFrom()));
        }
        it.environmentFile().ifPresent(path -> line(DETAIL + "with the variables of " + path));
        if (!it.workingDirectory().equals("/")) {
            line(DETAIL + "in " + it.workingDirectory());
        }
        it.umask().ifPresent(umask -> line(DETAIL + "umask " + umask));
        if (it.input()) {
            line(DETAIL + "with its input, which is not shown");
        }
        if (!it.limits().isEmpty()) {
            line(DETAIL + "limits " + limits(it.limits()));
        }
    }

    private static String limits(Map<String, String> limits) {
        StringBuilder list = new StringBuilder();
        limits.forEach((name, value) ->
                list.append(list.isEmpty() ? "" : ", ").append(name).append('=').append(value));
        return list.toString();
    }

    private void outcomes(String indent, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            String answer = outcome.code().map(PlanText::code).orElse("");
            String then = answer.isEmpty() || outcome.isEnd() ? outcome.then() : ", " + outcome.then();
            StringBuilder line = new StringBuilder(indent).append("= ").append(outcome.seen().words()).append(' ');
            line.repeat('.', Math.max(3, CODE_COLUMN - line.length())).append(' ').append(answer).append(then);
            line(line.toString());
        }
    }

    private static String code(ReturnCode code) {
        return code.name() + " (" + code.number() + ")";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
