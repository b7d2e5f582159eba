package org.oscine.cli.training;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers what the services of the {@link Training} are asked, over a Unix socket, over TCP and by HTTP. */
final class TrainingPartner implements AutoCloseable {
    private static final String ANSWER = "HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nyes\n";

    private final Path socket;
    private final ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final ServerSocketChannel tcp = ServerSocketChannel.open();

    TrainingPartner(Path socket) throws IOException {
        this.socket = socket;
        Files.deleteIfExists(socket);
        listen(unix, UnixDomainSocketAddress.of(socket));
        listen(tcp, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    int port() throws IOException {
        return ((InetSocketAddress) tcp.getLocalAddress()).getPort();
    }

    private static void listen(ServerSocketChannel door, SocketAddress address) throws IOException {
        door.bind(address);
        Thread thread = new Thread(() -> {
            while (door.isOpen()) {
                answer(door);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer(ServerSocketChannel door) {
        try (SocketChannel caller = door.accept()) {
            caller.read(ByteBuffer.allocate(1024)); // what is not read would reset the connection
            caller.write(ByteBuffer.wrap(ANSWER.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException over) {
            // The training is over.
        }
    }

    @Override
    public void close() throws IOException {
        unix.close();
        tcp.close();
        Files.deleteIfExists(socket);
    }
}
