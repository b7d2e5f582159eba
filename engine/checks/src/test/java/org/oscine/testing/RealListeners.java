package org.oscine.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.oscine.host.WebAddress;
import org.oscine.testfile.Scene.Exchange;
import org.oscine.testfile.Scene.Listener;

/** Who listens on the real machine at the addresses of a case: only while what the listener needs is there. */
final class RealListeners implements Closeable {
    private static final String HEAD_END = "\r\n\r\n";

    private final Map<String, Listener> scripts = new LinkedHashMap<>();
    private final Map<String, Door> open = new LinkedHashMap<>();
    private final Predicate<List<String>> allThere;
    private final Function<List<String>, List<Actor>> actors;
    private volatile boolean closed;

    /**
     * @param allThere whether these processes and paths are there
     * @param actors who plays the processes among them
     */
    RealListeners(Predicate<List<String>> allThere, Function<List<String>, List<Actor>> actors) {
        this.allThere = allThere;
        this.actors = actors;
    }

    synchronized void listen(String address, Listener listener) {
        scripts.put(address, listener);
    }

    synchronized void forget(String address) {
        scripts.remove(address);
    }

    /** Opens and closes what has come to be needed, or not to be; never in the midst of an event, which may lay a socket's file. */
    synchronized void refresh() {
        if (closed) {
            return;
        }
        Map<String, Boolean> wanted = new LinkedHashMap<>();
        open.keySet().forEach(door -> wanted.put(door, false));
        scripts.forEach((address, script) -> wanted.merge(door(address),
                (script.refuses().isEmpty() || resets(script)) && allThere.test(script.needs()), Boolean::logicalOr));
        wanted.forEach(this::set);
    }

    private static boolean resets(Listener script) {
        return script.refuses().filter(cause -> cause.startsWith("Connection reset")).isPresent();
    }

    private void set(String door, boolean wanted) {
        try {
            if (wanted && !open.containsKey(door)) {
                open.put(door, open(door));
            } else if (!wanted && open.containsKey(door)) {
                open.remove(door).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(door, e);
        }
    }

    /** Several pages are behind one door. */
    private static String door(String address) {
        if (!address.startsWith("http:")) {
            return address;
        }
        WebAddress page = WebAddress.of(address);
        return page.host() + ":" + page.port();
    }

    /**
     * Somebody who lets callers in.
     *
     * @param holders the processes of the case that listen there, as far as the kernel's tables go
     */
    private record Door(ServerSocketChannel channel, Thread doorman, List<Actor> holders, int port) {
        /** A caller must not come in while the doorman is about to leave, so he is waited for. */
        void close() throws IOException {
            holders.forEach(actor -> actor.hush(port));
            channel.close();
            try {
                doorman.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Door open(String door) throws IOException {
        boolean unix = door.startsWith("/");
        ServerSocketChannel channel = ServerSocketChannel.open(unix ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET);
        channel.bind(address(door));
        int port = channel.getLocalAddress() instanceof InetSocketAddress there ? there.getPort() : 0;
        List<Actor> holders = unix ? List.of() : actors.apply(needs(door));
        holders.forEach(actor -> actor.listenAt(port));
        return new Door(channel, Thread.ofPlatform().daemon().start(() -> accept(door, channel)), holders, port);
    }

    private List<String> needs(String door) {
        return scripts.entrySet().stream().filter(script -> door(script.getKey()).equals(door))
                .flatMap(script -> script.getValue().needs().stream()).distinct().toList();
    }

    private static SocketAddress address(String door) throws IOException {
        if (door.startsWith("/")) {
            Files.createDirectories(Path.of(door).getParent());
            Files.deleteIfExists(Path.of(door));
            return UnixDomainSocketAddress.of(door);
        }
        int colon = door.lastIndexOf(':');
        return new InetSocketAddress(door.substring(0, colon), Integer.parseInt(door.substring(colon + 1)));
    }

    private void accept(String door, ServerSocketChannel channel) {
        try {
            while (true) {
                SocketChannel caller = channel.accept();
                Thread.ofPlatform().daemon().start(() -> serve(door, caller));
            }
        } catch (IOException over) {
            // nobody listens here any more
        }
    }

    private void serve(String door, SocketChannel caller) {
        try (caller) {
            Listener script = script(door);
            if (script != null && resets(script)) {
                caller.setOption(StandardSocketOptions.SO_LINGER, 0);
                return;
            }
            answer(door, caller);
            while (caller.read(ByteBuffer.allocate(512)) >= 0) {
                // whoever asked hangs up
            }
        } catch (IOException gone) {
            // so did they
        }
    }

    private void answer(String door, SocketChannel caller) throws IOException {
        Listener script = script(door);
        String asked = "";
        boolean page = false;
        if (script == null) {
            String request = hearRequest(caller);
            if (request.isEmpty()) {
                return; // hung up before a question, or at a door that is about to close
            }
            page = true;
            script = page(door, request.split(" ")[1]);
            asked = request.substring(request.indexOf(HEAD_END) + HEAD_END.length());
        } else if (script.asked().isPresent()) {
            asked = hear(caller, script.asked().get());
        } else if (!script.dialogue().isEmpty() && !script.hangs()) {
            pause(script.takes().toMillis());
            hold(script.dialogue(), caller);
            return;
        }
        if (script == null || script.hangs() || script.asked().isPresent() && !script.asked().get().equals(asked)) {
            return;
        }
        pause(script.takes().toMillis());
        String head = "HTTP/1.1 " + script.status() + " X\r\nContent-Length: "
                + script.answers().getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n";
        caller.write(ByteBuffer.wrap(((page ? head : "") + script.answers()).getBytes(StandardCharsets.UTF_8)));
    }

    private static void hold(List<Exchange> dialogue, SocketChannel caller) throws IOException {
        for (int i = 0; i < dialogue.size(); i++) {
            Exchange exchange = dialogue.get(i);
            if (exchange.asked().isPresent()) {
                if (!hear(caller, exchange.asked().get()).equals(exchange.asked().get())) {
                    return;
                }
            } else if (i > 0 && caller.read(ByteBuffer.allocate(8192)) < 0) {
                return;
            }
            caller.write(ByteBuffer.wrap(exchange.answers().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Where there are pages, what is said of the port alone only tells who listens there. */
    private synchronized Listener script(String address) {
        boolean pages = scripts.keySet().stream().anyMatch(other -> other.startsWith("http:") && door(other).equals(address));
        return pages ? null : scripts.get(address);
    }

    /** A page without a path is the first one. */
    private synchronized Listener page(String door, String path) {
        for (Map.Entry<String, Listener> page : scripts.entrySet()) {
            if (page.getKey().startsWith("http:") && door(page.getKey()).equals(door)
                    && path.equals(WebAddress.of(page.getKey()).target())) {
                return page.getValue();
            }
        }
        return null;
    }

    /** All of a request, with its body; nothing if the caller hangs up before. */
    private static String hearRequest(SocketChannel caller) throws IOException {
        ByteBuffer heard = ByteBuffer.allocate(8192);
        while (caller.read(heard) >= 0) {
            int end = text(heard).indexOf(HEAD_END);
            if (end >= 0 && heard.position() >= end + HEAD_END.length() + lengthOfBody(text(heard).substring(0, end))) {
                return text(heard);
            }
        }
        return "";
    }

    private static int lengthOfBody(String head) {
        return head.lines().filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1))).findFirst().orElse(0);
    }

    private static String hear(SocketChannel caller, String end) throws IOException {
        ByteBuffer heard = ByteBuffer.allocate(8192);
        while (!text(heard).endsWith(end) && caller.read(heard) >= 0) {
            // until all has been asked
        }
        return text(heard);
    }

    private static String text(ByteBuffer buffer) {
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        for (Door door : open.values()) {
            door.close();
        }
        open.clear();
    }
}
