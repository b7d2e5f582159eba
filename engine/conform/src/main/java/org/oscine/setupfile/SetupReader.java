package org.oscine.setupfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.document.Document;
import org.oscine.document.Node;
import org.oscine.host.FileMode;
import org.oscine.setupfile.Setup.FileText;
import org.oscine.setupfile.Setup.SetupValue;

/** Makes a {@link Setup} of a document, and finds all that is wrong with it in one run. */
public final class SetupReader {
    /** What every text may insert. */
    public static final List<String> FACTS = List.of("base", "home", "java", "port", "port2", "port3");

    private final Keys keys;

    private SetupReader(String file) {
        this.keys = new Keys(file);
        FACTS.forEach(keys::declare);
    }

    /** What became of a file; the setup is there if nothing is wrong. */
    public record Read(Optional<Setup> setup, List<Diagnostic> diagnostics) {
        public Read {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Reads a document. */
    public static Read read(Document document) {
        SetupReader reader = new SetupReader(document.file());
        Setup setup = reader.setup(document.root());
        List<Diagnostic> faults = Diagnostics.ordered(reader.keys.faults());
        return new Read(faults.isEmpty() ? Optional.of(setup) : Optional.empty(), faults);
    }

    private Setup setup(Node root) {
        Node.Mapping top = keys.mapping("the file", root, SetupKeys.SECTIONS);
        if (top.get("conform").isEmpty() && root instanceof Node.Mapping) {
            keys.fault("missing-key", root.span(), "the file needs 'conform'", "write conform: NAME, the agent's name");
        }
        Map<String, SetupValue> values = values(top.get("values"));
        return new Setup(
                top.get("conform").map(node -> keys.plain("conform", node)).orElse(""),
                packages(top.get("packages")),
                top.get("level").map(this::level).orElse(0),
                values,
                keys.commands("lay", top.get("lay")),
                files(top.get("files")),
                keys.commands("clear", top.get("clear")),
                keys.textsByName("parameters", top.get("parameters")),
                modes(top.get("modes")),
                service(top.get("service")),
                top.get("second").map(node -> keys.textsByName("second", Optional.of(node))),
                top.get("hostile-config").map(node -> keys.text("hostile-config", node)),
                skip(top.get("skip")));
    }

    private List<String> packages(Optional<Node> node) {
        List<String> packages = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> packages.add(keys.plain("packages", item)));
        } else {
            node.ifPresent(one -> packages.add(keys.plain("packages", one)));
        }
        return packages;
    }

    private int level(Node node) {
        String text = keys.plain("level", node);
        if (text.matches("[0-9]{1,4}")) {
            return Integer.parseInt(text);
        }
        if (node instanceof Node.Scalar) {
            keys.fault("wrong-type", node.span(), "level needs a number, found '" + text + "'", "write a number such as 10");
        }
        return 0;
    }

    private Map<String, SetupValue> values(Optional<Node> node) {
        Map<String, SetupValue> values = new LinkedHashMap<>();
        for (Node.Entry entry : keys.entries("values", node)) {
            String name = entry.key().text();
            if (!isName(name)) {
                keys.fault("bad-name", entry.key().span(), "a value cannot be called '" + name + "'",
                        "use letters, digits, _ and -, and none of " + String.join(", ", FACTS));
            }
            values.put(name, value(name, entry.value()));
            keys.declare(name);
        }
        return values;
    }

    /** Whether a value can be called so: what inserts it must be able to say it, and a fact stays what it is. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean digit = letter >= '0' && letter <= '9' || letter == '-';
            boolean fits = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '_' || digit && i > 0;
            if (!fits) {
                return false;
            }
        }
        return !name.isEmpty() && !FACTS.contains(name);
    }

    private SetupValue value(String name, Node node) {
        if (!(node instanceof Node.Mapping)) {
            return new SetupValue(Optional.empty(), keys.text(name, node));
        }
        Node.Mapping mapping = keys.mapping("value '" + name + "'", node, SetupKeys.VALUE);
        if (mapping.get("environment").isEmpty()) {
            keys.fault("missing-key", node.span(), "value '" + name + "' needs 'environment'",
                    "name the variable that may set it, or write the value itself");
        }
        return new SetupValue(mapping.get("environment").map(it -> keys.plain("environment", it)),
                mapping.get("default").map(it -> keys.text("default", it)).orElse(Template.literal("")));
    }

    private Map<String, FileText> files(Optional<Node> node) {
        Map<String, FileText> files = new LinkedHashMap<>();
        for (Node.Entry entry : keys.entries("files", node)) {
            String path = entry.key().text();
            keys.text("files", entry.key());
            if (!path.startsWith("/") && !path.startsWith("${")) {
                keys.fault("bad-path", entry.key().span(), "'" + path + "' is not an absolute path",
                        "begin it with a slash, or write ${base}/NAME");
            }
            files.put(path, file(path, entry.value()));
        }
        return files;
    }

    private FileText file(String path, Node node) {
        Node.Mapping file = keys.mapping("file '" + path + "'", node, SetupKeys.FILE);
        Optional<Node> mode = file.get("mode");
        if (mode.isPresent() && FileMode.parse(keys.plain("mode", mode.get())).isEmpty()) {
            keys.fault("bad-value", mode.get().span(), "'mode' needs up to four octal digits", "such as \"0640\"");
        }
        return new FileText(
                file.get("content").map(it -> keys.text("content", it)).orElse(Template.literal("")),
                mode.map(it -> keys.plain("mode", it)).orElse("644"),
                file.get("owner").map(it -> keys.text("owner", it)));
    }

    private Map<String, Map<String, Template.Text>> modes(Optional<Node> node) {
        Map<String, Map<String, Template.Text>> modes = new LinkedHashMap<>();
        for (Node.Entry entry : keys.entries("modes", node)) {
            String name = entry.key().text();
            modes.put(name, keys.textsByName("mode '" + name + "'", Optional.of(entry.value())));
        }
        return modes;
    }

    private Map<String, List<Template.Text>> service(Optional<Node> node) {
        Map<String, List<Template.Text>> service = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Node.Entry entry : keys.mapping("service", node.get(), SetupKeys.SERVICE).entries()) {
                String key = entry.key().text();
                service.put(key, SetupKeys.SERVICE_LISTS.contains(key)
                        ? keys.texts(key, entry.value())
                        : List.of(keys.text(key, entry.value())));
            }
        }
        return service;
    }

    private Map<String, String> skip(Optional<Node> node) {
        Map<String, String> skip = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Node.Entry entry : keys.mapping("skip", node.get(), SetupKeys.SKIP).entries()) {
                skip.put(entry.key().text(), keys.plain(entry.key().text(), entry.value()));
            }
        }
        return skip;
    }
}
