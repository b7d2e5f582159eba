package org.oscine.host.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import org.oscine.host.Network.SocketUse;
import org.oscine.ocf.Failure;

/**
 * Sockets and who has them, as the kernel tells in /proc/PID/net and /proc/PID/fd (proc(5)), in the network namespace of the
 * processes that are asked about.
 */
final class SocketTable {
    private static final String ESTABLISHED = "01";
    /** Of a UDP socket that is connected to nobody. */
    private static final String UNCONNECTED = "07";
    private static final String LISTENING = "0A";
    private static final int HEX = 16;
    private static final int WORD = 4;
    private static final int HEX_WORD = 2 * WORD;
    private static final int FIELDS_BETWEEN_STATE_AND_INODE = 5;
    private static final int IPV4_LENGTH = 4;
    /** What stands before an IPv4 address that is written as an IPv6 address (RFC 4291, 2.5.5.2). */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final SocketUse use;
    private final List<InetAddress> addresses;
    private final int port;
    private final Set<String> links = new HashSet<>();

    /** @param addresses any of which will do; empty: any address at all */
    SocketTable(SocketUse use, List<InetAddress> addresses, int port) {
        this.use = use;
        this.addresses = addresses;
        this.port = port;
    }

    /**
     * Why none of these processes has such a socket. Where one is there and the kernel hides what a process of these has, as
     * without CAP_SYS_PTRACE, that process is given the benefit of the doubt: no monitor could ever succeed there.
     */
    Failure find(List<Integer> pids) {
        List<String> networks = new ArrayList<>();
        for (int pid : pids) {
            String network = networkOf(pid);
            if (!networks.contains(network)) {
                networks.add(network);
                read(pid);
            }
        }
        for (int pid : links.isEmpty() ? List.<Integer>of() : pids) {
            if (mayHave(pid)) {
                return Failure.NONE;
            }
        }
        return use.missing(!links.isEmpty());
    }

    private boolean mayHave(int pid) {
        try {
            return OpenFiles.leadTo(links, Path.of(ProcFile.of(pid, "fd")));
        } catch (AccessDeniedException hidden) {
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /** Empty for a process that has ended. */
    private static String networkOf(int pid) {
        try {
            return Files.readSymbolicLink(Path.of(ProcFile.of(pid, "ns/net"))).toString();
        } catch (IOException endedOrHidden) {
            return "";
        }
    }

    private void read(int pid) {
        String protocol = use == SocketUse.LISTENS_UDP ? "udp" : "tcp";
        for (String table : List.of(protocol, protocol + "6")) {
            try (BufferedReader rows = Files.newBufferedReader(Path.of(ProcFile.of(pid, "net/" + table)), StandardCharsets.US_ASCII)) {
                rows.readLine();
                for (String row = rows.readLine(); row != null && read(new StringTokenizer(row)); row = rows.readLine()) {
                    // on to the next
                }
            } catch (IOException | RuntimeException goneOrWithoutThisProtocol) {
                // then nothing of it can be there
            }
        }
    }

    /**
     * One row: {@code sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode}.
     *
     * @return whether those that follow may be of interest: a table of TCP lists the listeners first, and there may be a great
     *     many connections
     */
    private boolean read(StringTokenizer row) {
        row.nextToken();
        String local = row.nextToken();
        String remote = row.nextToken();
        String state = row.nextToken();
        if (state.equals(wantedState()) && fits(use == SocketUse.IS_CONNECTED ? remote : local)) {
            for (int i = 0; i < FIELDS_BETWEEN_STATE_AND_INODE; i++) {
                row.nextToken();
            }
            links.add("socket:[" + row.nextToken() + "]");
        }
        return use != SocketUse.LISTENS_TCP || state.equals(LISTENING);
    }

    private String wantedState() {
        return switch (use) {
            case LISTENS_TCP -> LISTENING;
            case LISTENS_UDP -> UNCONNECTED;
            case IS_CONNECTED -> ESTABLISHED;
        };
    }

    private boolean fits(String end) {
        int colon = end.indexOf(':');
        if (Integer.parseInt(end, colon + 1, end.length(), HEX) != port) {
            return false;
        }
        byte[] bytes = bytes(end, colon);
        for (InetAddress address : addresses) {
            if (includes(bytes, address.getAddress())) {
                return true;
            }
        }
        return addresses.isEmpty();
    }

    /** The words of an address are printed as numbers, each in this machine's order of bytes. */
    private static byte[] bytes(String end, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length / 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < length; at += HEX_WORD) {
            bytes.putInt(Integer.parseUnsignedInt(end, at, at + HEX_WORD, HEX));
        }
        byte[] all = bytes.array();
        boolean mapped = all.length > IPV4_LENGTH && Arrays.equals(all, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return mapped ? Arrays.copyOfRange(all, MAPPED.length, all.length) : all;
    }

    /** IPv6's address for all includes those of IPv4, unless its socket is for IPv6 only, which the kernel does not tell. */
    private boolean includes(byte[] bytes, byte[] wanted) {
        boolean all = use != SocketUse.IS_CONNECTED && isZero(bytes) && bytes.length >= wanted.length;
        return all || Arrays.equals(bytes, wanted);
    }

    private static boolean isZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
