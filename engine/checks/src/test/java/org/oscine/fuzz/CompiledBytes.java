package org.oscine.fuzz;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.oscine.compiled.CompiledForm;
import org.oscine.descriptor.Descriptor;
import org.oscine.document.Document;
import org.oscine.reader.DescriptorReader;

/** The compiled form gives the same descriptor; a damaged one is noticed, and one that was mended does no harm. */
final class CompiledBytes {
    private static final int FLIPS = 20;
    private static final int MENDED = 5;

    private CompiledBytes() {}

    static void hold(Document document, Descriptor descriptor, RandomGenerator choice) {
        byte[] bytes = CompiledForm.encode(document);
        Optional<Document> back = CompiledForm.decode(bytes);
        Check.that(back.isPresent(), "the compiled form cannot be read");
        Check.that(DescriptorReader.readChecked(back.get()).descriptor().equals(Optional.of(descriptor)),
                "the compiled form says something else");
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = bytes.clone();
            flipped[choice.nextInt(bytes.length)] ^= (byte) (1 << choice.nextInt(8));
            Check.that(CompiledForm.decode(flipped).isEmpty(), "a flipped bit was not noticed");
        }
        for (int i = 0; i < MENDED; i++) {
            byte[] changed = bytes.clone();
            changed[choice.nextInt(bytes.length)] = (byte) choice.nextInt(256);
            CompiledForm.decode(CompiledForm.mended(changed)).ifPresent(DescriptorReader::readChecked);
        }
    }
}
