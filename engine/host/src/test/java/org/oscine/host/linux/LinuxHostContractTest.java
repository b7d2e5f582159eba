package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.oscine.host.CommandContract;
import org.oscine.host.FileContract;
import org.oscine.host.Host;
import org.oscine.host.NodeContract;
import org.oscine.host.ProcessContract;
import org.oscine.host.Scene;

/** The real machine keeps the promises of every host. */
@NeedsRoot
class LinuxHostContractTest implements CommandContract, ProcessContract, FileContract, NodeContract {

    private Scene scene;

    @BeforeEach
    void setUp() throws IOException {
        scene = new LinuxScene();
    }

    @AfterEach
    void tearDown() {
        scene.close();
    }

    @Override
    public Scene scene() {
        return scene;
    }

    private static final class LinuxScene implements Scene {
        private final TestDirectory directory = new TestDirectory();
        private final Started started = new Started();
        private final List<AutoCloseable> open = new ArrayList<>();
        private final Host host = new LinuxHost();
        private final String empty = directory.make("scene");
        private final String nobodys = directory.make("nobody");

        LinuxScene() throws IOException {
            Files.setAttribute(Path.of(nobodys), "unix:uid", 65534);
        }

        @Override
        public Host host() {
            return host;
        }

        @Override
        public String directory() {
            return empty;
        }

        @Override
        public String directoriesOfNobody() {
            return nobodys;
        }

        @Override
        public void file(String path, String content, String mode) {
            TestDirectory.write(path, content, mode);
        }

        @Override
        public void link(String path, String target) {
            TestDirectory.link(path, target);
        }

        @Override
        public void socket(String path) {
            try {
                ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                open.add(server);
                server.bind(UnixDomainSocketAddress.of(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A real shell knows by itself. */
        @Override
        public void fifo(String path) {
            started.start("mkfifo", path).onExit().join();
        }

        @Override
        public void shell(String script, int code, String output, Duration takes) {}

        @Override
        public int sleeper(String seconds) {
            return (int) started.start("sleep", seconds).pid();
        }

        @Override
        public int stubborn() {
            String ready = directory.path("ready");
            int pid = (int) started.start("sh", "-c", "trap '' TERM; : >\"$0\"; exec sleep 60", ready).pid();
            assertThat(Started.soon(() -> Files.exists(Path.of(ready)))).isTrue();
            return pid;
        }

        @Override
        public int zombie() {
            String pidfile = directory.path("zombie.pid");
            started.start("sh", "-c", "sleep 0 & echo $! >\"$0\"; exec sleep 60", pidfile);
            assertThat(Started.soon(() -> new LinuxFiles(null, null, "/nonexistent").read(pidfile).toString().contains("\n"))).isTrue();
            int pid = Integer.parseInt(TestDirectory.read(pidfile).strip());
            assertThat(Started.soon(() -> started.stat(pid).map(stat -> stat.state() == 'Z').orElse(false))).isTrue();
            return pid;
        }

        @Override
        public String greeter(String greeting) {
            try {
                ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                open.add(server);
                Thread thread = new Thread(() -> greet(server, greeting));
                thread.setDaemon(true);
                thread.start();
                return "127.0.0.1:" + server.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void greet(ServerSocket server, String greeting) {
            try {
                while (true) {
                    Socket socket = server.accept();
                    open.add(socket);
                    OutputStream out = socket.getOutputStream();
                    out.write(greeting.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        @Override
        public String speaker(String greeting, List<String> questions, List<String> answers) {
            try {
                ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                open.add(server);
                Thread thread = new Thread(() -> speak(server, greeting, questions, answers));
                thread.setDaemon(true);
                thread.start();
                return "127.0.0.1:" + server.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void speak(ServerSocket server, String greeting, List<String> questions, List<String> answers) {
            while (true) {
                try {
                    Socket socket = server.accept();
                    open.add(socket);
                    socket.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
                    for (int i = 0; i < questions.size(); i++) {
                        int length = questions.get(i).getBytes(StandardCharsets.UTF_8).length;
                        String asked = new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
                        if (!asked.equals(questions.get(i))) {
                            break;
                        }
                        socket.getOutputStream().write(answers.get(i).getBytes(StandardCharsets.UTF_8));
                    }
                } catch (IOException closed) {
                    if (server.isClosed()) {
                        return;
                    }
                }
            }
        }

        @Override
        public String closedPort() {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return "127.0.0.1:" + server.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            started.close();
            for (AutoCloseable one : List.copyOf(open)) {
                try {
                    one.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            directory.close();
        }
    }
}
