package org.oscine.conform.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.conform.setup.Setup.FileText;
import org.oscine.conform.setup.Setup.SetupValue;
import org.oscine.descriptor.Template;
import org.oscine.diagnostic.Diagnostic;
import org.oscine.diagnostic.Diagnostics;
import org.oscine.diagnostic.Span;
import org.oscine.document.Node;
import org.oscine.yaml.YamlParser;

/** Makes a {@link Setup} of a file's text. */
public final class SetupReader {
    private static final List<String> KEYS = List.of("conform", "packages", "level", "values", "lay", "files", "clear", "parameters",
            "modes", "service", "skip");
    /** What {@code service} may say, in the words of the command line's options. */
    public static final List<String> SERVICE = List.of("pidfile", "config", "config-parameter", "program", "user",
            "user-parameter", "folder", "socket", "companion", "keeps");
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

    /** @param file the name that diagnostics show */
    public static Read read(String file, String text) {
        YamlParser.Parsed parsed = YamlParser.parse(file, text);
        List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
        Optional<Setup> setup = Optional.empty();
        if (parsed.document().isPresent()) {
            SetupReader reader = new SetupReader(file);
            setup = Optional.of(reader.setup(parsed.document().get().root()));
            all.addAll(reader.keys.faults());
        }
        return Diagnostics.hasErrors(all) ? new Read(Optional.empty(), Diagnostics.ordered(all)) : new Read(setup, all);
    }

    private Setup setup(Node root) {
        Node.Mapping top = keys.mapping("the file", root, KEYS);
        if (top.get("conform").isEmpty()) {
            keys.fault("missing-key", Span.START, "the file needs 'conform'", "write conform: NAME, the agent's name");
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
        keys.fault("wrong-type", node.span(), "level needs a number, found '" + text + "'", "write a level such as 10");
        return 0;
    }

    private Map<String, SetupValue> values(Optional<Node> node) {
        Map<String, SetupValue> values = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Node.Entry entry : keys.mapping("values", node.get(), List.of()).entries()) {
                values.put(entry.key().text(), value(entry.key().text(), entry.value()));
                keys.declare(entry.key().text());
            }
        }
        return values;
    }

    private SetupValue value(String name, Node node) {
        if (node instanceof Node.Scalar) {
            return new SetupValue(Optional.empty(), keys.text(name, node));
        }
        Node.Mapping mapping = keys.mapping("value '" + name + "'", node, List.of("environment", "default"));
        return new SetupValue(mapping.get("environment").map(it -> keys.plain("environment", it)),
                mapping.get("default").map(it -> keys.text("default", it)).orElse(Template.literal("")));
    }

    private Map<String, FileText> files(Optional<Node> node) {
        Map<String, FileText> files = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Node.Entry entry : keys.mapping("files", node.get(), List.of()).entries()) {
                String name = entry.key().text();
                Node.Mapping file = keys.mapping("file '" + name + "'", entry.value(), List.of("content", "mode", "owner"));
                files.put(name, new FileText(
                        file.get("content").map(it -> keys.text("content", it)).orElse(Template.literal("")),
                        file.get("mode").map(it -> keys.plain("mode", it)).orElse("644"),
                        file.get("owner").map(it -> keys.text("owner", it))));
            }
        }
        return files;
    }

    private Map<String, Map<String, Template.Text>> modes(Optional<Node> node) {
        Map<String, Map<String, Template.Text>> modes = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Node.Entry entry : keys.mapping("modes", node.get(), List.of()).entries()) {
                modes.put(entry.key().text(), keys.textsByName("mode '" + entry.key().text() + "'", Optional.of(entry.value())));
            }
        }
        return modes;
    }

    private Map<String, List<Template.Text>> service(Optional<Node> node) {
        Map<String, List<Template.Text>> service = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Node.Entry entry : keys.mapping("service", node.get(), SERVICE).entries()) {
                service.put(entry.key().text(), keys.texts(entry.key().text(), entry.value()));
            }
        }
        return service;
    }

    private Map<String, String> skip(Optional<Node> node) {
        Map<String, String> skip = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Node.Entry entry : keys.mapping("skip", node.get(), List.of()).entries()) {
                skip.put(entry.key().text(), keys.plain(entry.key().text(), entry.value()));
            }
        }
        return skip;
    }
}
