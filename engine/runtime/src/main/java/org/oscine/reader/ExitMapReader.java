package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.ExitMap;
import org.oscine.document.Node;
import org.oscine.ocf.ReturnCode;

/** Reads {@code exit}: what the exit statuses of a command mean. */
final class ExitMapReader {
    private static final String RULE = "bad-exit-map";
    private static final String FORMS = "write 0, 1-2, SIGTERM or other";
    private static final String OTHER = "other";
    private static final int MOST = 255;
    /** A process that a signal ended has 128 and the signal's number for its status. */
    private static final int SIGNALLED = 128;

    private final ReaderContext context;

    ExitMapReader(ReaderContext context) {
        this.context = context;
    }

    ExitMap read(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Mapping mapping)) {
            context.faults().wrongType("exit", "a mapping", entry.value(), "write { 0: OCF_SUCCESS }");
            return ExitMap.DEFAULT;
        }
        List<ExitMap.Row> rows = new ArrayList<>(mapping.entries().size());
        for (Node.Entry row : mapping.entries()) {
            Optional<ReturnCode> code = Codes.read(context, row);
            Optional<ExitMap.Row> read = row(row.key(), code.orElse(ReturnCode.OCF_ERR_GENERIC));
            if (read.isPresent()) {
                checkOverlap(row.key(), read.get(), rows);
                rows.add(read.get());
            }
        }
        return new ExitMap(rows);
    }

    private Optional<ExitMap.Row> row(Node.Scalar key, ReturnCode code) {
        String label = key.text();
        if (label.equals(OTHER)) {
            return Optional.of(new ExitMap.Row(label, 0, MOST, code));
        }
        if (label.startsWith("SIG")) {
            return signal(key, code);
        }
        int dash = label.indexOf('-');
        int from = status(dash < 0 ? label : label.substring(0, dash));
        int to = dash < 0 ? from : status(label.substring(dash + 1));
        if (from < 0 || to < 0) {
            fault(key, "'" + label + "' is not an exit status", FORMS + "; a status is between 0 and 255");
            return Optional.empty();
        }
        if (from > to) {
            fault(key, "the range " + label + " is empty", "write the smaller number first");
            return Optional.empty();
        }
        return Optional.of(new ExitMap.Row(label, from, to, code));
    }

    private Optional<ExitMap.Row> signal(Node.Scalar key, ReturnCode code) {
        int number = Signals.number(key.text());
        if (number == 0) {
            fault(key, "there is no signal '" + key.text() + "'", Signals.advice(key.text()));
            return Optional.empty();
        }
        return Optional.of(new ExitMap.Row(key.text(), SIGNALLED + number, SIGNALLED + number, code));
    }

    /** The number of an exit status, or -1. */
    private static int status(String text) {
        if (!Names.isNumber(text) || text.length() > 3) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number > MOST ? -1 : number;
    }

    private void checkOverlap(Node.Scalar key, ExitMap.Row row, List<ExitMap.Row> earlier) {
        for (ExitMap.Row before : earlier) {
            if (before.label().equals(OTHER)) {
                fault(key, "'" + key.text() + "' comes after 'other', so it has no effect", "put 'other' last");
                return;
            }
            if (!row.label().equals(OTHER) && row.from() <= before.to() && before.from() <= row.to()) {
                fault(key, "'" + key.text() + "' overlaps with '" + before.label() + "'",
                        "map each exit status only once");
                return;
            }
        }
    }

    private void fault(Node.Scalar key, String summary, String help) {
        context.faults().add(RULE, key.span(), summary, help);
    }
}
