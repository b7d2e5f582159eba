package org.oscine.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.lint.rule.Rules;
import org.oscine.reader.DescriptorReader;
import org.oscine.reader.Reading;
import org.oscine.setupfile.Setup;
import org.oscine.setupfile.SetupReader;
import org.oscine.testfile.TestFile;
import org.oscine.testfile.TestFileReader;
import org.oscine.yaml.YamlParser;

/**
 * All that is wrong with a descriptor, from four who look at it: the parser of YAML, the reader, which knows what
 * the names mean, the schema, and, if none of these found anything, the rules about what cannot work as it is meant.
 * The reader's word counts where the schema would only repeat it.
 */
public final class Linter {
    private final SchemaCheck schema;
    private Optional<SchemaCheck> testSchema = Optional.empty();
    private Optional<SchemaCheck> setupSchema = Optional.empty();

    private Linter(SchemaCheck schema) {
        this.schema = schema;
    }

    /** A linter with the schema that belongs to this engine. Dear to make, cheap to use again. */
    public static Linter load() {
        return new Linter(SchemaCheck.load());
    }

    /**
     * Looks at a descriptor, or at a test file or a setup file, which its name tells.
     *
     * @param file the name that diagnostics show
     * @return what is wrong, in the order of the file
     */
    public List<Diagnostic> lint(String file, String text) {
        YamlParser.Parsed parsed = YamlParser.parse(file, text);
        List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
        if (parsed.document().isPresent()) {
            Document document = parsed.document().get();
            if (TestFile.isNamedSo(file)) {
                addFaultsOfTestFile(document, text, found);
            } else if (Setup.isNamedSo(file)) {
                addFaultsOfSetup(document, found);
            } else {
                addFaultsOfDescriptor(document, text, found);
            }
        }
        return Diagnostics.ordered(found);
    }

    private void addFaultsOfDescriptor(Document document, String text, List<Diagnostic> found) {
        Reading reading = DescriptorReader.read(document);
        found.addAll(reading.diagnostics());
        addUnlessToldAlready(schema.check(document), found);
        if (found.isEmpty() && reading.descriptor().isPresent()) {
            found.addAll(Rules.check(reading.descriptor().get(), document, Comments.of(document, text)));
        }
    }

    private void addFaultsOfTestFile(Document document, String text, List<Diagnostic> found) {
        found.addAll(TestFileReader.read(document).diagnostics());
        testSchema = Optional.of(testSchema.orElseGet(SchemaCheck::ofTestFiles));
        addUnlessToldAlready(testSchema.get().check(document), found);
        if (found.isEmpty()) {
            found.addAll(Rules.checkWithoutDescriptor(document, Comments.of(document, text)));
        }
    }

    private void addFaultsOfSetup(Document document, List<Diagnostic> found) {
        found.addAll(SetupReader.read(document).diagnostics());
        setupSchema = Optional.of(setupSchema.orElseGet(SchemaCheck::ofSetups));
        addUnlessToldAlready(setupSchema.get().check(document), found);
    }

    private static void addUnlessToldAlready(List<Diagnostic> repeated, List<Diagnostic> found) {
        List<Span> told = found.stream().map(Diagnostic::span).toList();
        for (Diagnostic diagnostic : repeated) {
            if (told.stream().noneMatch(span -> meets(span, diagnostic.span()))) {
                found.add(diagnostic);
            }
        }
    }

    /**
     * Whether two spans share a line. The reader points at the very letters of a text, the schema at the text; both
     * would be one mistake to the person who reads.
     */
    private static boolean meets(Span one, Span other) {
        return one.line() <= other.endLine() && other.line() <= one.endLine();
    }
}
