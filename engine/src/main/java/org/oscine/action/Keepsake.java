package org.oscine.action;

import java.util.Optional;
import org.oscine.host.FileView;

/** The descriptor that a service was started with, among its notes from the start to the stop. */
final class Keepsake {
    private Keepsake() {}

    /** Where it is kept. */
    static String file(String stateDirectory) {
        return stateDirectory + "/descriptor";
    }

    /** Keeps the one of this start; returns an empty text, or why it could not be kept. */
    static String keep(Context context) {
        String directory = context.resource().stateDirectory();
        return context.descriptor().isEmpty()
                ? context.host().changes().remove(file(directory))
                : context.host().changes().write(
                        file(directory), context.descriptor(), "600", Optional.empty(), Optional.empty());
    }

    /** Keeps it for a service that runs already, unless there is one: by that it was started. */
    static String keepOnce(Context context) {
        boolean known = context.host().files().kind(file(context.resource().stateDirectory())) != FileView.Kind.MISSING;
        return known || context.descriptor().isEmpty() ? "" : keep(context);
    }
}
