package org.oscine.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Speaks to an engine as the agents' native client does. */
final class Client implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;
    private int pulses;

    Client(Path socket) {
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException refused) {
            close();
            throw new UncheckedIOException(refused);
        }
        in = Channels.newInputStream(channel);
    }

    /** Asks for an action of an agent, with some variables. */
    Client ask(String agent, String action, String... variables) {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        for (String text : concat(List.of(agent, action), List.of(variables))) {
            texts.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return send(2, texts.toByteArray());
    }

    Client send(int arguments, byte[] texts) {
        ByteBuffer message = ByteBuffer.allocate(Wire.HEADER_BYTES + 8 + texts.length);
        message.putInt(Wire.MAGIC).putInt(8 + texts.length);
        message.putInt((int) ProcessHandle.current().pid()).putInt(arguments).put(texts);
        return raw(message.array());
    }

    /** Sends bytes. An engine that has answered already may take no more of them: {@link #answer} tells what it said. */
    Client raw(byte[] bytes) {
        try {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            while (all.hasRemaining()) {
                channel.write(all);
            }
        } catch (IOException hungUp) {
            return this;
        }
        return this;
    }

    /** What the engine says: "declined", "closed", or the status and both outputs, as "7 out err". */
    String answer() {
        try {
            int kind = in.read();
            while (kind == Wire.AT_WORK) {
                pulses++;
                kind = in.read();
            }
            return switch (kind) {
                case -1 -> "closed";
                case 'c' -> "declined";
                default -> (char) kind == 'r' ? answered() : "nonsense " + kind;
            };
        } catch (IOException closed) {
            return "closed";
        }
    }

    /** All that the engine says until it hangs up, as text. */
    String line() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private String answered() throws IOException {
        int status = in.read();
        ByteBuffer lengths = ByteBuffer.wrap(in.readNBytes(8));
        int out = lengths.getInt();
        int err = lengths.getInt();
        return status + " " + text(out) + " " + text(err);
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** How often the engine has said that it is at work. */
    int pulses() {
        return pulses;
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
