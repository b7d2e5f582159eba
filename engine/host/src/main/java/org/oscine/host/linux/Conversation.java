package org.oscine.host.linux;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.oscine.host.Network.Reply;
import org.oscine.host.Talk;
import org.oscine.host.TalkProgress;

/** One exchange over a socket, none of whose parts can wait longer than the deadline. */
final class Conversation {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SocketChannel channel;
    private final long deadline;

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

    /** Over the connection. */
    Reply hold(Talk talk) throws IOException {
        if (talk.isSilent()) {
            return new Reply.Answer(0, "");
        }
        try (Selector selector = Selector.open()) {
            return new OverChannel(selector, channel.register(selector, 0)).hold(new TalkProgress(talk));
        }
    }

    /** The channel as a line that nothing can wait for longer than the deadline. */
    private final class OverChannel extends Line {
        private final Selector selector;
        private final SelectionKey key;

        OverChannel(Selector selector, SelectionKey key) {
            this.selector = selector;
            this.key = key;
        }

        @Override
        boolean say(byte[] text) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                if (!ready(selector, key, SelectionKey.OP_WRITE, deadline)) {
                    return false;
                }
                channel.write(bytes);
            }
            return true;
        }

        @Override
        int hear(byte[] into, int most) throws IOException {
            return ready(selector, key, SelectionKey.OP_READ, deadline) ? channel.read(ByteBuffer.wrap(into, 0, most)) : TOO_LATE;
        }
    }

    /** Waits until a channel is ready for an operation, or the deadline has come. */
    static boolean ready(Selector selector, SelectionKey key, int operation, long deadline) throws IOException {
        key.interestOps(operation);
        selector.selectedKeys().clear();
        long left = (deadline - System.nanoTime()) / NANOS_PER_MILLI;
        return left > 0 && selector.select(left) > 0;
    }
}
