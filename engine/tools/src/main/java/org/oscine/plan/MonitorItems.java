package org.oscine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor.Attempts;
import org.oscine.descriptor.Descriptor.Monitor;
import org.oscine.descriptor.MonitorProbe;
import org.oscine.ocf.Durations;
import org.oscine.ocf.ReturnCode;
import org.oscine.parameter.Resource.Named;
import org.oscine.plan.Plan.Item;
import org.oscine.plan.Plan.Kind;
import org.oscine.plan.Plan.Outcome;
import org.oscine.plan.Plan.Time;
import org.oscine.wording.Wording;

/** The questions of {@code monitor} and {@code ready}. */
final class MonitorItems {
    private MonitorItems() {}

    /**
     * One question.
     *
     * @param time how long the action waits for the answer at most
     * @param badly what follows a wrong answer; empty: the action ends with its code
     */
    static Item item(Named<Monitor<String>> question, Time time, String badly) {
        Item item = usual(question, time, badly);
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : item.outcomes()) {
            ReturnCode usual = outcome.code().orElse(ReturnCode.OCF_SUCCESS);
            ReturnCode code = usual == ReturnCode.OCF_ERR_GENERIC ? question.it().code().orElse(usual) : usual;
            boolean degraded = code.healthy() && code != ReturnCode.OCF_SUCCESS;
            outcomes.add(new Outcome(outcome.seen(), Optional.of(code), degraded ? afterDegraded(badly) : outcome.then()));
        }
        List<String> details = new ArrayList<>(item.details());
        Attempts attempts = question.it().attempts();
        if (attempts.most() > 1 && badly.isEmpty()) {
            details.add("a failure counts if it is the last of " + attempts.most() + " attempts, "
                    + Durations.format(attempts.between()) + " apart, or the time is over");
        }
        return new Item(item.kind(), item.name(), item.text(), details, item.execution(), item.time(), outcomes);
    }

    private static String afterDegraded(String badly) {
        return badly.isEmpty() ? "goes on, and ends with this unless another question fails" : "goes on";
    }

    private static Item usual(Named<Monitor<String>> question, Time time, String badly) {
        MonitorProbe<String> probe = question.it().probe();
        Time bounded = Times.within(question.it().timeout(), time);
        if (probe instanceof MonitorProbe.Command<String> command) {
            return new Item(Kind.RUN, question.name(), "", List.of(), Optional.of(Programs.execution(command.run())),
                    Optional.of(Times.within(command.run().timeout(), bounded)),
                    Programs.ends(command.run(), "goes on", badly));
        }
        return new Item(Kind.LOOK, question.name(), ItemDetails.text(probe), Wording.FILLED.marks(probe),
                Optional.empty(), Optional.of(bounded), answers(probe, badly));
    }

    private static List<Outcome> answers(MonitorProbe<String> probe, String badly) {
        Optional<ReturnCode> wrong = Optional.of(ReturnCode.OCF_ERR_GENERIC);
        List<Outcome> answers = new ArrayList<>();
        if (isLook(probe)) {
            answers.add(new Outcome("it is so", Optional.of(ReturnCode.OCF_SUCCESS), "goes on"));
            answers.add(new Outcome("it is not, or only another process does so", wrong, badly));
            return answers;
        }
        if (probe instanceof MonitorProbe.Http<String> page && !page.codes().isEmpty()) {
            addCodes(answers, page, badly);
            return answers;
        }
        answers.add(new Outcome("the right answer", Optional.of(ReturnCode.OCF_SUCCESS), "goes on"));
        answers.add(new Outcome(failure(probe), wrong, badly));
        answers.add(new Outcome("nothing listens there", wrong, badly));
        return answers;
    }

    private static void addCodes(List<Outcome> answers, MonitorProbe.Http<String> page, String badly) {
        for (MonitorProbe.StatusCode row : page.codes()) {
            boolean success = row.code() == ReturnCode.OCF_SUCCESS;
            String body = success && page.body().isPresent() ? " and the right body" : "";
            boolean other = row.label().equals(MonitorProbe.StatusCode.OTHER);
            answers.add(new Outcome((other ? "another status" : "status " + row.label()) + body, Optional.of(row.code()), success ? "goes on" : badly));
        }
        boolean all = page.codes().getLast().label().equals(MonitorProbe.StatusCode.OTHER);
        answers.add(new Outcome(all && page.body().isEmpty() ? "no answer in time" : "another answer, or none in time",
                Optional.of(ReturnCode.OCF_ERR_GENERIC), badly));
        answers.add(new Outcome("nothing listens there", Optional.of(ReturnCode.OCF_ERR_GENERIC), badly));
    }

    private static boolean isLook(MonitorProbe<String> probe) {
        return probe instanceof MonitorProbe.Listening<String> || probe instanceof MonitorProbe.Connected<String>;
    }

    /** Without anything that it must match any answer is right, and without a question the connection is. */
    private static String failure(MonitorProbe<String> probe) {
        if (probe instanceof MonitorProbe.Conversation<String> it && !it.dialogue().isEmpty()) {
            return "another answer in one of the steps, or none in time";
        }
        if (probe instanceof MonitorProbe.Conversation<String> it && it.expect().isEmpty()) {
            return it.send().isEmpty() ? "no connection in time" : "no answer in time";
        }
        return "another answer, or none in time";
    }
}
