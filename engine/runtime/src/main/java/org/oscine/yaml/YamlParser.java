package org.oscine.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Span;
import org.oscine.document.Document;
import org.oscine.document.Node;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns the text of a file into a {@link Document}; what is wrong with it is a diagnostic, never an exception. */
public final class YamlParser {
    private static final int MAXIMUM_CHARACTERS = 1_000_000;
    private static final char NOT_UTF_8 = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlParser() {}

    /**
     * What became of a file.
     *
     * @param document present as soon as there is a tree; with errors beside it, it is good only for finding more
     */
    public record Parsed(Optional<Document> document, List<Diagnostic> diagnostics) {
        public Parsed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Parses the bytes of a file, which must be UTF-8. */
    public static Parsed parse(String file, byte[] bytes) {
        return parse(file, new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Parses the text of a file.
     *
     * @param file the name that diagnostics show
     */
    public static Parsed parse(String file, String text) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            Optional<Node> root = root(file, withPlainLineEnds(withoutByteOrderMark(text)), diagnostics);
            return new Parsed(root.isPresent() ? Optional.of(new Document(file, root.get())) : Optional.empty(), diagnostics);
        } catch (Unreadable unreadable) {
            diagnostics.add(Diagnostic.error(unreadable.rule(), file, unreadable.span(), unreadable.getMessage(),
                    unreadable.help()));
            return new Parsed(Optional.empty(), diagnostics);
        }
    }

    private static Optional<Node> root(String file, String text, List<Diagnostic> diagnostics) {
        checkCharacters(text);
        MarkedText source = new MarkedText(text);
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        try {
            var events = new Parse(settings).parseString(text).iterator();
            Optional<Node> root = new TreeBuilder(file, source, events, diagnostics).build();
            if (root.isEmpty() || isNothing(root.get())) {
                throw new Unreadable("empty-file", Span.START, "the file is empty",
                        "a descriptor begins with agent, version and summary");
            }
            return root;
        } catch (MarkedYamlEngineException error) {
            throw SyntaxErrors.explain(error, source);
        } catch (YamlEngineException | IndexOutOfBoundsException | NumberFormatException error) {
            // What the library throws for a strange %YAML line, and for the odd input that its authors did not foresee.
            throw new Unreadable("syntax", Span.START, "this cannot be read as YAML 1.2",
                    "look for a line that begins with '%'");
        }
    }

    private static boolean isNothing(Node root) {
        return root instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.NULL;
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** As YAML reads them. What ends with a carriage return would have places behind its end. */
    private static String withPlainLineEnds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static void checkCharacters(String text) {
        if (text.length() > MAXIMUM_CHARACTERS) {
            throw new Unreadable("too-large", Span.START, "the file is larger than a million characters",
                    "no descriptor is that large; is it the right file?");
        }
        int line = 1;
        int column = 1;
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            checkCharacter(character, line, column);
            column = character == '\n' ? 1 : column + 1;
            line += character == '\n' ? 1 : 0;
        }
    }

    private static void checkCharacter(int character, int line, int column) {
        boolean low = character < ' ' && character != '\n' && character != '\r' && character != '\t';
        boolean high = character >= 0x7f && character < 0xa0 && character != 0x85;
        boolean noCharacter = character == 0xfffe || character == 0xffff;
        boolean loneSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        Span span = new Span(line, column, line, column + 1);
        if (character == NOT_UTF_8 || loneSurrogate) {
            throw new Unreadable("not-text", span, "a byte that is not UTF-8", "save the file as UTF-8");
        }
        if (character == BYTE_ORDER_MARK) {
            throw new Unreadable("not-text", span, "a byte order mark inside the file", "remove it; it is allowed only at the beginning of a file");
        }
        if (low || high || noCharacter) {
            throw new Unreadable("not-text", span, "a control character (U+" + hexadecimal(character) + ")",
                    "remove it, or write it as an escape in double quotes");
        }
    }

    private static String hexadecimal(int character) {
        String digits = Integer.toHexString(character).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
