package org.oscine.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.setupfile.SetupReader;
import org.oscine.yaml.YamlParser;

/** Setup files of conform: lint and the reader agree. */
final class SetupSubject implements Subject {
    private static final String FILE = "xd.conform.yaml";

    @Override
    public String name() {
        return "setup";
    }

    @Override
    public List<String> seeds() {
        return Seeds.setups();
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) {
        List<Diagnostic> found = Findings.of(FILE, input);
        Formatting.holds(FILE, input);
        YamlParser.Parsed parsed = YamlParser.parse(FILE, input);
        if (parsed.document().isEmpty() || !parsed.diagnostics().isEmpty()) {
            Check.that(Findings.hasErrors(found), "lint takes what is no YAML");
            return false;
        }
        SetupReader.Read read = SetupReader.read(parsed.document().get());
        Findings.areSound(read.diagnostics(), input);
        Check.that(read.setup().isPresent() || Findings.hasErrors(found), "lint takes what the reader refuses: " + Findings.told(read.diagnostics()));
        Check.that(read.setup().isEmpty() || !Findings.refused(found), "the reader takes what lint refuses: " + Findings.told(found));
        return read.setup().isPresent();
    }
}
