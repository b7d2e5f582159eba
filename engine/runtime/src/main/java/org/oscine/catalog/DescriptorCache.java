package org.oscine.catalog;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.oscine.compiled.SourceKey;
import org.oscine.descriptor.Descriptor;

/**
 * The descriptors that a resident engine has read already, each for as long as its file stays as it was. Shared by
 * threads. Whether a file can be trusted is not remembered.
 */
public final class DescriptorCache {
    /** More than any node has; whoever exceeds it begins anew. */
    private static final int MOST = 1000;

    private final Map<Path, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(SourceKey key, Descriptor descriptor) {}

    Optional<Descriptor> recall(Path source, SourceKey key) {
        Entry entry = entries.get(source);
        return entry != null && entry.key().equals(key) ? Optional.of(entry.descriptor()) : Optional.empty();
    }

    void keep(Path source, SourceKey key, Descriptor descriptor) {
        if (entries.size() >= MOST) {
            entries.clear();
        }
        if (key.isAtRest()) {
            entries.put(source, new Entry(key, descriptor));
        }
    }
}
