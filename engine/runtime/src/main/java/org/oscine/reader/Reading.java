package org.oscine.reader;

import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;

/**
 * What became of a document.
 *
 * @param descriptor present only if there is no error
 * @param diagnostics all that is wrong, in the order of the file
 */
public record Reading(Optional<Descriptor> descriptor, List<Diagnostic> diagnostics) {
    public Reading {
        diagnostics = List.copyOf(diagnostics);
    }
}
