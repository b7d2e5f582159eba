package org.oscine.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oscine.descriptor.Value.Format;
import org.oscine.real.NeedsPrograms;

/** named.conf, beside what {@code named-checkconf -p} makes of it: one statement a line. */
@NeedsPrograms("named-checkconf")
class NamedDialectTest extends Dialects {

    static Stream<Sample> samples() {
        return Sample.all("named").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void likeBind(Sample sample) {
        compare(sample.lay(directory, "named.conf"));
    }

    @Test
    void theShippedOnes() {
        compare(Path.of("/etc/bind/named.conf"));
    }

    private void compare(Path file) {
        Map<String, Map<String, String>> theirs = theirs(file);
        assertThat(theirs).isNotEmpty();
        theirs.forEach((section, settings) -> assertThat(ours(file, Format.NAMED, section, List.copyOf(settings.keySet())))
                .as("section %s", section).isEqualTo(settings));
    }

    /** By section, its settings of one line. */
    private Map<String, Map<String, String>> theirs(Path file) {
        String said = output("named-checkconf", "-p", file.toString());
        Map<String, Map<String, String>> theirs = new TreeMap<>();
        List<String> blocks = new ArrayList<>();
        for (String line : said.split("\n")) {
            String text = line.strip();
            if (text.endsWith("{")) {
                blocks.add(text.substring(0, text.length() - 1).strip().replace("\"", "").replaceAll(" IN$", ""));
            } else if (text.equals("};")) {
                blocks.removeLast();
            } else if (text.matches("[a-z-]+ .*;")) {
                String[] words = text.substring(0, text.length() - 1).split(" ", 2);
                theirs.computeIfAbsent(String.join(" ", blocks), it -> new TreeMap<>())
                        .putIfAbsent(words[0], words[1].replaceAll("\"((?:[^\"\\\\]|\\\\.)*)\"", "$1").replace("\\\"", "\""));
            } else {
                assertThat(text).as(said).matches("\"?[^ ]*\"?;||.*: option '.*' is deprecated");
            }
        }
        return theirs;
    }
}
