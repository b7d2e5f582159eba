package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.yaml.YamlParser;

/**
 * Reads a descriptor from YAML text, with what the parser and what the reader found in one list. Apart from
 * {@link DescriptorReader}, which an action uses on a compiled descriptor and which must not load the parser.
 */
public final class DescriptorText {
    private DescriptorText() {}

    /**
     * Reads a descriptor.
     *
     * @param file the name that diagnostics show
     */
    public static Reading read(String file, String text) {
        YamlParser.Parsed parsed = YamlParser.parse(file, text);
        if (parsed.document().isEmpty()) {
            return new Reading(Optional.empty(), parsed.diagnostics());
        }
        Reading reading = DescriptorReader.read(parsed.document().get());
        List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
        all.addAll(reading.diagnostics());
        return Diagnostics.hasErrors(all)
                ? new Reading(Optional.empty(), Diagnostics.ordered(all))
                : new Reading(reading.descriptor(), Diagnostics.ordered(all));
    }
}
