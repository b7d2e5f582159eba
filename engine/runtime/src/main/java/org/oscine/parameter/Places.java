package org.oscine.parameter;

import org.oscine.descriptor.Value;
import org.oscine.host.FileView;

/** What is said of paths by their form, or by what is there. */
final class Places {
    private Places() {}

    static boolean counts(FileView.Kind kind, Value.FirstExisting.Only only) {
        return switch (only) {
            case ANYTHING -> kind != FileView.Kind.MISSING;
            case FILE -> kind == FileView.Kind.FILE;
            case DIRECTORY -> kind == FileView.Kind.DIRECTORY;
        };
    }

    /** As dirname(1) has it, but nothing for a bare name: it has no directory of its own. */
    static String above(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        int slash = path.lastIndexOf('/', end - 1);
        while (slash > 0 && path.charAt(slash - 1) == '/') {
            slash--;
        }
        return slash < 0 ? "" : path.substring(0, Math.max(slash, 1));
    }
}
