package org.oscine.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where the actors of a machine report, each on a thread of its own. */
final class Actors implements Closeable {
    static final Path SOCKET = Path.of("/stage/director");

    private static final String INIT = "init";
    private static final long PATIENCE_SECONDS = 10;

    private final ServerSocketChannel server;
    private final Map<String, CompletableFuture<Actor>> expected = new ConcurrentHashMap<>();
    private final CompletableFuture<Actor> first = new CompletableFuture<>();
    private volatile Manager manager;

    /** Who tells actors what to do. */
    interface Manager {
        /** A program was executed, not by the director. */
        void executed(Actor actor);

        /** It got a signal that it watches. */
        void signalled(Actor actor, int signal);

        /** It is gone. */
        void ended(Actor actor);
    }

    private Actors(ServerSocketChannel server) {
        this.server = server;
    }

    static Actors open() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(SOCKET), 128);
        Files.setPosixFilePermissions(SOCKET, PosixFilePermissions.fromString("rw-rw-rw-"));
        Actors actors = new Actors(server);
        Thread.ofPlatform().daemon().start(actors::accept);
        return actors;
    }

    void manager(Manager next) {
        manager = next;
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel channel = server.accept();
                Thread.ofPlatform().daemon().start(() -> receive(channel));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void receive(SocketChannel channel) {
        try (Actor actor = new Actor(channel)) {
            CompletableFuture<Actor> waiting = actor.role().equals(INIT) ? first : expected.remove(actor.role());
            Manager current = manager;
            if (waiting != null) {
                waiting.complete(actor);
            } else if (current != null) {
                Thread.ofPlatform().daemon().start(() -> current.executed(actor));
            }
            actor.listen(signal -> Thread.ofPlatform().daemon().start(() -> current.signalled(actor, signal)));
            if (current != null) {
                current.ended(actor);
            }
        } catch (IOException ended) {
            // it ended before it had said who it is
        }
    }

    /** Lets somebody who is about to appear under a role be waited for. */
    CompletableFuture<Actor> expect(String role) {
        return expected.computeIfAbsent(role, unused -> new CompletableFuture<>());
    }

    /** The first process of the sandbox. */
    Actor init() {
        return await(first, INIT);
    }

    /** Who appeared. */
    static Actor await(CompletableFuture<Actor> appearing, String role) {
        try {
            return appearing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new IllegalStateException("the process '" + role + "' did not begin", late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
