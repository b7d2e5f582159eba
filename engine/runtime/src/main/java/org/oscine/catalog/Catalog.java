package org.oscine.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.oscine.compiled.CompiledStore;
import org.oscine.compiled.SourceKey;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Severity;
import org.oscine.document.Document;
import org.oscine.ocf.Failure;
import org.oscine.ocf.ReturnCode;
import org.oscine.reader.DescriptorReader;
import org.oscine.trust.Trust;

/** Finds descriptors and reads them: compiled where that is to be had, else from the source. */
public final class Catalog {
    private final InstallPaths places;
    private final CompiledStore store;
    private final int self;
    private final DescriptorCache memory;

    public Catalog(InstallPaths places) {
        this(places, null);
    }

    /** @param memory what was read before; null for a process that reads but once */
    public Catalog(InstallPaths places, DescriptorCache memory) {
        this.memory = memory;
        this.places = places;
        this.store = CompiledStore.in(places.compiled());
        this.self = Trust.self();
    }

    /** The descriptor of an agent, from the first directory that has it. */
    public Lookup named(String name) {
        if (!isPlainName(name)) {
            return Lookup.Refused.without(ReturnCode.OCF_ERR_INSTALLED, "'" + name + "' is not an agent's name");
        }
        Optional<Path> file = find(name);
        if (file.isEmpty()) {
            return Lookup.Refused.without(ReturnCode.OCF_ERR_INSTALLED, "no descriptor " + name + ".yaml in "
                    + listed(places.descriptors()));
        }
        Lookup loaded = at(file.get());
        if (loaded instanceof Lookup.Usable usable && !usable.descriptor().agent().equals(name)) {
            return Lookup.Refused.without(ReturnCode.OCF_ERR_INSTALLED,
                    file.get() + " describes the agent '" + usable.descriptor().agent() + "', not '" + name + "'");
        }
        return loaded;
    }

    /** The descriptor in a file. */
    public Lookup at(Path file) {
        try {
            Path real = file.toRealPath();
            Failure fault = self == 0 ? Trust.fault(real, self) : Failure.NONE;
            return fault.exists() ? Lookup.Refused.without(ReturnCode.OCF_ERR_PERM, fault.cause()) : read(file, real);
        } catch (IOException missing) {
            boolean there = Files.exists(file);
            return Lookup.Refused.without(ReturnCode.OCF_ERR_INSTALLED,
                    file + (there ? " cannot be read" : " does not exist"));
        }
    }

    /**
     * Reads a source and stores its compiled form, unless that is fresh, for an engine that is being installed.
     *
     * @param target the store of that engine
     * @return why not, if it could not be
     */
    public static Failure compile(Path file, CompiledStore target) throws IOException {
        Path real = file.toRealPath();
        if (target.read(real).isPresent()) {
            return Failure.NONE;
        }
        SourceFile source = new SourceFile(real.toString());
        Optional<Document> document = source.read(real);
        return document.isEmpty() ? Failure.of(firstError(file, source.diagnostics())) : target.store(real, document.get());
    }

    /** The descriptor that an instance of an agent was started with, where the present one cannot be used. */
    public Optional<Lookup.Usable> kept(String agent, String instance) {
        return KeptDescriptor.of(places, agent, instance);
    }

    /** What the descriptor of an agent was before it became what cannot be used, as it was compiled then. */
    public Optional<Lookup.Usable> former(String agent) {
        for (Path directory : places.descriptors()) {
            Path file = directory.resolve(agent + ".yaml");
            Optional<Lookup.Usable> former = KeptDescriptor.usable(agent, store.readFormer(real(file)), file);
            if (former.isPresent()) {
                return former;
            }
        }
        return Optional.empty();
    }

    private static Path real(Path file) {
        try {
            return Files.exists(file) ? file.toRealPath() : file.getParent().toRealPath().resolve(file.getFileName());
        } catch (IOException missing) {
            return file;
        }
    }

    /** The file that {@link #named} would read. */
    public Optional<Path> find(String name) {
        for (Path directory : places.descriptors()) {
            Path file = directory.resolve(name + ".yaml");
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Whether a word can be an agent's name, and so nothing like a path. */
    public static boolean isPlainName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean letter = character >= 'a' && character <= 'z';
            boolean other = character >= '0' && character <= '9' || character == '_' || character == '-';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private Lookup read(Path file, Path real) throws IOException {
        Optional<SourceKey> key = memory == null ? Optional.empty() : SourceKey.of(real);
        if (key.isEmpty()) {
            return readStored(file, real);
        }
        Optional<Descriptor> known = memory.recall(real, key.get());
        if (known.isPresent()) {
            return new Lookup.Usable(known.get(), real);
        }
        Lookup loaded = readStored(file, real);
        if (loaded instanceof Lookup.Usable usable) {
            memory.keep(real, key.get(), usable.descriptor());
        }
        return loaded;
    }

    private Lookup readStored(Path file, Path real) throws IOException {
        Optional<Document> compiled = store.read(real);
        if (compiled.isPresent()) {
            var reading = DescriptorReader.readChecked(compiled.get());
            if (reading.descriptor().isPresent()) {
                return new Lookup.Usable(reading.descriptor().get(), real);
            }
        }
        return readSource(file, real);
    }

    private Lookup readSource(Path file, Path real) throws IOException {
        SourceFile source = new SourceFile(file.toString());
        store.readThrough(real, source);
        Optional<Descriptor> descriptor = source.descriptor();
        return descriptor.isPresent()
                ? new Lookup.Usable(descriptor.get(), real)
                : new Lookup.Refused(ReturnCode.OCF_ERR_INSTALLED, firstError(file, source.diagnostics()),
                        source.diagnostics(), source.text());
    }

    private static String firstError(Path file, List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR) {
                return diagnostic.headline();
            }
        }
        return file + " is not a descriptor";
    }

    private static String listed(List<Path> directories) {
        StringBuilder list = new StringBuilder();
        for (Path directory : directories) {
            list.append(list.isEmpty() ? "" : ", ").append(directory);
        }
        return list.toString();
    }
}
