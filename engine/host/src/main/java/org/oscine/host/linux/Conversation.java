package org.oscine.host.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.oscine.host.Network;
import org.oscine.host.Network.Reply;
import org.oscine.host.TextPattern;

/** One exchange over a socket, none of whose parts can wait longer than the deadline. */
final class Conversation {

    private static final int MOST = Network.LONGEST;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SocketChannel channel;
    private final long deadline;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Conversation(SocketChannel channel, long deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    /** Whether the address accepts a connection until then. */
    boolean connects(SocketAddress address, long until) throws IOException {
        channel.configureBlocking(false);
        if (channel.connect(address)) {
            return true;
        }
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, 0);
            while (ready(selector, key, SelectionKey.OP_CONNECT, until)) {
                if (channel.finishConnect()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Over the connection. Without anything to say or to wait for, that is answer enough. */
    Reply hold(String send, String until) throws IOException {
        if (send.isEmpty() && until.isEmpty()) {
            return new Reply.Answer(0, "");
        }
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, 0);
            return sent(send, selector, key) ? listen(TextPattern.ofLines(until), selector, key) : new Reply.TimedOut("");
        }
    }

    private boolean sent(String text, Selector selector, SelectionKey key) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            if (!ready(selector, key, SelectionKey.OP_WRITE, deadline)) {
                return false;
            }
            channel.write(bytes);
        }
        return true;
    }

    private Reply listen(TextPattern wanted, Selector selector, SelectionKey key) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(MOST);
        while (ready(selector, key, SelectionKey.OP_READ, deadline)) {
            chunk.clear();
            int count = channel.read(chunk);
            if (count < 0) {
                return heard.size() == 0 ? new Reply.Refused("it closed the connection") : new Reply.Answer(0, text());
            }
            heard.write(chunk.array(), 0, Math.min(count, MOST - heard.size()));
            if (wanted.searchIn(text()) != TextPattern.Match.NOT_FOUND || heard.size() == MOST) {
                return new Reply.Answer(0, text());
            }
        }
        return new Reply.TimedOut(text());
    }

    /** Waits until a channel is ready for an operation, or the deadline has come. */
    static boolean ready(Selector selector, SelectionKey key, int operation, long deadline) throws IOException {
        key.interestOps(operation);
        selector.selectedKeys().clear();
        long left = (deadline - System.nanoTime()) / NANOS_PER_MILLI;
        return left > 0 && selector.select(left) > 0;
    }

    private String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }
}
