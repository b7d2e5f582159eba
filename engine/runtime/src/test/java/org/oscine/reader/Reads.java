package org.oscine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.oscine.descriptor.Descriptor;

/** Descriptors for tests. */
final class Reads {
    private Reads() {}

    static Descriptor file(String path) {
        try {
            return text(Files.readString(Path.of(path)));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static Descriptor right(String name) {
        return file("../schema/suite/descriptors/right/" + name + ".yaml");
    }

    static Descriptor text(String text) {
        Reading reading = DescriptorText.read("test.yaml", text);
        assertThat(reading.diagnostics()).isEmpty();
        return reading.descriptor().orElseThrow();
    }
}
