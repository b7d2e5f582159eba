package org.oscine.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.compiled.CompiledStore;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Severity;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.reader.DescriptorReader;
import org.oscine.yaml.YamlParser;

/** The text of a descriptor, on its way to being one. Only this class leads from an agent's call to the YAML parser. */
final class SourceFile implements CompiledStore.Reading {
    private static final long LARGEST = 1024 * 1024;

    private final String name;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private String text = "";
    private Optional<Descriptor> descriptor = Optional.empty();

    /** @param name what diagnostics call the file */
    SourceFile(String name) {
        this.name = name;
    }

    /** The document of a file is there if it makes a descriptor without an error. */
    @Override
    public Optional<Document> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            diagnostics.add(Diagnostic.error("unreadable", name, Span.START,
                    "not a text file of at most one mebibyte", ""));
            return Optional.empty();
        }
        return read(name, Files.readAllBytes(file));
    }

    /** As the other, of what a file holds. */
    Optional<Document> read(String name, byte[] bytes) {
        text = new String(bytes, StandardCharsets.UTF_8);
        var parsed = YamlParser.parse(name, bytes);
        diagnostics.addAll(parsed.diagnostics());
        if (parsed.document().isEmpty() || hasErrors()) {
            return Optional.empty();
        }
        var reading = DescriptorReader.read(parsed.document().get());
        diagnostics.addAll(reading.diagnostics());
        if (hasErrors()) {
            return Optional.empty();
        }
        descriptor = reading.descriptor();
        return descriptor.isPresent() ? parsed.document() : Optional.empty();
    }

    /** The document of a text, with faults or without. */
    static Optional<Document> document(String name, String text) {
        return YamlParser.parse(name, text.getBytes(StandardCharsets.UTF_8)).document();
    }

    Optional<Descriptor> descriptor() {
        return descriptor;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    String text() {
        return text;
    }

    private boolean hasErrors() {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
