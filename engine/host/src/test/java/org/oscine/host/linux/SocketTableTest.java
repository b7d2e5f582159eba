package org.oscine.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oscine.Needed;
import org.oscine.host.Network.SocketUse;
import org.oscine.ocf.Failure;

/** Real sockets on the loopback, of this process. */
class SocketTableTest {
    private static final List<Integer> OURS = List.of(LinuxProcesses.ownPid());
    private static final String NONE = "no process of the service ";

    private final LinuxNetwork network = new LinuxNetwork();

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.1, *, true",
        "127.0.0.1, localhost, true",
        "127.0.0.1, ::1, false",
        "127.0.0.1, 0.0.0.0, false",
        "0.0.0.0, 127.0.0.1, true",
        "0.0.0.0, 0.0.0.0, true",
        "::1, ::1, true",
        "::1, 127.0.0.1, false",
        "::1, localhost, true",
        "::, 127.0.0.1, true",
        "::, ::1, true",
        "::, 0.0.0.0, true",
        "::ffff:127.0.0.1, 127.0.0.1, true"
    })
    void whoListensAtAllAddressesListensAtEach(String bound, String asked, boolean listens) throws IOException {
        boolean overIpv6 = bound.contains(":") || asked.contains(":");
        if (overIpv6) {
            Needed.file(Path.of("/proc/net/if_inet6"), "sockets over IPv6");
        }
        // Which addresses that name has this machine decides.
        boolean expected = asked.equals("localhost") ? List.of(InetAddress.getAllByName(asked)).contains(InetAddress.getByName(bound)) : listens;
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getByName(bound), 0));
            String address = (asked.contains(":") ? "[" + asked + "]" : asked) + ":" + server.getLocalPort();

            Failure missing = look(SocketUse.LISTENS_TCP, address);

            assertThat(missing.exists()).as(missing.cause()).isNotEqualTo(expected);
        }
    }

    @Test
    void aPortOfUdpIsAnother() throws IOException {
        try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            String address = "127.0.0.1:" + udp.getLocalPort();

            assertThat(look(SocketUse.LISTENS_UDP, address)).isEqualTo(Failure.NONE);
            assertThat(look(SocketUse.LISTENS_TCP, address).cause()).isEqualTo(NONE + "listens there");

            udp.connect(InetAddress.getByName("127.0.0.1"), 9);
            assertThat(look(SocketUse.LISTENS_UDP, address).cause()).isEqualTo(NONE + "receives datagrams there");
        }
    }

    @Test
    void aConnectionIsToldByItsOtherEnd() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String address = "127.0.0.1:" + server.getLocalPort();
            assertThat(look(SocketUse.IS_CONNECTED, address).cause()).isEqualTo(NONE + "has a connection there");

            try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort()); Started others = new Started()) {
                int other = (int) others.start("sleep", "100").pid();
                assertThat(look(SocketUse.IS_CONNECTED, address)).isEqualTo(Failure.NONE);
                assertThat(look(SocketUse.IS_CONNECTED, "*:" + client.getPort())).isEqualTo(Failure.NONE);
                assertThat(network.socket(SocketUse.IS_CONNECTED, address, List.of(other), Duration.ofSeconds(5)).cause())
                        .isEqualTo("another process has a connection there, and none of the service");
            }
        }
    }

    @Test
    void whatIsNoAddressIsTold() {
        assertThat(look(SocketUse.LISTENS_TCP, "localhost").cause()).isEqualTo("not an address of the form host:port: localhost");
        assertThat(look(SocketUse.LISTENS_TCP, "no.such.host.invalid:1").cause()).contains("no.such.host.invalid");
        assertThat(look(SocketUse.LISTENS_TCP, ":80").cause()).isNotEmpty();
    }

    @Test
    void aServiceWithoutProcessesHasNoSockets() {
        assertThat(network.socket(SocketUse.LISTENS_TCP, "*:22", List.of(), Duration.ofSeconds(5)).cause())
                .isEqualTo(NONE + "listens there");
        assertThat(network.socket(SocketUse.LISTENS_TCP, "*:22", List.of(Integer.MAX_VALUE), Duration.ofSeconds(5)).cause())
                .isEqualTo(NONE + "listens there");
    }

    private Failure look(SocketUse use, String address) {
        return network.socket(use, address, OURS, Duration.ofSeconds(5));
    }
}
