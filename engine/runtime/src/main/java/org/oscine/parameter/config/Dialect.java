package org.oscine.parameter.config;

import java.util.Optional;
import org.oscine.host.FileView;
import org.oscine.ocf.Failure;
import org.oscine.trust.Origin;

/** A configuration with all that it includes, as the program that it is written for reads it. */
abstract class Dialect implements Sources.Reader {
    final Sources sources;
    private final String path;

    /** Reads nothing yet. */
    Dialect(FileView files, String path) {
        this.sources = new Sources(files, path);
        this.path = path;
    }

    /** Reads the file, and those that it includes. */
    final Dialect read() {
        sources.load(path, 0, this);
        return this;
    }

    /** @param section empty: before the first one, or outside of all */
    abstract Optional<String> find(String section, String key);

    /** What was left out, and why. */
    final Failure fault() {
        return sources.fault();
    }

    /** Who, besides root, could have written any of the files that were read. */
    final Origin writers() {
        return sources.writers();
    }
}
