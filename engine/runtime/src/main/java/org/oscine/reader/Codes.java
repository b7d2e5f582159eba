package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.diagnostic.Suggestions;
import org.oscine.document.Node;
import org.oscine.ocf.ReturnCode;

/** The names of OCF's return codes. */
final class Codes {
    private static final ReturnCode[] ALL = ReturnCode.values();

    private Codes() {}

    /** The code that an entry names; absent, and reported, if it names none. */
    static Optional<ReturnCode> read(ReaderContext context, Node.Entry entry) {
        Optional<Node.Scalar> scalar = context.scalars().scalar(entry, "the name of an OCF code");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.get().text();
        for (ReturnCode code : ALL) {
            if (code.name().equals(text)) {
                return Optional.of(code);
            }
        }
        context.faults().add("bad-code", scalar.get().span(), "'" + text + "' is not the name of an OCF code",
                advice(text));
        return Optional.empty();
    }

    private static String advice(String text) {
        List<String> names = new ArrayList<>();
        for (ReturnCode code : ALL) {
            if (text.equals(Integer.toString(code.number()))) {
                return "write the name: " + code.name();
            }
            names.add(code.name());
        }
        Optional<String> prefixed = Suggestions.closest("OCF_" + text, names);
        return prefixed.isPresent() && Suggestions.closest(text, names).isEmpty()
                ? "did you mean '" + prefixed.get() + "'?"
                : Suggestions.advice(text, names, "the codes are");
    }
}
