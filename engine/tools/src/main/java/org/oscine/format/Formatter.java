package org.oscine.format;

import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.document.Document;
import org.oscine.document.Node;
import org.oscine.yaml.YamlParser;

/**
 * Brings a descriptor, or a file that belongs to it, into its canonical form: a descriptor's sections in the order of
 * the reference, one empty line between sections, two blanks for each level, no blanks at the ends of lines. It moves
 * and indents whole lines and never writes a value anew, so comments stay with what they stand at, and everybody's
 * quotes, braces and line breaks are kept.
 */
public final class Formatter {
    /** One time does it for nearly all, and a second one shows that. */
    private static final int MOST_TIMES = 4;

    private Formatter() {}

    /** What became of a text. */
    public sealed interface Result {
        /** The text in its canonical form; the same as before if it was so already. */
        record Formatted(String text) implements Result {}

        /** A text that is no YAML, and is left alone. */
        record Refused(List<Diagnostic> diagnostics) implements Result {
            public Refused {
                diagnostics = List.copyOf(diagnostics);
            }
        }
    }

    /**
     * Formats a text.
     *
     * @param file the name that diagnostics show
     */
    public static Result format(String file, String text) {
        YamlParser.Parsed parsed = YamlParser.parse(file, text);
        if (parsed.document().isEmpty() || !parsed.diagnostics().isEmpty()) {
            return new Result.Refused(parsed.diagnostics());
        }
        Document document = parsed.document().get();
        Optional<Diagnostic> explicit = Lines.of(text, document).explicitKey();
        return explicit.isPresent() ? new Result.Refused(List.of(explicit.get())) : new Result.Formatted(settled(document, text));
    }

    /** As often as it takes until nothing changes any more; a text that never comes to rest is left as it is. */
    private static String settled(Document document, String text) {
        String before = text;
        for (int i = 0; i < MOST_TIMES; i++) {
            String after = once(document.file(), before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return text;
    }

    private static String once(String file, String text) {
        Document document = YamlParser.parse(file, text).document().orElseThrow();
        Lines lines = Lines.of(text, document);
        for (Layout.Freedom freedom : freedoms(document)) {
            String formatted = new Layout(document, lines, freedom).text();
            if (saysTheSame(document, formatted)) {
                return formatted;
            }
        }
        return text;
    }

    /** The order of sections is that of descriptors; authors order those of test files and setup files themselves. */
    private static List<Layout.Freedom> freedoms(Document document) {
        List<Layout.Freedom> all = List.of(Layout.Freedom.values());
        boolean descriptor = document.root() instanceof Node.Mapping root && root.get("agent").isPresent();
        return descriptor ? all : all.subList(Layout.Freedom.INDENTATION.ordinal(), all.size());
    }

    /** Whatever is odd about a file, such as an alias that would come before its anchor: its meaning never changes. */
    private static boolean saysTheSame(Document before, String after) {
        YamlParser.Parsed parsed = YamlParser.parse(before.file(), after);
        Optional<Document> document = parsed.document();
        return parsed.diagnostics().isEmpty() && document.isPresent()
                && Meaning.isSame(before.root(), document.get().root());
    }
}
