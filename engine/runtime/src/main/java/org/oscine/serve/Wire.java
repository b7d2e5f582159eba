package org.oscine.serve;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How client and engine talk. The form is that of {@code engine/client/PROTOCOL.md}, the other side {@code agent.c}. */
final class Wire {
    /** A call begins with it. */
    static final int MAGIC = 'O' << 24 | 'S' << 16 | 'C' << 8 | '1';

    static final int HEADER_BYTES = 8;

    /** As long as a header; {@code descriptors/engine.yaml} sends it. */
    static final String PING = "OSCPING\n";

    static final String PONG = "pong\n";

    /** The engine is at work; said again and again until it answers. */
    static final byte AT_WORK = 'k';

    private static final byte DECLINED = 'c';
    private static final byte ANSWERED = 'r';
    private static final int NUMBERS_BYTES = 8;

    private Wire() {}

    /**
     * The request in a message without its header; absent when this is none, or holds what is not text in UTF-8: only
     * a process of its own can hand that on as it is.
     */
    static Optional<Request> request(ByteBuffer message) {
        if (message.remaining() < NUMBERS_BYTES) {
            return Optional.empty();
        }
        int pid = message.getInt();
        int count = message.getInt();
        try {
            List<String> texts = texts(message);
            if (count < 1 || count > texts.size()) {
                return Optional.empty();
            }
            return Optional.of(new Request(pid, texts.subList(0, count),
                    variables(texts.subList(count, texts.size()))));
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static List<String> texts(ByteBuffer message) throws CharacterCodingException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what it cannot decode
        List<String> texts = new ArrayList<>();
        int end = message.limit();
        while (message.position() < end) {
            int nul = message.position();
            while (nul < end && message.get(nul) != 0) {
                nul++;
            }
            texts.add(decoder.decode(message.slice(message.position(), nul - message.position())).toString());
            message.position(Math.min(end, nul + 1));
        }
        return texts;
    }

    /** The first of a name counts, as for getenv(3). */
    private static Map<String, String> variables(List<String> texts) {
        Map<String, String> variables = new HashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals > 0) {
                variables.putIfAbsent(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return variables;
    }

    /** The bytes of a reply. */
    static ByteBuffer bytes(Reply reply) {
        if (!(reply instanceof Reply.Answered answered)) {
            return ByteBuffer.wrap(new byte[] {DECLINED});
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 + NUMBERS_BYTES + answered.out().length + answered.err().length);
        bytes.put(ANSWERED).put((byte) answered.status());
        bytes.putInt(answered.out().length).putInt(answered.err().length);
        return bytes.put(answered.out()).put(answered.err()).flip();
    }
}
