package org.oscine.reader;

import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads octal numbers: modes of files and the umask. */
final class ModeReader {
    private static final int MOST_DIGITS = 4;

    private final ReaderContext context;

    ModeReader(ReaderContext context) {
        this.context = context;
    }

    Optional<Template> read(Fields fields, String key) {
        Optional<Node.Entry> entry = fields.take(key);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Template template = context.templates().text(entry.get());
        Optional<String> literal = template == TemplateReader.MISSING
                ? Optional.empty()
                : TemplateReader.literal(template);
        if (literal.isPresent() && !isOctal(literal.get())) {
            context.faults().add("bad-mode", entry.get().value().span(),
                    "'" + literal.get() + "' is not an octal number", "write up to four digits from 0 to 7: 0750");
        }
        return Optional.of(template);
    }

    private static boolean isOctal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '7') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }
}
