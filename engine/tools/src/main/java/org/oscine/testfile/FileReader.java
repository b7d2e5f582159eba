package org.oscine.testfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oscine.document.Node;
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
        Keys keys = new Keys(values.faults(), "'" + entry.key().text() + "'", entry.value());
        Optional<String> content = values.text(keys, "content");
        Optional<String> link = values.text(keys, "link");
        Optional<Integer> size = values.number(keys, "size", 0, LARGEST);
        Scene.File file = new Scene.File(kind(keys, content.isPresent() || size.isPresent(), link.isPresent()),
                content.or(() -> link).or(() -> size.map("1"::repeat)).orElse(""), values.text(keys, "owner"), values.text(keys, "group"), mode(keys),
                values.duration(keys, "age"), values.text(keys, "unreadable"));
        keys.finish();
        return file;
    }

    private FileKind kind(Keys keys, boolean content, boolean link) {
        List<FileKind> kinds = new ArrayList<>();
        addIf(content, FileKind.TEXT, kinds);
        addIf(link, FileKind.LINK, kinds);
        addIf(values.flag(keys, "program", false), FileKind.PROGRAM, kinds);
        addIf(values.flag(keys, "folder", false), FileKind.FOLDER, kinds);
        addIf(values.flag(keys, "socket", false), FileKind.SOCKET, kinds);
        addIf(values.flag(keys, "fifo", false), FileKind.FIFO, kinds);
        addIf(values.flag(keys, "device", false), FileKind.DEVICE, kinds);
        if (kinds.size() > 1) {
            values.faults().add("two-kinds", keys.node().span(), keys.subject() + " has more than one kind",
                    "it has at most one of content, link, program, folder, socket, fifo, device");
        }
        return kinds.isEmpty() ? FileKind.TEXT : kinds.getFirst();
    }

    private static void addIf(boolean is, FileKind kind, List<FileKind> kinds) {
        if (is) {
            kinds.add(kind);
        }
    }

    private Optional<String> mode(Keys keys) {
        Optional<String> mode = values.text(keys, "mode");
        if (mode.isPresent() && FileMode.parse(mode.get()).isEmpty()) {
            values.wrongType("'mode'", "permission bits such as 755", keys.take("mode").orElseThrow().value());
            return Optional.empty();
        }
        return mode;
    }
}
