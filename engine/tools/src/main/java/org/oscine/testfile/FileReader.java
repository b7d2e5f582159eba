package org.oscine.testfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.document.Node;
import org.oscine.form.Fields;
import org.oscine.host.FileMode;
import org.oscine.testfile.Scene.FileKind;

/** Reads what stands at a path: a text, or a mapping with what it is and whose. */
final class FileReader {
    private static final int LARGEST = 16 << 20;

    private final Values values;

    FileReader(Values values) {
        this.values = values;
    }

    void checkPath(Node.Scalar path) {
        if (!path.text().startsWith("/")) {
            values.faults().add("bad-path", path.span(), "'" + path.text() + "' is not an absolute path",
                    "begin it with a slash");
        }
    }

    Scene.File read(Node.Entry entry) {
        if (entry.value() instanceof Node.Scalar scalar) {
            return new Scene.File(FileKind.TEXT, scalar.text(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty());
        }
        Fields fields = new Fields(values.faults(), "'" + entry.key().text() + "'", entry.value());
        Optional<String> content = values.text(fields, "content");
        Optional<String> link = values.text(fields, "link");
        Optional<Integer> size = values.number(fields, "size", 0, LARGEST);
        Scene.File file = new Scene.File(kind(fields, content.isPresent() || size.isPresent(), link.isPresent()),
                content.or(() -> link).or(() -> size.map("1"::repeat)).orElse(""), values.text(fields, "owner"), values.text(fields, "group"), mode(fields),
                values.duration(fields, "age"), values.text(fields, "unreadable"));
        fields.finish();
        return file;
    }

    private FileKind kind(Fields fields, boolean content, boolean link) {
        List<FileKind> kinds = new ArrayList<>();
        addIf(content, FileKind.TEXT, kinds);
        addIf(link, FileKind.LINK, kinds);
        addIf(values.flag(fields, "program", false), FileKind.PROGRAM, kinds);
        addIf(values.flag(fields, "folder", false), FileKind.DIRECTORY, kinds);
        addIf(values.flag(fields, "socket", false), FileKind.SOCKET, kinds);
        addIf(values.flag(fields, "fifo", false), FileKind.FIFO, kinds);
        addIf(values.flag(fields, "device", false), FileKind.DEVICE, kinds);
        if (kinds.size() > 1) {
            values.faults().add("two-kinds", fields.place(), fields.subject() + " has more than one kind",
                    "it has at most one of content, link, program, folder, socket, fifo, device");
        }
        return kinds.isEmpty() ? FileKind.TEXT : kinds.getFirst();
    }

    private static void addIf(boolean is, FileKind kind, List<FileKind> kinds) {
        if (is) {
            kinds.add(kind);
        }
    }

    private Optional<String> mode(Fields fields) {
        Optional<String> mode = values.text(fields, "mode");
        if (mode.isPresent() && FileMode.parse(mode.get()).isEmpty()) {
            values.wrongType("'mode'", "permission bits such as 755", fields.take("mode").orElseThrow().value());
            return Optional.empty();
        }
        return mode;
    }
}
