package org.oscine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.Run;
import org.oscine.ocf.ReturnCode;
import org.oscine.plan.Plan.Execution;
import org.oscine.plan.Plan.Outcome;

/** Programs with what they run in, and what their ends mean. */
final class Programs {
    private Programs() {}

    static Execution execution(Run<String> run) {
        Run.Surroundings<String> in = run.surroundings();
        Map<String, Optional<String>> environment = new LinkedHashMap<>();
        in.withoutEnvironment().forEach(name -> environment.put(name, Optional.empty()));
        in.environment().forEach((name, value) -> environment.put(name, Optional.of(value)));
        return new Execution(run.argv(), in.user(), in.group(), environment, in.environmentFrom(), in.environmentFile(),
                in.workingDirectory().orElse("/"), in.umask(), in.limits(), run.input().isPresent());
    }

    /**
     * Every end that a command can have, each with its code.
     *
     * @param well what follows a success
     * @param badly what follows anything else; empty: the action ends with the code
     */
    static List<Outcome> ends(Run<String> run, String well, String badly) {
        return ends(run, ReturnCode.OCF_ERR_GENERIC, well, badly);
    }

    /** As above, with the code of a failure where no exit map gives one. */
    static List<Outcome> ends(Run<String> run, ReturnCode failure, String well, String badly) {
        List<Outcome> ends = new ArrayList<>();
        run.outputs().rows().forEach(row -> ends.add(end(new Seen.Output(row.pattern()), row.code(), well, badly)));
        if (run.outputs().other().isPresent()) {
            ends.add(end(new Seen.Told("prints anything else"), run.outputs().other().get(), well, badly));
        } else {
            addExits(ends, run, failure, well, badly);
        }
        ends.add(end(new Seen.NoEnd(), failure, well, badly));
        ends.add(end(new Seen.NotRun(), ReturnCode.OCF_ERR_INSTALLED, well, badly));
        return ends;
    }

    private static void addExits(List<Outcome> ends, Run<String> run, ReturnCode failure, String well, String badly) {
        if (run.exit().rows().stream().noneMatch(row -> row.from() == 0)) {
            ends.add(end(new Seen.Exit(0, 0), ReturnCode.OCF_SUCCESS, well, badly));
        }
        for (ExitMap.Row row : run.exit().rows()) {
            ends.add(end(seen(row), row.code(), well, badly));
        }
        if (run.exit().rows().stream().noneMatch(row -> row.from() == 0 && row.to() == 255)) {
            ends.add(end(new Seen.OtherEnd(), failure, well, badly));
        }
        run.output().ifPresent(pattern -> ends.add(end(new Seen.OtherOutput(pattern), failure, well, badly)));
    }

    private static Seen seen(ExitMap.Row row) {
        if (row.label().equals("other")) {
            return new Seen.OtherEnd();
        }
        return Character.isDigit(row.label().charAt(0))
                ? new Seen.Exit(row.from(), row.to()) : new Seen.Signal(row.label(), row.from());
    }

    private static Outcome end(Seen seen, ReturnCode code, String well, String badly) {
        return new Outcome(seen, Optional.of(code), code == ReturnCode.OCF_SUCCESS ? well : badly);
    }
}
