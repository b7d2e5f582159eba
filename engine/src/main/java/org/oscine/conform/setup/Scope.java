package org.oscine.conform.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oscine.descriptor.Template;
import org.oscine.setupfile.Setup;

/** What the names in a setup's texts stand for in this run. */
public final class Scope {
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * @param base the folder of the run
     * @param home the engine's home: in a clone the clone
     * @param environment for values that a variable may set
     */
    public Scope(Setup setup, Path base, Path home, Map<String, String> environment) {
        names.put("base", base.toString());
        names.put("home", home.toString());
        freePorts();
        setup.values().forEach((name, value) -> {
            String set = value.variable().map(environment::get).orElse("");
            names.put(name, set == null || set.isEmpty() ? fill(value.text()) : set);
        });
    }

    /** Ports that nobody listens on, on the loopback address. */
    private void freePorts() {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, here); ServerSocket two = new ServerSocket(0, 1, here);
                ServerSocket three = new ServerSocket(0, 1, here)) {
            names.put("port", Integer.toString(one.getLocalPort()));
            names.put("port2", Integer.toString(two.getLocalPort()));
            names.put("port3", Integer.toString(three.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text with its names filled in. */
    public String fill(Template.Text text) {
        StringBuilder filled = new StringBuilder();
        for (Template.Part part : text.parts()) {
            filled.append(switch (part) {
                case Template.Part.Literal literal -> literal.text();
                case Template.Part.Reference reference -> names.getOrDefault(reference.name(), "");
            });
        }
        return filled.toString();
    }

    /** A text as it stands in a key, where names are written the same way. */
    public String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("${" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    /** Texts by name. */
    public Map<String, String> fill(Map<String, Template.Text> texts) {
        Map<String, String> filled = new LinkedHashMap<>();
        texts.forEach((name, text) -> filled.put(name, fill(text)));
        return filled;
    }

    /** A list of texts. */
    public List<String> fill(List<Template.Text> texts) {
        return texts.stream().map(this::fill).toList();
    }
}
