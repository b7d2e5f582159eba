package org.oscine.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import org.oscine.cli.command.DraftCheck;
import org.oscine.draft.DraftResult;
import org.oscine.draft.Drafts;
import org.oscine.draft.UnitImport;

/** Units of systemd: what is drafted of one reads clean. */
final class UnitSubject implements Subject {
    private static final List<String> NAMES = List.of("xd.service", "x@.service", "x@main.service", "A b.service", "x\ny.service", "%i@%n.service",
            "ä.service", "1.service", "@.service", "x", "\u001b.service", "a$b.service");

    @Override
    public String name() {
        return "unit";
    }

    @Override
    public List<String> seeds() {
        return Seeds.units();
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) {
        String name = NAMES.get(choice.nextInt(NAMES.size()));
        return isClean(UnitImport.draft(name.replaceFirst("@?\\.service$", ""), name, List.of(input)));
    }

    /** Whether something was drafted; a draft without a fault. */
    static boolean isClean(DraftResult drafted) {
        return switch (DraftCheck.of(drafted)) {
            case DraftResult.Refused(String reason) -> {
                Check.that(!reason.isBlank(), "refused without a word");
                yield false;
            }
            case DraftResult.Descriptor it -> {
                List<String> faults = Drafts.faults(it.text()).stream()
                        .filter(fault -> !fault.contains("[shared-temporary-folder]")).toList(); // where a test's own files lie
                Check.that(faults.isEmpty(), "the draft does not read clean: "
                        + faults.stream().map(fault -> fault.replaceAll("(?s).*?\\[([a-z-]+)\\].*", "$1")).distinct().sorted().toList()
                        + "\n" + faults + "\n" + it.text());
                Formatting.holds(it.agent() + ".yaml", it.text());
                yield true;
            }
        };
    }
}
