package org.oscine.real;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** The moments between which the benchmark measures, seen without the agent's help. On System.nanoTime()'s clock. */
final class Moment {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Moment() {}

    /** When the server at that control socket has booted, to about 5 ms. */
    static CompletableFuture<Long> ready(Path controlSocket) {
        return when(() -> booted(controlSocket), Duration.ofMillis(5));
    }

    /** When that process is gone or a zombie, to about 2 ms. */
    static CompletableFuture<Long> gone(int pid) {
        return when(() -> Proc.alive(pid).isEmpty(), Duration.ofMillis(2));
    }

    private static CompletableFuture<Long> when(BooleanSupplier holds, Duration interval) {
        CompletableFuture<Long> moment = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                if (holds.getAsBoolean()) {
                    moment.complete(System.nanoTime());
                    return;
                }
                AsteriskInstance.pause(interval);
            }
            moment.completeExceptionally(new IllegalStateException("waited in vain"));
        });
        return moment;
    }

    /** Asks as the console does: a line of greeting, the command behind a fixed word, an answer up to the end. */
    private static boolean booted(Path controlSocket) {
        try (SocketChannel console = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            console.connect(UnixDomainSocketAddress.of(controlSocket));
            console.write(ByteBuffer.wrap("cli quit after core waitfullybooted\0".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(4096);
            while (answer.hasRemaining() && console.read(answer) >= 0) {
                if (new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8).contains("fully booted")) {
                    return true;
                }
            }
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }
}
