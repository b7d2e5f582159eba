package org.oscine.testfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Document;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.form.Fields;
import org.oscine.testfile.TestFile.Case;
import org.oscine.testfile.TestFile.Parameter;
import org.oscine.testfile.TestFile.Step;

/**
 * Makes a {@link TestFile} of a document. What cases share ({@code given}, {@code scenes}, {@code parameters}) is laid
 * beneath what each says itself, before anything of it is read.
 */
public final class TestFileReader {
    private final Faults faults;
    private final Values values;
    private final SceneReader scenes;
    private final StepReader steps;
    private final Map<String, Node> named = new LinkedHashMap<>();
    private final List<Node.Scalar> unused = new ArrayList<>();
    private final String file;
    private Node base = SceneReader.NOTHING;
    private Map<String, Parameter> shared = Map.of();

    private TestFileReader(String file) {
        this.file = file;
        this.faults = new Faults(file);
        this.values = new Values(faults);
        this.scenes = new SceneReader(values);
        this.steps = new StepReader(values);
    }

    /**
     * What became of a document.
     *
     * @param testFile present if nothing is wrong
     */
    public record Reading(Optional<TestFile> testFile, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Reads a document, and finds all that is wrong with it in one run. */
    public static Reading read(Document document) {
        return new TestFileReader(document.file()).read(document.root());
    }

    private Reading read(Node root) {
        Fields fields = new Fields(faults, "the test file", root);
        fields.require("descriptor", "name the file to test, such as xd.yaml");
        String descriptor = values.text(fields, "descriptor").orElse("?");
        takeShared(fields);
        List<Case> cases = new ArrayList<>();
        fields.require("cases", "a test file needs cases, each with a name");
        for (Node.Entry entry : values.entries(fields, "cases")) {
            cases.add(readCase(entry));
        }
        fields.finish();
        unused.forEach(scene -> faults.add("unused", scene.span(), "no case uses the scene '" + scene.text() + "'",
                "remove it, or use it in a case: scene: " + scene.text()));
        List<Diagnostic> found = faults.ordered();
        return new Reading(found.isEmpty() ? Optional.of(new TestFile(file, descriptor, cases)) : Optional.empty(), found);
    }

    private void takeShared(Fields fields) {
        fields.take("given").ifPresent(given -> {
            base = given.value();
            scenes.read(base);
        });
        for (Node.Entry entry : values.entries(fields, "scenes")) {
            named.put(entry.key().text(), scenes.shaped("scene '" + entry.key().text() + "'", entry.value()));
            unused.add(entry.key());
        }
        shared = steps.parameters(fields);
    }

    private Case readCase(Node.Entry entry) {
        String name = entry.key().text();
        Fields fields = new Fields(faults, "case '" + name + "'", entry.key().span(), entry.value());
        Node machine = scene(fields);
        Scene scene = scenes.read(machine);
        Map<String, Parameter> parameters = new LinkedHashMap<>(shared);
        Optional<Node.Entry> several = fields.take("steps");
        List<Step> read = several.isPresent()
                ? severalSteps(fields, several.get(), parameters, machine)
                : List.of(steps.read(fields, entry.key().span(), parameters, Scene.NOTHING));
        fields.finish();
        Case it = new Case(name, entry.key().span(), scene, read);
        new NameCheck(faults, it).check();
        return it;
    }

    private List<Step> severalSteps(
            Fields fields, Node.Entry several, Map<String, Parameter> parameters, Node machine) {
        parameters.putAll(steps.parameters(fields));
        for (String key : TestFileKeys.CALL) {
            fields.take(key).ifPresent(entry -> faults.add("misplaced-key", entry.key().span(),
                    "'" + key + "' is not allowed together with 'steps'", "move it to the step that it belongs to"));
        }
        if (!(several.value() instanceof Node.Sequence list)) {
            values.wrongType("'steps'", "a list", several.value());
            return List.of();
        }
        List<Step> read = new ArrayList<>();
        Node before = machine;
        for (Node step : list.items()) {
            read.add(steps.readAlone(step, parameters, before));
            Optional<Node> given = step instanceof Node.Mapping mapping ? mapping.get("given") : Optional.empty();
            before = given.isPresent() ? Overlay.over(before, given.get()) : before;
        }
        return read;
    }

    private Node scene(Fields fields) {
        Node scene = base;
        for (String name : values.texts(fields, "scene").orElse(List.of())) {
            Node over = named.get(name);
            if (over == null) {
                faults.add("unknown-name", fields.take("scene").orElseThrow().value().span(),
                        "there is no scene '" + name + "'", Suggestions.advice(name, named.keySet(), "there are"));
            } else {
                unused.removeIf(key -> key.text().equals(name));
                scene = Overlay.over(scene, over);
            }
        }
        Optional<Node.Entry> own = fields.take("given");
        return own.isPresent() ? Overlay.over(scene, scenes.shaped("'given'", own.get().value())) : scene;
    }
}
