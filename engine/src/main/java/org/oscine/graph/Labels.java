package org.oscine.graph;

import java.time.Duration;
import java.util.List;
import org.oscine.descriptor.Condition;
import org.oscine.descriptor.ExitMap;
import org.oscine.descriptor.Run;
import org.oscine.descriptor.Template;
import org.oscine.ocf.Durations;
import org.oscine.ocf.ReturnCode;

/** Parts of a descriptor as short texts, close to how their author wrote them. */
final class Labels {
    private Labels() {}

    static String text(Template template) {
        return switch (template) {
            case Template.Text it -> {
                StringBuilder text = new StringBuilder();
                for (Template.Part part : it.parts()) {
                    text.append(switch (part) {
                        case Template.Part.Literal literal -> literal.text();
                        case Template.Part.Reference reference -> "${" + reference.name() + "}";
                    });
                }
                yield text.toString();
            }
            case Template.Choice it -> "[" + argv(it.then()) + "]";
        };
    }

    static String argv(List<Template> words) {
        StringBuilder line = new StringBuilder();
        for (Template word : words) {
            line.append(line.isEmpty() ? "" : " ").append(text(word));
        }
        return line.toString();
    }

    static String condition(Condition condition) {
        StringBuilder words = new StringBuilder();
        for (Condition.Test test : condition.tests()) {
            words.append(words.isEmpty() ? "" : " and ").append(test.holds() ? "when " : "unless ").append(test.name());
            if (test instanceof Condition.Test.Equality equality) {
                words.append(" is ").append(equality.value());
            }
        }
        return words.toString();
    }

    /** What the ends of a question mean, and what it must print. */
    static String codes(Run<Template> run) {
        return run.output().map(pattern -> "must print /" + text(pattern) + "/; ").orElse("") + codes(run.exit());
    }

    /** The rows of an exit map, and what holds without them. */
    static String codes(ExitMap map) {
        StringBuilder codes = new StringBuilder();
        for (ExitMap.Row row : map.rows()) {
            codes.append(codes.isEmpty() ? "" : "; ").append(row.label()).append(": ").append(code(row.code()));
        }
        boolean complete = map.rows().stream().anyMatch(row -> row.from() == 0 && row.to() == 255);
        if (!complete) {
            boolean zero = map.rows().stream().anyMatch(row -> row.from() == 0);
            codes.append(codes.isEmpty() ? "" : "; ").append(zero ? "" : "0: " + code(ReturnCode.OCF_SUCCESS) + "; ")
                    .append("else ").append(code(ReturnCode.OCF_ERR_GENERIC));
        }
        return codes.toString();
    }

    /** What an answer over a connection means. */
    static String answer() {
        return "else " + code(ReturnCode.OCF_ERR_GENERIC);
    }

    static String code(ReturnCode code) {
        return code.name().replaceFirst("^OCF_(ERR_)?", "") + " (" + code.number() + ")";
    }

    static String seconds(Duration duration) {
        return Durations.format(duration);
    }
}
