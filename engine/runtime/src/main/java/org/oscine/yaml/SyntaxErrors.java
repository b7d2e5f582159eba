package org.oscine.yaml;

import java.util.Optional;
import org.oscine.diagnostic.Span;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in the words of a person who writes descriptors what the parser did not like. */
final class SyntaxErrors {
    private static final String SYNTAX = "syntax";
    private static final String UNQUOTED = "unquoted-value";
    private static final String CHECK_INDENTATION = "indent all keys of a mapping by the same number of spaces";

    private final MarkedText source;
    private final String problem;
    private final Span at;
    private final Span context;

    private SyntaxErrors(MarkedText source, MarkedYamlEngineException error) {
        this.source = source;
        this.problem = error.getProblem();
        this.at = span(error.getProblemMark());
        this.context = error.getContextMark().isPresent() ? span(error.getContextMark()) : at;
    }

    static Unreadable explain(MarkedYamlEngineException error, MarkedText source) {
        return new SyntaxErrors(source, error).explain();
    }

    /** A value in double braces, as templating languages have it, which YAML takes for mappings. */
    static Unreadable doubleBraces(Span span) {
        return new Unreadable(UNQUOTED, span, "'{{' begins two mappings, not a string",
                "quote the value; a reference is written \"${name}\"");
    }

    private Unreadable explain() {
        if (problem.startsWith("expected ',' or")) {
            return insideBrackets();
        }
        if (problem.contains("cannot start any token")) {
            return badStart();
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return strayColon();
        }
        if (problem.startsWith("could not find expected ':'")) {
            return error(SYNTAX, context, "a key without a ':'", "write KEY: VALUE, with a space after the ':'");
        }
        if (problem.startsWith("found unexpected end of stream")) {
            return error(SYNTAX, context, "this quote is never closed", "close it with the same quote");
        }
        if (problem.startsWith("found unknown escape")) {
            return error(SYNTAX, at, "'\\" + source.at(at.line(), at.column()) + "' has no meaning in double quotes",
                    "use single quotes, in which a backslash has no special meaning");
        }
        return misplaced();
    }

    private Unreadable insideBrackets() {
        if (source.at(at.line(), at.column()) == '{' && source.before(at.line(), at.column()).endsWith("$")) {
            Span value = source.valueAround(at.line(), at.column());
            return error(UNQUOTED, value, "inside braces or brackets, a string with ${...} needs quotes",
                    "quote the value: \"" + source.text(value) + "\"");
        }
        char bracket = source.at(context.line(), context.column());
        if (at.line() > context.line()) {
            return error(SYNTAX, context, "the '" + bracket + "' that opens here is not closed",
                    "close it with '" + (bracket == '{' ? '}' : ']') + "'");
        }
        return error(SYNTAX, at, "a ',' or '" + (bracket == '{' ? '}' : ']') + "' is missing before this",
                "separate the items with ',' and quote a value that contains brackets, braces or quotes");
    }

    private Unreadable badStart() {
        char first = source.at(at.line(), at.column());
        if (first == '\t') {
            return error("tab", at, "the indentation contains a tab", "indent with spaces");
        }
        return error(UNQUOTED, at, "a value cannot begin with '" + first + "'", "quote the value");
    }

    private Unreadable strayColon() {
        String before = source.before(at.line(), at.column());
        if (before.contains(": ")) {
            return error(UNQUOTED, at, "a second ': ' on one line", "quote the value");
        }
        return error(SYNTAX, at, "no key is allowed here", CHECK_INDENTATION + ", and look for a missing ':' above");
    }

    private Unreadable misplaced() {
        if (problem.startsWith("unexpected character found")) {
            char first = source.at(context.line(), context.column());
            return error(UNQUOTED, context, "a value cannot begin with '" + first + "'", "quote the value");
        }
        if (problem.startsWith("expected <block end>")) {
            return afterBlock();
        }
        if (problem.startsWith("expected the node content")) {
            return error(UNQUOTED, at, "a value cannot begin with '" + source.at(at.line(), at.column()) + "'",
                    "quote the value, or look for an extra bracket");
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return error(SYNTAX, at, "a list with '-' cannot begin here",
                    "begin it on the next line, or write [A, B]; quote a string that begins with '- '");
        }
        return error(SYNTAX, at, "this cannot be read as YAML", "check quotes, brackets and indentation around it");
    }

    private Unreadable afterBlock() {
        String before = source.before(at.line(), at.column());
        if (before.endsWith("\"") || before.endsWith("'")) {
            return error(UNQUOTED, at, "unexpected text after the closing quote", "put quotes around the whole value");
        }
        if (before.endsWith("]") || before.endsWith("}")) {
            return error(UNQUOTED, at, "unexpected text after the closing bracket", "quote the value, or drop the rest");
        }
        return error(SYNTAX, at, "the indentation matches nothing above it", CHECK_INDENTATION);
    }

    private static Unreadable error(String rule, Span span, String summary, String help) {
        return new Unreadable(rule, span, summary, help);
    }

    private static Span span(Optional<Mark> mark) {
        if (mark.isEmpty()) {
            return Span.START;
        }
        int line = mark.get().getLine() + 1;
        int column = mark.get().getColumn() + 1;
        return new Span(line, column, line, column + 1);
    }
}
