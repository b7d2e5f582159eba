package org.oscine.lint.rule;

import java.nio.charset.StandardCharsets;
import org.oscine.descriptor.Parameter;
import org.oscine.descriptor.Template;
import org.oscine.descriptor.Template.Part;
import org.oscine.diagnostic.Severity;

/** A path that is too long for a Unix socket. */
final class SocketPathLength implements Rule {

    /** sun_path of unix(7), without the byte that ends it. */
    private static final int MOST = 107;

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (TextUse use : subject.texts()) {
            int length = least(use.text(), subject);
            if (use.place().last().equals("unix-socket") && length > MOST) {
                findings.add(subject.spans().value(use.place()),
                        "the path has at least " + length + " bytes; that of a Unix socket can have at most " + MOST,
                        "have the service put its socket elsewhere, for example under /run");
            }
        }
    }

    /** How long the text is with the defaults of its parameters, and without what else is inserted. */
    private static int least(Template.Text text, Subject subject) {
        int length = 0;
        for (Part part : text.parts()) {
            length += switch (part) {
                case Part.Literal(String literal) -> bytes(literal);
                case Part.Reference(String name) ->
                    bytes(subject.names().parameter(name).flatMap(Parameter::defaultValue).orElse(""));
            };
        }
        return length;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
