package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.MonitorProbe.StatusCode;
import org.oscine.descriptor.MonitorProbe.StatusRange;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.ocf.ReturnCode;

/** Reads the {@code status} of a web check (a number, a range, or a list of these), and its {@code codes}. */
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

    /** What each status means; a question that was answered cannot tell that the service is stopped. */
    List<StatusCode> readCodes(Fields fields) {
        Optional<Node.Entry> entry = fields.take("codes");
        if (entry.isEmpty()) {
            return List.of();
        }
        if (fields.has("status")) {
            fault(entry.get().key(), "'codes' and 'status' exclude each other", "write the statuses of status there, with OCF_SUCCESS");
        }
        if (!(entry.get().value() instanceof Node.Mapping mapping)) {
            context.faults().wrongType("codes", "a mapping", entry.get().value(), "write { 200: OCF_SUCCESS, 503: OCF_DEGRADED }");
            return List.of();
        }
        if (mapping.entries().isEmpty()) {
            context.faults().add("empty", mapping.span(), "'codes' is empty", "write { 200: OCF_SUCCESS, 503: OCF_DEGRADED }");
        }
        List<StatusCode> rows = new ArrayList<>(mapping.entries().size());
        for (Node.Entry row : mapping.entries()) {
            Optional<StatusRange> range = range(row.key());
            ReturnCode code = code(row);
            if (range.isPresent()) {
                checkOverlap(row.key(), range.get(), rows);
                rows.add(new StatusCode(row.key().text(), range.get(), code));
            }
        }
        return rows;
    }

    private ReturnCode code(Node.Entry row) {
        Optional<ReturnCode> code = Codes.read(context, row);
        if (code.isPresent() && (code.get() == ReturnCode.OCF_NOT_RUNNING || code.get() == ReturnCode.OCF_RUNNING_PROMOTED)) {
            context.faults().add("bad-code", row.value().span(), "a status cannot mean " + code.get() + ": somebody answered",
                    "use OCF_SUCCESS, one of the OCF_ERR_ codes, OCF_FAILED_PROMOTED, OCF_DEGRADED or OCF_DEGRADED_PROMOTED");
        }
        return code.orElse(ReturnCode.OCF_ERR_GENERIC);
    }

    private Optional<StatusRange> range(Node.Scalar key) {
        String text = key.text();
        if (text.equals(StatusCode.OTHER)) {
            return Optional.of(StatusCode.ANY);
        }
        int dash = text.indexOf('-');
        int from = number(dash < 0 ? text : text.substring(0, dash));
        int to = dash < 0 ? from : number(text.substring(dash + 1));
        if (from < LEAST || to > MOST || from > to) {
            fault(key, "'" + text + "' is not an HTTP status", "write 200, 200-299 or other");
            return Optional.empty();
        }
        return Optional.of(new StatusRange(from, to));
    }

    private void checkOverlap(Node.Scalar key, StatusRange range, List<StatusCode> earlier) {
        for (StatusCode before : earlier) {
            if (before.label().equals(StatusCode.OTHER)) {
                fault(key, "'" + key.text() + "' comes after 'other', so it has no effect", "put 'other' last");
                return;
            }
            if (!key.text().equals(StatusCode.OTHER) && range.from() <= before.range().to() && before.range().from() <= range.to()) {
                fault(key, "'" + key.text() + "' overlaps with '" + before.label() + "'", "map each status only once");
                return;
            }
        }
    }

    private void fault(Node.Scalar key, String summary, String help) {
        context.faults().add("bad-status", key.span(), summary, help);
    }

    private static int number(String text) {
        return Names.isNumber(text) && text.length() == 3 ? Integer.parseInt(text) : -1;
    }
}
