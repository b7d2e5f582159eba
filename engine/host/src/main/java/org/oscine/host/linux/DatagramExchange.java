package org.oscine.host.linux;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import org.oscine.host.Network;
import org.oscine.host.Network.Reply;
import org.oscine.host.TextPattern;

/** One question over UDP and its answers, none of which can be waited for longer than the deadline. */
final class DatagramExchange {
    private final DatagramChannel channel;
    private final Selector selector;
    private final long deadline;

    private DatagramExchange(DatagramChannel channel, Selector selector, long deadline) {
        this.channel = channel;
        this.selector = selector;
        this.deadline = deadline;
    }

    /** Sends once; what is lost on the way is no answer. Each datagram is an answer of its own. */
    static Reply hold(SocketAddress address, String send, String until, long deadline) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open(); Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            // Connected, the kernel hands on what comes from there alone, and tells when nobody listens.
            channel.connect(address);
            return new DatagramExchange(channel, selector, deadline).hold(send, TextPattern.ofLines(until));
        } catch (PortUnreachableException nobody) {
            return new Reply.Refused("Connection refused");
        }
    }

    private Reply hold(String send, TextPattern wanted) throws IOException {
        SelectionKey key = channel.register(selector, 0);
        ByteBuffer question = StandardCharsets.UTF_8.encode(send);
        if (!Conversation.ready(selector, key, SelectionKey.OP_WRITE, deadline) || channel.write(question) < question.limit()) {
            return new Reply.TimedOut("");
        }
        return listen(key, wanted);
    }

    private Reply listen(SelectionKey key, TextPattern wanted) throws IOException {
        ByteBuffer datagram = ByteBuffer.allocate(Network.LONGEST);
        String heard = "";
        int all = 0;
        while (Conversation.ready(selector, key, SelectionKey.OP_READ, deadline)) {
            datagram.clear();
            if (channel.receive(datagram) == null) {
                continue; // one with a wrong checksum, say: it was announced, and is none
            }
            all += datagram.position();
            heard = new String(datagram.array(), 0, datagram.position(), StandardCharsets.UTF_8);
            if (wanted.searchIn(heard) != TextPattern.Match.NOT_FOUND || all >= Network.LONGEST) {
                return new Reply.Answer(0, heard);
            }
        }
        return new Reply.TimedOut(heard);
    }
}
