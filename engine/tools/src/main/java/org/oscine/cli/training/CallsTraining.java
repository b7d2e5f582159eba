package org.oscine.cli.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oscine.agent.Age;
import org.oscine.agent.AgentMain;
import org.oscine.serve.ResidentEngine;

/**
 * Goes the way of an agent's call, again and again, while the JVM notes the classes that it takes. The services are
 * made up, so that nothing of the machine's own is asked, let alone changed: the one that runs is a sleep of two minutes,
 * and the one that answers over sockets is this process itself.
 */
public final class CallsTraining {
    private static final List<String> AGENTS = List.of("training-up", "training-asked", "training-spoken-to",
            "training-down");

    private CallsTraining() {}

    /** @param arguments a directory for descriptors and state, and the actions */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        List<String> actions = List.of(arguments).subList(1, arguments.length);
        Map<String, String> environment = new HashMap<>(Map.of("OSCINE_PATH", directory.toString(), "OSCINE_STATE_DIR",
                directory.resolve("state").toString(), "OCF_RESOURCE_INSTANCE", "p_training",
                "OCF_RESKEY_CRM_meta_timeout", "20000", "OCF_RESKEY_unknown", "some",
                // Whoever has the arguments of the service is taken for it, and ended by the training's stop.
                "OCF_RESKEY_mark", ProcessHandle.current().pid() + "" + System.nanoTime(),
                "OCF_RESKEY_lamp", directory.resolve("lamp").toString()));
        Path socket = directory.resolve("socket");
        if (socket.toString().length() > ResidentEngine.LONGEST_PATH) {
            train(directory, actions, environment); // without a word over sockets: a call that asks so is slower then
            return;
        }
        try (TrainingPartner partner = new TrainingPartner(socket)) {
            environment.put("OCF_RESKEY_socket", socket.toString());
            environment.put("OCF_RESKEY_port", Integer.toString(partner.port()));
            if (actions.contains("monitor")) {
                trainTls(directory, actions, environment);
            } else {
                train(directory, actions, environment);
            }
        }
    }

    /** Without a certificate there is no word over TLS, and a call that speaks it is slower then. */
    private static void trainTls(Path directory, List<String> actions, Map<String, String> environment) throws IOException {
        try (SecurePartner partner = SecurePartner.in(directory)) {
            environment.put("OCF_RESKEY_secure", Integer.toString(partner.port()));
            environment.put("OCF_RESKEY_authority", partner.certificate().toString());
            train(directory, actions, environment);
        } catch (IOException | GeneralSecurityException none) {
            environment.remove("OCF_RESKEY_authority");
            train(directory, actions, environment);
        }
    }

    private static void train(Path directory, List<String> actions, Map<String, String> environment) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        readEnvironment();
        for (String agent : AGENTS) {
            lay(directory, agent);
            for (String action : actions) {
                Age.ofThisProcess(); // of the training, which may take longer than a call
                new AgentMain(Duration.ZERO).run(List.of(agent, action), environment, nowhere, nowhere);
            }
        }
    }

    /** As a call does it, which takes classes of its own. */
    private static void readEnvironment() {
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().isEmpty()) {
                throw new IllegalStateException("a variable without a name");
            }
        }
    }

    private static void lay(Path directory, String agent) throws IOException {
        Path file = directory.resolve(agent + ".yaml");
        if (Files.exists(file)) {
            return; // compiled by an earlier training
        }
        try (InputStream in = CallsTraining.class.getResourceAsStream(file.getFileName().toString())) {
            Files.write(file, in.readAllBytes());
            // Old enough to be compiled.
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
    }
}
