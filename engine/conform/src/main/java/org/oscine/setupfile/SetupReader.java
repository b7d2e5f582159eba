package org.oscine.setupfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.document.Document;
import org.oscine.document.Node;
import org.oscine.form.Faults;
import org.oscine.form.Fields;
import org.oscine.host.FileMode;
import org.oscine.setupfile.Setup.FileText;
import org.oscine.setupfile.Setup.SetupValue;

/** Makes a {@link Setup} of a document, and finds all that is wrong with it in one run. */
public final class SetupReader {
    /** What every text may insert. */
    public static final List<String> FACTS = List.of("base", "home", "java", "port", "port2", "port3");

    private final Faults faults;
    private final Strings strings;

    private SetupReader(String file) {
        this.faults = new Faults(file);
        this.strings = new Strings(faults);
        FACTS.forEach(strings::declare);
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
        List<Diagnostic> found = reader.faults.ordered();
        return new Read(found.isEmpty() ? Optional.of(setup) : Optional.empty(), found);
    }

    private Setup setup(Node root) {
        Fields top = new Fields(faults, "the file", root);
        top.require("conform", "write conform: NAME, the agent's name");
        Map<String, SetupValue> values = values(top);
        Setup setup = new Setup(
                strings.plain(top, "conform").orElse(""),
                packages(top.take("packages")),
                top.take("level").map(entry -> level(entry.value())).orElse(0),
                values,
                strings.commands(top, "lay"),
                files(top),
                strings.commands(top, "clear"),
                strings.byName(top, "parameters"),
                modes(top),
                service(top),
                top.has("second") ? Optional.of(strings.byName(top, "second")) : Optional.empty(),
                strings.text(top, "hostile-config"),
                skip(top));
        top.finish();
        return setup;
    }

    private List<String> packages(Optional<Node.Entry> entry) {
        List<Node> packages = entry.isEmpty() ? List.of()
                : entry.get().value() instanceof Node.Sequence sequence ? sequence.items() : List.of(entry.get().value());
        return packages.stream().map(item -> strings.plain("packages", item)).toList();
    }

    private int level(Node node) {
        String text = strings.plain("level", node);
        if (text.matches("[0-9]{1,4}")) {
            return Integer.parseInt(text);
        }
        if (node instanceof Node.Scalar) {
            faults.add("wrong-type", node.span(), "level needs a number, found '" + text + "'", "write a number such as 10");
        }
        return 0;
    }

    private Map<String, SetupValue> values(Fields top) {
        Map<String, SetupValue> values = new LinkedHashMap<>();
        for (Node.Entry entry : strings.entries(top, "values")) {
            String name = entry.key().text();
            if (!isName(name)) {
                faults.add("bad-name", entry.key().span(), "a value cannot be called '" + name + "'",
                        "use letters, digits, _ and -, and none of " + String.join(", ", FACTS));
            }
            values.put(name, value(name, entry.value()));
            strings.declare(name);
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
            return new SetupValue(Optional.empty(), strings.text(name, node));
        }
        Fields fields = new Fields(faults, "value '" + name + "'", node);
        fields.require("environment", "name the variable that may set it, or write the value itself");
        SetupValue value = new SetupValue(strings.plain(fields, "environment"),
                strings.text(fields, "default").orElse(Template.literal("")));
        fields.finish();
        return value;
    }

    private Map<String, FileText> files(Fields top) {
        Map<String, FileText> files = new LinkedHashMap<>();
        for (Node.Entry entry : strings.entries(top, "files")) {
            String path = entry.key().text();
            strings.text("files", entry.key());
            if (!path.startsWith("/") && !path.startsWith("${")) {
                faults.add("bad-path", entry.key().span(), "'" + path + "' is not an absolute path",
                        "begin it with a slash, or write ${base}/NAME");
            }
            files.put(path, file(path, entry.value()));
        }
        return files;
    }

    private FileText file(String path, Node node) {
        Fields fields = new Fields(faults, "file '" + path + "'", node);
        Optional<Node.Entry> mode = fields.take("mode");
        if (mode.isPresent() && FileMode.parse(strings.plain("mode", mode.get().value())).isEmpty()) {
            faults.add("bad-value", mode.get().value().span(), "'mode' needs up to four octal digits", "such as \"0640\"");
        }
        FileText file = new FileText(
                strings.text(fields, "content").orElse(Template.literal("")),
                strings.plain(fields, "mode").orElse("644"),
                strings.text(fields, "owner"));
        fields.finish();
        return file;
    }

    private Map<String, Map<String, Template.Text>> modes(Fields top) {
        Map<String, Map<String, Template.Text>> modes = new LinkedHashMap<>();
        for (Node.Entry entry : strings.entries(top, "modes")) {
            String name = entry.key().text();
            Map<String, Template.Text> parameters = new LinkedHashMap<>();
            for (Node.Entry parameter : Fields.named(faults, "mode '" + name + "'", entry.value())) {
                parameters.put(parameter.key().text(), strings.text(parameter.key().text(), parameter.value()));
            }
            modes.put(name, parameters);
        }
        return modes;
    }

    private Map<String, List<Template.Text>> service(Fields top) {
        Map<String, List<Template.Text>> service = new LinkedHashMap<>();
        for (Node.Entry entry : known(top, "service", SetupKeys.SERVICE)) {
            String key = entry.key().text();
            service.put(key, SetupKeys.SERVICE_LISTS.contains(key)
                    ? strings.texts(key, entry.value())
                    : List.of(strings.text(key, entry.value())));
        }
        return service;
    }

    private Map<String, String> skip(Fields top) {
        Map<String, String> skip = new LinkedHashMap<>();
        for (Node.Entry entry : known(top, "skip", SetupKeys.SKIP)) {
            skip.put(entry.key().text(), strings.plain(entry.key().text(), entry.value()));
        }
        return skip;
    }

    /** The entries of a mapping that has some of these keys, in their order. */
    private List<Node.Entry> known(Fields top, String key, List<String> keys) {
        Optional<Node.Entry> entry = top.take(key);
        if (entry.isEmpty()) {
            return List.of();
        }
        Fields fields = new Fields(faults, key, entry.get().value());
        List<Node.Entry> taken = keys.stream().map(fields::take).flatMap(Optional::stream).toList();
        fields.finish();
        return taken;
    }
}
