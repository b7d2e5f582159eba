package org.oscine.lint.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What is told about a rule, from the directory of its name beside the classes.
 *
 * @param what what it finds, in a line
 * @param why why that matters
 * @param bad a descriptor that it finds fault with, and nothing else does
 * @param message what lint says of it
 * @param good one that says the same rightly
 */
public record Guide(String what, String why, String bad, String message, String good) {
    /** The file that the examples are in, as the messages call it. */
    public static final String FILE = "xd.yaml";

    /** The guide to a rule. */
    public static Guide of(Rule rule) {
        String about = text(rule, "about.txt");
        int end = about.indexOf('\n');
        return new Guide(about.substring(0, end), about.substring(end).strip(), text(rule, "bad.yaml"),
                text(rule, "bad.expected"), text(rule, "good.yaml"));
    }

    private static String text(Rule rule, String file) {
        String name = rule.name() + "/" + file;
        try (InputStream resource = Rule.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the rule has no " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }
}
