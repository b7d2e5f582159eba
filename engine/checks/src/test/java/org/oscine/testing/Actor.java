package org.oscine.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that stands for one of a case's on the real machine: src/test/c/actor.c, seen from the other side of its
 * socket. It lives as long as the connection does.
 */
final class Actor implements Closeable {
    private static final long PATIENCE_SECONDS = 10;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;
    private final Semaphore ready = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String role;
    private final int pid;
    private final int uid;
    private final List<String> argv;

    /** Hears who has connected. */
    Actor(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
        this.out = Channels.newOutputStream(channel);
        hear();
        this.role = hear();
        this.pid = Integer.parseInt(hear());
        this.uid = Integer.parseInt(hear());
        int words = Integer.parseInt(hear());
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            heard.add(hear());
        }
        this.argv = List.copyOf(heard);
    }

    /** What a process is to be that an actor becomes, or begets; a user of -1 is the actor's own. */
    record Part(String exe, int uid, int gid, String directory, List<String> argv) {}

    /** The name under which the director made it begin; empty where somebody else did. */
    String role() {
        return role;
    }

    int pid() {
        return pid;
    }

    int uid() {
        return uid;
    }

    List<String> argv() {
        return argv;
    }

    private String hear() throws IOException {
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        for (int letter = in.read(); letter != 0; letter = in.read()) {
            if (letter < 0) {
                throw new IOException("the actor has ended");
            }
            field.write(letter);
        }
        return field.toString(StandardCharsets.UTF_8);
    }

    /** Listens to it until it ends. */
    void listen(Consumer<Integer> onSignal) {
        try {
            while (true) {
                String word = hear();
                if (word.equals("ready")) {
                    ready.release();
                } else {
                    onSignal.accept(Integer.parseInt(hear()));
                }
            }
        } catch (IOException gone) {
            ended.countDown();
        }
    }

    private synchronized void say(List<String> fields) {
        try {
            out.write((String.join("\0", fields) + "\0").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            ended.countDown();
        }
    }

    /** It answers as a command, and ends. */
    void answer(String text, int exit) {
        say(List.of("print", text, "exit", Integer.toString(exit)));
    }

    /** It prints something. */
    void print(String text) {
        say(List.of("print", text));
    }

    /** It stays, and tells of these signals instead of ending by them. */
    void stay(List<Integer> signals) {
        say(List.of("stay", String.join(",", signals.stream().map(Object::toString).toList())));
        awaitReady();
    }

    /** It listens at a port, as the kernel sees it; somebody else answers there. */
    void listenAt(int port) {
        say(List.of("listen", Integer.toString(port)));
        awaitReady();
    }

    /** It listens there no longer. */
    void hush(int port) {
        say(List.of("hush", Integer.toString(port)));
    }

    /** Its children that end stay zombies. */
    void keep() {
        say(List.of("keep"));
    }

    /** It forgets its zombies. */
    void reap() {
        say(List.of("reap"));
    }

    /** It becomes another program, which says hello under this pid again. */
    void become(Part part) {
        say(words(new ArrayList<>(List.of("exec")), part));
    }

    /** The session of a child: one of its own, its parent's, or its parent's with which it also dies. */
    enum Session { NEW, SAME, BOUND }

    /** It begets a process, with this pid unless that is 0. */
    void beget(String childsRole, int childsPid, Session session, Part part) {
        say(words(new ArrayList<>(List.of("fork", childsRole, Integer.toString(childsPid),
                session.name().toLowerCase(Locale.ROOT))), part));
    }

    private static List<String> words(List<String> order, Part part) {
        order.addAll(List.of(part.exe(), Integer.toString(part.uid()), Integer.toString(part.gid()), part.directory(),
                Integer.toString(part.argv().size())));
        order.addAll(part.argv());
        return order;
    }

    /** Waits until it has ended. */
    void awaitEnd() {
        try {
            complainUnless(ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "it did not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever ends meanwhile never says that it is ready. */
    private void awaitReady() {
        try {
            boolean done = false;
            for (int tenth = 0; tenth < 10 * PATIENCE_SECONDS && !done; tenth++) {
                done = ready.tryAcquire(100, TimeUnit.MILLISECONDS) || ended.getCount() == 0;
            }
            complainUnless(done, "it did not get ready");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void complainUnless(boolean done, String failure) {
        if (!done && ended.getCount() > 0) {
            throw new IllegalStateException("process " + pid + " " + argv + ": " + failure);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
