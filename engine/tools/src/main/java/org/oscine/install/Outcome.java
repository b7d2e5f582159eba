package org.oscine.install;

import java.util.List;
import org.oscine.catalog.Lookup;

/** How an installation or its removal ended. */
public sealed interface Outcome {

    /** It was done; the lines tell a person what. */
    record Done(List<String> report) implements Outcome {
        public Done {
            report = List.copyOf(report);
        }
    }

    /** Nothing was changed, for this reason. */
    record Refused(String reason) implements Outcome {}

    /** Nothing was changed, since this descriptor cannot be used. */
    record Broken(Lookup.Refused descriptor) implements Outcome {}
}
