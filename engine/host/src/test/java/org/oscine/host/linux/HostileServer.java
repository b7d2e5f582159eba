package org.oscine.host.linux;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says something to everybody who connects, and then the same piece over and over, or hangs up where there is none. */
final class HostileServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final String first;
    private final String piece;
    private final int pauseMillis;
    private final StringBuffer heard = new StringBuffer();
    private int connected;

    /** @param pauseMillis between two pieces */
    HostileServer(String first, String piece, int pauseMillis) throws IOException {
        this.first = first;
        this.piece = piece;
        this.pauseMillis = pauseMillis;
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    String url(String scheme) {
        return scheme + "://127.0.0.1:" + port() + "/";
    }

    String heard() {
        return heard.toString();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "hostile server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                count(1);
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] request = new byte[4096];
            OutputStream out = client.getOutputStream();
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            if (piece.isEmpty()) {
                heard.append(new String(request, 0, Math.max(0, client.getInputStream().read(request)), StandardCharsets.ISO_8859_1));
            }
            while (!piece.isEmpty() && !door.isClosed()) {
                out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
                Thread.sleep(pauseMillis);
            }
        } catch (IOException | InterruptedException left) {
            // Which is what the test waits for.
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int change) {
        connected += change;
        notifyAll();
    }

    /** Whether all who had connected hang up by themselves. */
    synchronized boolean everybodyLeaves() throws InterruptedException {
        long until = System.nanoTime() + 5_000_000_000L;
        while (connected > 0 && System.nanoTime() < until) {
            wait(50);
        }
        return connected == 0;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
