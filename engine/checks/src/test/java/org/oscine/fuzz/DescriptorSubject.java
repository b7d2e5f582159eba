package org.oscine.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.oscine.descriptor.Descriptor;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.document.Document;
import org.oscine.reader.DescriptorReader;
import org.oscine.reader.DescriptorText;
import org.oscine.reader.Reading;
import org.oscine.yaml.YamlParser;

/** Descriptors: lint and the reader agree, fmt changes no meaning, and of what is taken all can be made. */
final class DescriptorSubject implements Subject {
    private static final String FILE = "asterisk.yaml";

    @Override
    public String name() {
        return "descriptor";
    }

    @Override
    public List<String> seeds() {
        return Seeds.descriptors();
    }

    @Override
    public boolean holds(String input, RandomGenerator choice) throws Exception {
        List<Diagnostic> found = Findings.of(FILE, input);
        Formatting.holds(FILE, input);
        Reading reading = DescriptorText.read(FILE, input);
        Findings.areSound(reading.diagnostics(), input);
        Check.that(reading.descriptor().isPresent() || Findings.hasErrors(found), "lint takes what the engine refuses: "
                + Findings.told(reading.diagnostics()));
        if (reading.descriptor().isEmpty()) {
            return false;
        }
        Check.that(!Findings.refused(found), "the engine takes what lint refuses: " + Findings.told(found));
        Document document = YamlParser.parse(FILE, input).document().orElseThrow();
        Optional<Descriptor> again = DescriptorReader.readChecked(document).descriptor();
        Check.that(again.equals(reading.descriptor()), "once checked it is read as another");
        Products.of(reading.descriptor().get(), choice);
        CompiledBytes.hold(document, reading.descriptor().get(), choice);
        return true;
    }
}
