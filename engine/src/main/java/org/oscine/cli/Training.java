package org.oscine.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Goes the way of an agent's call, again and again, while the JVM notes the classes that it takes. The services are
 * made up, so that nothing of the machine's own is asked, let alone changed: the one that runs is a sleep of two minutes,
 * and the one that answers over sockets is this process itself.
 */
public final class Training {
    private static final List<String> AGENTS = List.of("training-up", "training-asked", "training-spoken-to",
            "training-down");
    private static final String ANSWER = "HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nyes\n";

    private Training() {}

    /** @param arguments a folder for descriptors and state, and the actions */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of("OSCINE_PATH", folder.toString(), "OSCINE_STATE_DIR",
                folder.resolve("state").toString(), "OCF_RESOURCE_INSTANCE", "p_training",
                "OCF_RESKEY_CRM_meta_timeout", "20000", "OCF_RESKEY_unknown", "some",
                // Whoever has the arguments of the service is taken for it, and ended by the training's stop.
                "OCF_RESKEY_mark", ProcessHandle.current().pid() + "" + System.nanoTime(),
                "OCF_RESKEY_lamp", folder.resolve("lamp").toString(),
                "OCF_RESKEY_socket", answering(folder.resolve("answers")),
                "OCF_RESKEY_port", answeringPort());
        readEnvironment();
        for (String agent : AGENTS) {
            lay(folder, agent);
            for (String action : List.of(arguments).subList(1, arguments.length)) {
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

    /** Has somebody answer whoever connects there; nobody, if that path is too long for a socket. */
    private static String answering(Path path) {
        try {
            Files.deleteIfExists(path); // an earlier training's
            answer(ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path)));
        } catch (IOException nobody) {
            // A call that asks is a little slower then.
        }
        return path.toString();
    }

    /** Has somebody answer at a port of this machine alone. */
    private static String answeringPort() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerSocketChannel server = ServerSocketChannel.open().bind(any);
        answer(server);
        return Integer.toString(((InetSocketAddress) server.getLocalAddress()).getPort());
    }

    private static void answer(ServerSocketChannel server) {
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try (SocketChannel client = server.accept()) {
                    client.read(ByteBuffer.allocate(1024));
                    client.write(ByteBuffer.wrap(ANSWER.getBytes(StandardCharsets.US_ASCII)));
                } catch (IOException gone) {
                    // Who only looks whether somebody listens hangs up.
                }
            }
        });
    }

    private static void lay(Path folder, String agent) throws IOException {
        Path file = folder.resolve(agent + ".yaml");
        if (Files.exists(file)) {
            return; // compiled by an earlier training
        }
        try (InputStream in = Training.class.getResourceAsStream(file.getFileName().toString())) {
            Files.write(file, in.readAllBytes());
            // Old enough to be compiled.
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
    }
}
