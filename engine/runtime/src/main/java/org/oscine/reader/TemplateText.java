package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.ocf.Identifier;

/** Takes one text apart into what stands for itself and what is a reference. */
final class TemplateText {
    private final Faults faults;
    private final DeclaredNames scope;
    private final Node.Scalar scalar;
    private final String text;
    private final List<Template.Part> parts = new ArrayList<>(3);
    private final StringBuilder literal = new StringBuilder();

    TemplateText(Faults faults, DeclaredNames scope, Node.Scalar scalar) {
        this.faults = faults;
        this.scope = scope;
        this.scalar = scalar;
        this.text = scalar.text();
    }

    Template.Text read() {
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            int end = dollar < 0 ? text.length() : dollar;
            literal.append(text, at, end);
            at = dollar < 0 ? end : dollar(dollar);
        }
        endLiteral();
        return new Template.Text(parts);
    }

    /** Reads what begins with a dollar sign, and returns where it ends. */
    private int dollar(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '$') {
            literal.append('$');
            return at + 2;
        }
        if (next == '{') {
            return reference(at);
        }
        int end = at + 1;
        while (end < text.length() && Identifier.goesOn(text.charAt(end), end > at + 1)) {
            end++;
        }
        String name = text.substring(at + 1, end);
        faults.add("bad-reference", place(scalar, at, end - at), "'$' does not begin a reference",
                name.isEmpty() ? "write $$ for a dollar sign" : "write ${" + name + "}, or $$ for a dollar sign");
        return end;
    }

    private int reference(int at) {
        int close = text.indexOf('}', at);
        if (close < 0) {
            faults.add("bad-reference", place(scalar, at, 2), "'${' without '}'", "write ${name}");
            return text.length();
        }
        String name = text.substring(at + 2, close);
        Span place = place(scalar, at, close + 1 - at);
        if (Identifier.isOne(name)) {
            scope.checkInText(name, place);
            endLiteral();
            parts.add(new Template.Part.Reference(name));
        } else {
            faults.add("bad-reference", place, "'" + name + "' is not a name",
                    "only a name is allowed between ${ and }; there are no expressions");
        }
        return close + 1;
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new Template.Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** The place of a piece of a scalar's text; of all of it where escapes or line breaks forbid to tell. */
    static Span place(Node.Scalar scalar, int offset, int length) {
        Span span = scalar.span();
        String text = scalar.text();
        int quotes = span.endColumn() - span.column() - text.codePointCount(0, text.length());
        if (span.line() != span.endLine() || quotes != 0 && quotes != 2) {
            return span;
        }
        int column = span.column() + quotes / 2 + text.codePointCount(0, offset);
        int width = text.codePointCount(offset, offset + length);
        return new Span(span.line(), column, span.line(), column + width);
    }
}
