package org.oscine.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever may open the socket may send what he likes. */
class WireTest {
    private static final int INPUTS = 200_000;
    private static final String TEXTS = "asterisk\0monitor\0NAME=\u00e4\0OCF_RESKEY_config=/etc/x\0=\0empty=\0\0";

    @Test
    void anyMessageIsARequestOrNone() {
        Random random = new Random(1);
        int taken = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] message = changed(random);
            Optional<Request> request = Wire.request(ByteBuffer.wrap(message));
            if (request.isPresent()) {
                taken++;
                assertThat(request.get().arguments()).isNotEmpty().noneMatch(text -> text.indexOf('\0') >= 0);
                assertThat(request.get().environment().keySet()).noneMatch(String::isEmpty);
            }
        }
        assertThat(taken).as("messages that are requests still").isBetween(INPUTS / 20, INPUTS - INPUTS / 20);
    }

    /** A right message, of which some bytes are others, lost or doubled. */
    private static byte[] changed(Random random) {
        byte[] texts = TEXTS.getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(2 * Integer.BYTES + texts.length);
        message.putInt(4711).putInt(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(-1, 9)).put(texts);
        byte[] bytes = Arrays.copyOf(message.array(),
                random.nextInt(3) == 0 ? random.nextInt(message.capacity() + 20) : message.capacity());
        for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
