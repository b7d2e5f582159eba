package org.oscine.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One client, from its connection to its answer. The front's thread alone reads and writes; a worker's thread does
 * the call in between, and whoever is first, it or the last resort, answers.
 */
final class ClientSession implements CallHandler.LastResort {
    /** Of a request. Pacemaker's have some kilobytes; whoever has more goes the cold way. */
    static final int LARGEST = 256 * 1024;

    private static final int FIRST_BYTES = 4096;

    private final SocketChannel client;
    private final Room room;
    private final long since = System.nanoTime();
    private ByteBuffer incoming = ByteBuffer.allocate(Wire.HEADER_BYTES);
    private boolean headerRead;
    private int length;
    private int taken;
    private boolean asked;
    private ByteBuffer outgoing;

    private Thread worker;
    private boolean cancelled;
    private Optional<Reply> reply = Optional.empty();
    private Supplier<Reply> lastResort;
    private long lastResortAt;

    /** @param room for what this client sends, until {@link #cancel} */
    ClientSession(SocketChannel client, Room room) {
        this.client = client;
        this.room = room;
    }

    SocketChannel client() {
        return client;
    }

    /** What came of looking at what the client sent. */
    enum Incoming { INCOMPLETE, COMPLETE, PING, GONE, TOO_MUCH }

    /** Reads what is there. After the whole request, all that can come is the client's end. */
    Incoming read() throws IOException {
        if (asked) {
            return client.read(ByteBuffer.allocate(1)) < 0 ? Incoming.GONE : Incoming.INCOMPLETE;
        }
        if (client.read(incoming) < 0) {
            return Incoming.GONE;
        }
        if (!incoming.hasRemaining() && !headerRead) {
            headerRead = true;
            if (Wire.PING.equals(new String(incoming.array(), StandardCharsets.US_ASCII))) {
                return Incoming.PING;
            }
            incoming.flip();
            int magic = incoming.getInt();
            length = incoming.getInt();
            if (magic != Wire.MAGIC || length < 0) {
                return Incoming.GONE;
            }
            incoming = ByteBuffer.allocate(0);
        }
        return headerRead ? readMessage() : Incoming.INCOMPLETE;
    }

    /** What is announced counts for nothing: the buffer grows with what has come. */
    private Incoming readMessage() throws IOException {
        while (incoming.position() < length) {
            if (!incoming.hasRemaining() && !grow()) {
                return Incoming.TOO_MUCH;
            }
            int count = client.read(incoming);
            if (count <= 0) {
                return count < 0 ? Incoming.GONE : Incoming.INCOMPLETE;
            }
        }
        asked = true;
        return Incoming.COMPLETE;
    }

    private boolean grow() {
        int capacity = Math.min(length, Math.max(FIRST_BYTES, 2 * incoming.capacity()));
        if (length > LARGEST || !room.take(capacity - taken)) {
            return false;
        }
        taken = capacity;
        incoming = ByteBuffer.allocate(capacity).put(incoming.flip());
        return true;
    }

    boolean asked() {
        return asked;
    }

    /** The request, once it is complete. */
    Optional<Request> request() {
        Optional<Request> request = Wire.request(incoming.flip());
        incoming = ByteBuffer.allocate(0);
        return request;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Does the call, on the worker's thread. */
    void perform(CallHandler calls, Request request) {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            worker = Thread.currentThread();
        }
        Reply answer = Reply.DECLINED;
        try {
            answer = calls.perform(request, this);
        } finally {
            synchronized (this) {
                worker = null;
                Thread.interrupted(); // an interrupt that came too late must not meet the next call
                answer(answer);
            }
        }
    }

    private void answer(Reply answer) {
        if (reply.isEmpty()) {
            reply = Optional.of(answer);
        }
    }

    @Override
    public synchronized void after(Duration patience, Supplier<Reply> instead) {
        lastResort = instead;
        lastResortAt = System.nanoTime() + patience.toNanos();
    }

    /** Answers in the place of a call that hangs. */
    void tick() {
        Supplier<Reply> due;
        synchronized (this) {
            due = lastResort != null && reply.isEmpty() && System.nanoTime() - lastResortAt >= 0 ? lastResort : null;
        }
        if (due != null) {
            Reply answer = due.get();
            synchronized (this) {
                if (answer != null) {
                    answer(answer);
                }
            }
        }
    }

    synchronized void decline() {
        answer(Reply.DECLINED);
    }

    synchronized boolean answered() {
        return reply.isPresent();
    }

    /** Nobody waits any longer: whatever the call does ends, and the room is free again. */
    synchronized void cancel() {
        cancelled = true;
        room.giveBack(taken);
        taken = 0;
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Says that the engine is alive. */
    void pong() throws IOException {
        client.write(ByteBuffer.wrap(Wire.PONG.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Tells the client that its call is under way. A client that does not read is not waited for. */
    void pulse() throws IOException {
        client.write(ByteBuffer.wrap(new byte[] {Wire.AT_WORK}));
    }

    /**
     * Writes as much of the reply as the client takes.
     *
     * @return whether that was all
     */
    boolean write() throws IOException {
        if (outgoing == null) {
            synchronized (this) {
                outgoing = Wire.bytes(reply.orElse(Reply.DECLINED));
            }
        }
        client.write(outgoing);
        return !outgoing.hasRemaining();
    }
}
