package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.MonitorProbe.StatusRange;
import org.oscine.document.Node;
import org.oscine.form.Fields;

/** Reads the {@code status} of a web check: a number, a range, or a list of these. */
final class HttpStatusReader {
    private static final int LEAST = 100;
    private static final int MOST = 599;

    private final ReaderContext context;

    HttpStatusReader(ReaderContext context) {
        this.context = context;
    }

    List<StatusRange> read(Fields fields) {
        Optional<Node.Entry> entry = fields.take("status");
        if (entry.isEmpty()) {
            return List.of();
        }
        List<StatusRange> ranges = new ArrayList<>();
        if (entry.get().value() instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                read(item, ranges);
            }
        } else {
            read(entry.get().value(), ranges);
        }
        return ranges;
    }

    private void read(Node node, List<StatusRange> ranges) {
        if (!(node instanceof Node.Scalar scalar) || scalar.type() == Node.ScalarType.NULL) {
            context.faults().wrongType("status", "a number, a range, or a list of these", node, "");
            return;
        }
        String text = scalar.text();
        int dash = text.indexOf('-');
        int from = number(dash < 0 ? text : text.substring(0, dash));
        int to = dash < 0 ? from : number(text.substring(dash + 1));
        if (from < LEAST || to > MOST || from > to) {
            context.faults().add("bad-status", scalar.span(), "'" + text + "' is not an HTTP status",
                    "write 200, 200-299, or a list of these");
        } else {
            ranges.add(new StatusRange(from, to));
        }
    }

    private static int number(String text) {
        return Names.isNumber(text) && text.length() == 3 ? Integer.parseInt(text) : -1;
    }
}
