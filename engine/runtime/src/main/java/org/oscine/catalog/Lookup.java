package org.oscine.catalog;

import java.nio.file.Path;
import java.util.List;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.ocf.ReturnCode;

/** What came of looking for a descriptor. */
public sealed interface Lookup {

    /**
     * A descriptor that can be used.
     *
     * @param file the real path of its source
     */
    record Usable(Descriptor descriptor, Path file) implements Lookup {}

    /**
     * None. A descriptor that is missing or broken is a fault of this node's installation, never
     * OCF_ERR_CONFIGURED, which would ban the resource from every node.
     *
     * @param reason one line, with the place of the first mistake where there is one
     * @param diagnostics all mistakes; empty where the file was not even read
     * @param text the source, to show the mistakes in; empty where it was not read
     */
    record Refused(ReturnCode code, String reason, List<Diagnostic> diagnostics, String text) implements Lookup {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }

        static Refused without(ReturnCode code, String reason) {
            return new Refused(code, reason, List.of(), "");
        }
    }
}
