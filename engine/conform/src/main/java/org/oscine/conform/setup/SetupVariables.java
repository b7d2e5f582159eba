package org.oscine.conform.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.oscine.descriptor.Template;
import org.oscine.setupfile.Setup;

/** What the names in a setup's texts stand for in this run. */
public final class SetupVariables {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * @param base the directory of the run
     * @param home the engine's home: in a clone the clone
     * @param environment for values that a variable may set
     */
    public SetupVariables(Setup setup, Path base, Path home, Map<String, String> environment) {
        names.put("base", base.toString());
        names.put("home", home.toString());
        names.put("java", System.getProperty("java.home"));
        freePorts();
        setup.values().forEach((name, value) -> {
            String set = value.variable().map(environment::get).orElse("");
            names.put(name, set == null || set.isEmpty() ? fill(value.text()) : set);
        });
    }

    /**
     * Ports that nobody listens on, on the loopback address: below those that a kernel commonly gives to clients, one
     * of which would keep a server out that is started again and again.
     */
    private void freePorts() {
        int next = FIRST_PORT + new Random().nextInt(PORTS);
        for (String name : List.of("port", "port2", "port3")) {
            while (!isFree(next)) {
                next++;
            }
            names.put(name, Integer.toString(next++));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
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
