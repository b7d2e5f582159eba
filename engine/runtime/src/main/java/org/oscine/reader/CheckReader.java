package org.oscine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.descriptor.Check;
import org.oscine.descriptor.Descriptor.Requirement;
import org.oscine.descriptor.DescriptorKeys;
import org.oscine.descriptor.Template;
import org.oscine.document.Node;
import org.oscine.form.Family;
import org.oscine.form.Fields;
import org.oscine.ocf.ReturnCode;

/** Reads the entries of {@code validate}. */
final class CheckReader implements Section.KindReader<Requirement> {
    private static final Family FAMILY = new Family("a check", DescriptorKeys.CHECK_KINDS, DescriptorKeys.CHECK_OPTIONS);
    private static final Family WITH_COMMAND =
            new Family("a check", kindsBesideCommand(), DescriptorKeys.CHECK_OPTIONS);

    private final ReaderContext context;

    CheckReader(ReaderContext context) {
        this.context = context;
    }

    @Override
    public String noun() {
        return "check";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public Optional<Requirement> read(Fields fields) {
        String kind = fields.kind(fields.has("run") ? WITH_COMMAND : FAMILY);
        Optional<Check<Template>> check = check(kind, fields);
        Optional<ReturnCode> code = code(fields);
        return check.isPresent() ? Optional.of(new Requirement(check.get(), code)) : Optional.empty();
    }

    /** Beside a command, user and group are whom it runs as. */
    private static List<String> kindsBesideCommand() {
        List<String> kinds = new ArrayList<>(DescriptorKeys.CHECK_KINDS);
        kinds.removeAll(DescriptorKeys.CHECK_OPTIONS);
        return kinds;
    }

    private Optional<Check<Template>> check(String kind, Fields fields) {
        return switch (kind) {
            case "binary" -> Optional.of(new Check.Binary<>(text(fields, kind)));
            case "file" -> Optional.of(new Check.File<>(context.templates().requiredPath(fields, kind, "")));
            case "directory" -> Optional.of(new Check.Directory<>(
                    context.templates().requiredPath(fields, kind, ""), context.templates().optional(fields, "writable-by")));
            case "device" -> Optional.of(new Check.Device<>(context.templates().requiredPath(fields, kind, "")));
            case "user" -> Optional.of(new Check.User<>(text(fields, kind)));
            case "group" -> Optional.of(new Check.Group<>(text(fields, kind)));
            case "root" -> Optional.of(root(fields));
            case "run" -> Optional.of(new Check.Command<>(context.commands().readQuestion(fields)));
            case "refuse" -> Optional.of(refuse(fields));
            default -> Optional.empty();
        };
    }

    private Check<Template> refuse(Fields fields) {
        if (!fields.has("when") && !fields.has("unless")) {
            context.faults().add("missing-key", fields.place(), fields.subject() + " refuses every call",
                    "say with when or unless what is refused");
        }
        return new Check.Refuse<>(text(fields, "refuse"));
    }

    private Template text(Fields fields, String kind) {
        return context.templates().required(fields, kind, "");
    }

    private Check<Template> root(Fields fields) {
        Node.Entry entry = fields.take("root").orElseThrow();
        if (!context.scalars().flag(entry) && entry.value() instanceof Node.Scalar scalar
                && scalar.type() == Node.ScalarType.BOOLEAN) {
            context.faults().add("bad-root", entry.value().span(), "'root' can only be true",
                    "drop the check if root is not needed");
        }
        return new Check.Root<>();
    }

    private Optional<ReturnCode> code(Fields fields) {
        Optional<Node.Entry> entry = fields.take("code");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Optional<ReturnCode> code = Codes.read(context, entry.get());
        if (code.isPresent() && !code.get().name().startsWith("OCF_ERR_")) {
            context.faults().add("bad-code", entry.get().value().span(),
                    code.get() + " cannot be the code of a failed check", "use one of the OCF_ERR_ codes");
        }
        return code;
    }
}
