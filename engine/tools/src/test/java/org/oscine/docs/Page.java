package org.oscine.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of the docs as its tests see it: the fenced blocks, each with the comments right above it.
 *
 * @param file where it lies
 */
record Page(Path file, List<Block> blocks) {
    /** The top directory of the project. */
    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final Path DOCS = PROJECT.resolve("docs");

    /**
     * A fenced block.
     *
     * @param line the number of its first line, counted from 1
     * @param language the word behind the fence
     * @param remarks the comments above it, such as {@code exits 7}
     */
    record Block(int line, String language, String text, List<String> remarks) {

        /** What a remark that begins with these words says. */
        Optional<String> remark(String words) {
            return remarks.stream()
                    .filter(remark -> remark.equals(words) || remark.startsWith(words + " "))
                    .map(remark -> remark.substring(words.length()).strip())
                    .findFirst();
        }
    }

    /** All pages below docs/. */
    static List<Page> all() {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/node_modules/"))
                    .sorted().map(Page::read).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The page's name in messages, such as {@code how-to/editors.md}. */
    String name() {
        return file.startsWith(DOCS) ? DOCS.relativize(file).toString() : PROJECT.relativize(file).toString();
    }

    static Page read(Path file) {
        try {
            return new Page(file, blocks(Files.readAllLines(file)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```")) {
                String margin = " ".repeat(lines.get(i).indexOf('`'));
                int end = i + 1;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                StringBuilder text = new StringBuilder();
                lines.subList(i + 1, end).forEach(each -> text.append(
                        each.startsWith(margin) ? each.substring(margin.length()) : each).append('\n'));
                blocks.add(new Block(i + 2, line.substring(3).strip(), text.toString(), List.copyOf(remarks)));
                i = end;
                remarks.clear();
            } else if (line.startsWith("<!--") && line.endsWith("-->")) {
                remarks.add(line.substring(4, line.length() - 3).strip());
            } else if (!line.isEmpty()) {
                remarks.clear();
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return name();
    }
}
