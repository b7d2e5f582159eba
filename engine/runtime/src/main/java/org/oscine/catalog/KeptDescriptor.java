package org.oscine.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.oscine.compiled.SourceKey;
import org.oscine.descriptor.Descriptor;
import org.oscine.document.Document;
import org.oscine.parameter.Note;
import org.oscine.reader.DescriptorReader;

/**
 * The descriptor that a service was started with, kept among its notes from the start to the stop: the boot that it holds for,
 * where it came from, and its text as it was. Whatever becomes of the file, what runs can be looked at and stopped. The text is
 * kept, and no compiled form, since every later engine can read it; what a later one would refuse in it is passed over.
 */
public final class KeptDescriptor {
    private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

    private KeptDescriptor() {}

    /**
     * What a start keeps.
     *
     * @return empty where the file is by now another than was read, and faulty; the service is then started without
     */
    public static String note(Lookup.Usable loaded) {
        try {
            Optional<SourceKey> key = SourceKey.of(loaded.file());
            byte[] bytes = Files.readAllBytes(loaded.file());
            boolean same = key.isPresent() && key.get().isAtRest() && key.equals(SourceKey.of(loaded.file()));
            if (!same && new SourceFile(loaded.file().toString()).read(loaded.file().toString(), bytes).isEmpty()) {
                return "";
            }
            return bootId() + "\n" + loaded.file() + "\n" + new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    /** The descriptor that an instance was started with, if it was since the last boot and its notes can be believed. */
    static Optional<Lookup.Usable> of(InstallPaths places, String agent, String instance) {
        String directory = places.stateOf(agent, instance);
        try {
            Path file = Path.of(Note.DESCRIPTOR.in(directory));
            if (!Files.exists(file) || StateDirectory.faultOfNotes(places, directory).exists()) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).split("\n", 3);
            return parts.length == 3 && parts[0].equals(bootId())
                    ? usable(agent, SourceFile.document(parts[1], parts[2]), Path.of(parts[1]))
                    : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    static Optional<Lookup.Usable> usable(String agent, Optional<Document> document, Path source) {
        Optional<Descriptor> descriptor =
                document.isPresent() ? DescriptorReader.readAnyway(document.get()) : Optional.empty();
        return descriptor.isPresent() && descriptor.get().agent().equals(agent)
                ? Optional.of(new Lookup.Usable(descriptor.get(), source))
                : Optional.empty();
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of(BOOT_ID)).strip();
    }
}
