package org.oscine.serve;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Talks to all clients, in one thread, which waits for none of them: takes their requests, tells them that they are
 * being worked on, sends the answers, and sees at once when a client ends.
 */
final class SocketServer {
    /** A client takes an engine that is silent for two seconds for dead. */
    private static final long PULSE_MILLIS = 500;

    /** How often an engine that nobody asks looks whether it is still the one that is installed. */
    private static final long IDLE_MILLIS = 10_000;

    /** How long a client may take to say what it wants. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Of all requests together, from their first byte to their answer: a tenth of the engine's memory. */
    private static final int MOST_BYTES = 3 << 20;

    private final ServerSocketChannel door;
    private final Selector selector;
    private final Peer peer;
    private final Workers workers;
    private final CallHandler calls;
    private final Queue<ClientSession> done = new ConcurrentLinkedQueue<>();
    private final Room room = new Room(MOST_BYTES);
    private boolean full;
    private boolean closing;

    SocketServer(ServerSocketChannel door, Workers workers, CallHandler calls) throws IOException {
        this.door = door;
        this.workers = workers;
        this.calls = calls;
        this.peer = new Peer();
        this.selector = Selector.open();
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Serves until another engine has been installed, and those who have asked this one have their answers. */
    void run() throws IOException {
        try (selector) { // or the closed door stays open for those who were about to enter, and they wait for ever
            serve();
        }
    }

    private void serve() throws IOException {
        long pulse = System.nanoTime();
        boolean idle = true;
        while (!closing || !idle) {
            if (idle && !full) {
                closing = selector.select(IDLE_MILLIS) == 0 && !calls.current();
            } else {
                selector.select(Math.max(1, PULSE_MILLIS - (System.nanoTime() - pulse) / 1_000_000));
            }
            serveSelected();
            sendAnswers();
            if (System.nanoTime() - pulse >= PULSE_MILLIS * 1_000_000) {
                pulse = System.nanoTime();
                tick();
            }
            idle = visits().isEmpty();
        }
    }

    private void serveSelected() {
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) {
                continue;
            }
            if (key.isAcceptable()) {
                accept(key);
            } else {
                serve(key, (ClientSession) key.attachment());
            }
        }
        selector.selectedKeys().clear();
    }

    private void accept(SelectionKey key) {
        try {
            for (SocketChannel client = door.accept(); client != null; client = door.accept()) {
                if (closing || !peer.mayAsk(client)) {
                    client.close();
                } else {
                    client.configureBlocking(false);
                    client.register(selector, SelectionKey.OP_READ, new ClientSession(client, room));
                }
            }
        } catch (IOException noMore) {
            // Out of descriptors, say: whoever comes now is not answered, and goes the cold way. The door would go on saying
            // that somebody is there; the next pulse looks again.
            full = true;
            key.interestOps(0);
        }
    }

    private void openAgain() {
        if (full) {
            full = false;
            door.keyFor(selector).interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void serve(SelectionKey key, ClientSession visit) {
        try {
            if (key.isWritable()) {
                answer(key, visit);
                return;
            }
            switch (visit.read()) {
                case GONE -> end(key, visit);
                case COMPLETE -> begin(visit);
                case PING -> {
                    visit.pong();
                    end(key, visit);
                }
                case TOO_MUCH -> {
                    visit.decline();
                    done.add(visit);
                }
                case INCOMPLETE -> { }
            }
        } catch (IOException gone) {
            end(key, visit);
        }
    }

    private void begin(ClientSession visit) {
        var request = visit.request();
        closing |= !calls.current();
        if (closing || request.isEmpty() || !workers.take(new Work(visit, request.get()))) {
            visit.decline();
            done.add(visit);
        }
    }

    private final class Work implements Runnable {
        private final ClientSession visit;
        private final Request request;

        Work(ClientSession visit, Request request) {
            this.visit = visit;
            this.request = request;
        }

        @Override
        public void run() {
            work(visit, request);
        }
    }

    private void work(ClientSession visit, Request request) {
        try {
            visit.perform(calls, request);
        } finally {
            done.add(visit);
            selector.wakeup();
        }
    }

    private void sendAnswers() {
        for (ClientSession visit = done.poll(); visit != null; visit = done.poll()) {
            SelectionKey key = visit.client().keyFor(selector);
            if (key != null && key.isValid()) {
                answer(key, visit);
            }
        }
    }

    private void answer(SelectionKey key, ClientSession visit) {
        try {
            if (visit.write()) {
                end(key, visit);
            } else {
                key.interestOps(SelectionKey.OP_WRITE);
            }
        } catch (IOException gone) {
            end(key, visit);
        }
    }

    private void tick() {
        openAgain();
        for (SelectionKey key : visits()) {
            ClientSession visit = (ClientSession) key.attachment();
            visit.tick();
            try {
                if (visit.answered()) {
                    answer(key, visit);
                } else if (visit.asked()) {
                    visit.pulse();
                } else if (visit.age().compareTo(PATIENCE) > 0) {
                    end(key, visit);
                }
            } catch (IOException gone) {
                end(key, visit);
            }
        }
    }

    private List<SelectionKey> visits() {
        List<SelectionKey> visits = new ArrayList<>();
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() != null) {
                visits.add(key);
            }
        }
        return visits;
    }

    private static void end(SelectionKey key, ClientSession visit) {
        visit.cancel();
        key.cancel();
        try {
            visit.client().close();
        } catch (IOException alreadyGone) {
            // There is nobody to tell.
        }
    }
}
