package org.oscine.serve;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** Who is allowed to ask: root, and whoever runs the engine. The kernel tells who a client is (unix(7), SO_PEERCRED). */
final class Peer {
    private final UserPrincipal self;
    private final UserPrincipal root;

    Peer() throws IOException {
        self = Files.getOwner(Path.of("/proc/self"));
        root = Files.getOwner(Path.of("/"));
    }

    /** Whether this client may ask. One that nothing is known of may not. */
    boolean mayAsk(SocketChannel client) {
        try {
            UserPrincipal user = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            return user.equals(self) || user.equals(root);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
