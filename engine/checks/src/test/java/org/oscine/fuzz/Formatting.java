package org.oscine.fuzz;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oscine.document.Node;
import org.oscine.format.Formatter;
import org.oscine.format.Formatter.Result;
import org.oscine.yaml.YamlParser;

/** What must hold for fmt: a meaning, its comments and the order that counts stay, and a second time changes nothing. */
final class Formatting {
    private Formatting() {}

    static void holds(String file, String input) {
        switch (Formatter.format(file, input)) {
            case Result.Refused(var diagnostics) -> {
                Check.that(!diagnostics.isEmpty(), "fmt refuses without a word");
                Findings.areSound(diagnostics, input);
            }
            case Result.Formatted(String formatted) -> {
                Check.that(same(root(file, input), root(file, formatted)), "fmt changed the meaning:\n" + formatted);
                Check.that(words(input).equals(words(formatted)), "fmt lost words, perhaps of comments:\n" + formatted);
                Result again = Formatter.format(file, formatted);
                Check.that(again.equals(new Result.Formatted(formatted)), "fmt is not done after one time: " + again);
            }
        }
    }

    private static Node root(String file, String text) {
        YamlParser.Parsed parsed = YamlParser.parse(file, text);
        Check.that(parsed.diagnostics().isEmpty(), "fmt made what cannot be read: " + parsed.diagnostics() + "\n" + text);
        return parsed.document().orElseThrow().root();
    }

    private static List<String> words(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return Arrays.stream(plain.split("\\s+")).filter(word -> !word.isEmpty()).sorted().toList();
    }

    /** Keys in any order: which orders count is told by what the entries say, and tested elsewhere. */
    private static boolean same(Node one, Node other) {
        return switch (one) {
            case Node.Scalar it -> other instanceof Node.Scalar with && it.text().equals(with.text()) && it.type() == with.type();
            case Node.Sequence it -> other instanceof Node.Sequence with && sameItems(it.items(), with.items());
            case Node.Mapping it -> other instanceof Node.Mapping with && sameEntries(it, with);
        };
    }

    private static boolean sameItems(List<Node> one, List<Node> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = same(one.get(i), other.get(i));
        }
        return same;
    }

    private static boolean sameEntries(Node.Mapping one, Node.Mapping other) {
        Map<String, Node> values = new HashMap<>();
        other.entries().forEach(entry -> values.put(entry.key().text(), entry.value()));
        return one.entries().size() == values.size() && one.entries().stream().allMatch(entry ->
                values.containsKey(entry.key().text()) && same(entry.value(), values.get(entry.key().text())));
    }
}
