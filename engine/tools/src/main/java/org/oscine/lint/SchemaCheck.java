package org.oscine.lint;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;

/**
 * Checks a document against the JSON Schema of the language, so that lint and the editor say the same. The schema
 * knows the grammar only; whether a name is declared is the reader's to say.
 */
public final class SchemaCheck {
    private final Schema schema;
    private final SchemaWording wording;

    private SchemaCheck(SchemaText text) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text.root());
        this.wording = new SchemaWording(text);
    }

    /** The check with the schema that belongs to this engine. Dear to make, cheap to use again. */
    public static SchemaCheck load() {
        return new SchemaCheck(SchemaText.load());
    }

    /** As {@link #load}, for test files. */
    public static SchemaCheck ofTestFiles() {
        return new SchemaCheck(SchemaText.ofTestFiles());
    }

    /** As {@link #load}, for setup files. */
    public static SchemaCheck ofSetups() {
        return new SchemaCheck(SchemaText.ofSetups());
    }

    /** What the schema has against a document, in the order of the file; one diagnostic for each mistake. */
    public List<Diagnostic> check(Document document) {
        JsonTree tree = JsonTree.of(document);
        List<Diagnostic> diagnostics = new ArrayList<>();
        Set<Span> reported = new HashSet<>();
        for (Error error : schema.validate(tree.root())) {
            Diagnostic diagnostic = wording.explain(error, tree, document.file());
            boolean severalAtOnePlace = diagnostic.rule().equals(SchemaWording.MISSING_KEY);
            if (reported.add(diagnostic.span()) || severalAtOnePlace) {
                diagnostics.add(diagnostic);
            }
        }
        return Diagnostics.ordered(diagnostics);
    }
}
