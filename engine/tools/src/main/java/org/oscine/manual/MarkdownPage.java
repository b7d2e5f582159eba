package org.oscine.manual;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of the reference as a manual page. It knows as much of Markdown as those pages use: headings, paragraphs,
 * lists of one level, tables, fenced blocks and comments.
 */
final class MarkdownPage {
    private final Roff page;
    private final List<String> lines;
    private int at;

    private MarkdownPage(Roff page, String markdown) {
        this.page = page;
        this.lines = markdown.lines().toList();
    }

    /** Writes the page behind what is there; its title is left out. */
    static void write(Roff page, String markdown) {
        MarkdownPage source = new MarkdownPage(page, markdown);
        page.section("DESCRIPTION");
        while (source.at < source.lines.size()) {
            source.block();
        }
    }

    private void block() {
        String line = lines.get(at);
        if (line.isBlank() || line.startsWith("<!--") || line.startsWith("# ")) {
            at++;
        } else if (line.startsWith("### ")) {
            page.subsection(line.substring(4));
            at++;
        } else if (line.startsWith("## ")) {
            page.section(line.substring(3));
            at++;
        } else if (line.startsWith("```")) {
            fence();
        } else if (line.startsWith("|")) {
            table();
        } else if (line.startsWith("- ")) {
            item();
        } else {
            page.paragraph(joined());
        }
    }

    private void fence() {
        List<String> inside = new ArrayList<>();
        for (at++; at < lines.size() && !lines.get(at).startsWith("```"); at++) {
            inside.add(lines.get(at));
        }
        at++;
        page.verbatim(String.join("\n", inside));
    }

    /** Each row is a term with its remarks; of the heading, only "example" says something that they do not. */
    private void table() {
        List<String> head = cells(lines.get(at));
        for (at += 2; at < lines.size() && lines.get(at).startsWith("|"); at++) {
            List<String> cells = cells(lines.get(at));
            page.item(cells.getFirst(), sentences(cells, head));
        }
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 1; i < row.length(); i++) {
            if (row.charAt(i) == '|' && row.charAt(i - 1) != '\\') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(row.charAt(i));
            }
        }
        return cells;
    }

    private static String sentences(List<String> cells, List<String> head) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                boolean example = i < head.size() && head.get(i).equals("example");
                text.append(text.isEmpty() ? "" : " ").append(example ? "For example " : "")
                        .append(cell).append(cell.endsWith(".") ? "" : ".");
            }
        }
        return text.toString();
    }

    /** An item that begins with code and a colon is a term; another one is a sentence behind a dot. */
    private void item() {
        String text = joined().substring(2);
        int colon = text.indexOf("`: ");
        if (text.startsWith("`") && colon > 0) {
            page.item(text.substring(0, colon + 1), text.substring(colon + 3));
        } else {
            page.item("*", text);
        }
    }

    /** The lines of a paragraph or an item, up to what begins another block. */
    private String joined() {
        StringBuilder text = new StringBuilder(lines.get(at++));
        while (at < lines.size() && continues(lines.get(at))) {
            text.append(' ').append(lines.get(at++).strip());
        }
        return text.toString();
    }

    private static boolean continues(String line) {
        return !line.isBlank() && !line.startsWith("#") && !line.startsWith("```") && !line.startsWith("|")
                && !line.startsWith("- ");
    }
}
