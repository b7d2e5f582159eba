package org.oscine.manual;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Writes a manual page in the macros of man(7), such as every reader of pages understands. Texts may carry the marks
 * of Markdown for code, stress and links; whatever roff would take for its own is escaped.
 */
final class Roff {
    /** Longer lines are an offence to roff's own checkers, and to whoever reads the source. */
    private static final int WIDTH = 78;

    private final StringBuilder page = new StringBuilder();

    /** Whether a heading was the last: it begins a paragraph by itself. */
    private boolean underHeading;

    /**
     * Begins a page.
     *
     * @param section the section of the manual, such as 7
     * @param origin the program that the page belongs to, with its version
     */
    Roff(String title, int section, LocalDate date, String origin) {
        line(".TH " + argument(title.toUpperCase(Locale.ROOT)) + " " + section + " " + date + " " + argument(origin)
                + " Oscine");
    }

    /** The section NAME: what {@code apropos} shows. */
    Roff name(String name, String summary) {
        section("NAME");
        return filled(escape(name) + " \\- " + inline(summary));
    }

    Roff section(String heading) {
        return heading(".SH ", heading);
    }

    Roff subsection(String heading) {
        return heading(".SS ", heading);
    }

    /** A paragraph of text. */
    Roff paragraph(String text) {
        return gap().wrapped(text);
    }

    /** A term that stands out, and what it means. */
    Roff item(String term, String meaning) {
        line(".TP").line("\\fB" + inlinePlain(term) + "\\fR");
        // A term without a text would take the next macro for it.
        return meaning.isBlank() ? line("\\&") : wrapped(meaning);
    }

    /** A paragraph that belongs to the item before it. */
    Roff more(String text) {
        return line(".IP").wrapped(text);
    }

    /** Lines that stay as they are. */
    Roff verbatim(String text) {
        gap().line(".RS 4").line(".nf");
        text.lines().forEach(each -> line(guarded(escape(each))));
        return line(".fi").line(".RE");
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private Roff heading(String macro, String text) {
        line(macro + argument(inlinePlain(text)));
        underHeading = true;
        return this;
    }

    private Roff gap() {
        return underHeading ? this : line(".PP");
    }

    private Roff wrapped(String text) {
        return filled(inline(text));
    }

    private Roff filled(String roff) {
        int column = 0;
        StringBuilder lines = new StringBuilder();
        for (String word : roff.split("\\s+")) {
            boolean breaks = column > 0 && column + 1 + word.length() > WIDTH;
            if (column > 0) {
                lines.append(breaks ? '\n' : ' ');
            }
            column = breaks || column == 0 ? 0 : column + 1;
            String safe = column == 0 ? guarded(word) : word;
            lines.append(safe);
            column += safe.length();
        }
        return line(lines.toString());
    }

    private Roff line(String text) {
        page.append(text).append('\n');
        underHeading = false;
        return this;
    }

    /** A dot or an apostrophe at the beginning of a line would be a request. */
    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    private static String argument(String text) {
        return "\"" + text.replace("\"", "\\(dq") + "\"";
    }

    private static String inline(String markdown) {
        return new Inline(markdown).roff();
    }

    private static String inlinePlain(String markdown) {
        return escape(Inline.plain(markdown));
    }

    /** A text in roff's letters: hyphens that can be copied, and what is not ASCII by its number. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                case '`' -> escaped.append("\\(ga");
                case '\'' -> escaped.append("\\(aq");
                default -> {
                    if (c < 0x7f) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                    }
                }
            }
        });
        return escaped.toString();
    }
}
