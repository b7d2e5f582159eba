package org.oscine.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oscine.ocf.ReturnCode;

/**
 * What may stand under {@code monitor} and {@code ready}: it asks the service whether it works, over a connection or with
 * a command.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public sealed interface MonitorProbe<T> extends Kind<T> {

    /** What is to be done with each kind. */
    interface Cases<T, R> {
        R command(Command<T> it);

        R tcp(Tcp<T> it);

        R udp(Udp<T> it);

        R unixSocket(UnixSocket<T> it);

        R http(Http<T> it);

        R listening(Listening<T> it);

        R connected(Connected<T> it);
    }

    /** What the cases make of this one. */
    <R> R match(Cases<T, R> cases);

    @Override
    <S> MonitorProbe<S> map(Parts<T, S> parts);

    /** A command whose end tells. */
    record Command<T>(Run<T> run) implements MonitorProbe<T>, Kind.Running<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.command(this);
        }

        @Override
        public <S> MonitorProbe<S> map(Parts<T, S> parts) {
            return new Command<>(parts.command("run", run));
        }
    }

    /** One that says something over a network or a socket, and listens. */
    sealed interface Conversation<T> extends MonitorProbe<T> {
        Optional<T> send();

        /** A regular expression that must be found in the answer. */
        Optional<T> expect();

        /** What is said and heard in turn, instead of one question; empty where it is one. */
        default List<Turn<T>> dialogue() {
            return List.of();
        }

        /** How it is encrypted; absent: it is not. */
        default Optional<Tls<T>> tls() {
            return Optional.empty();
        }
    }

    /** A step of a dialogue: something to send, or a regular expression that must be found in the answer then, or both. */
    record Turn<T>(Optional<T> send, Optional<T> expect) {
        static <T, S> List<Turn<S>> map(Parts<T, S> parts, List<Turn<T>> dialogue) {
            List<Turn<S>> mapped = new ArrayList<>(dialogue.size());
            for (int i = 0; i < dialogue.size(); i++) {
                Turn<T> turn = dialogue.get(i);
                mapped.add(new Turn<>(parts.item("dialogue", i, "send", Role.TEXT, turn.send()),
                        parts.item("dialogue", i, "expect", Role.TEXT, turn.expect())));
            }
            return mapped;
        }
    }

    /**
     * Encryption of a connection.
     *
     * @param authorities a file with the certificates of those that are trusted; absent: the system's
     * @param verified whether the server's certificate is looked at at all
     */
    record Tls<T>(Optional<T> authorities, boolean verified) {}

    /** A TCP port, {@code host:port}, that takes a connection and answers as expected. */
    record Tcp<T>(T address, Optional<T> send, Optional<T> expect, List<Turn<T>> dialogue, Optional<Tls<T>> tls)
            implements Conversation<T> {
        public Tcp {
            dialogue = List.copyOf(dialogue);
        }

        /** One question, not encrypted. */
        public Tcp(T address, Optional<T> send, Optional<T> expect) {
            this(address, send, expect, List.of(), Optional.empty());
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.tcp(this);
        }

        @Override
        public <S> MonitorProbe<S> map(Parts<T, S> parts) {
            return new Tcp<>(
                    parts.text("tcp", Role.ADDRESS, address),
                    parts.text("send", Role.TEXT, send),
                    parts.text("expect", Role.TEXT, expect),
                    Turn.map(parts, dialogue),
                    tls.isPresent()
                            ? Optional.of(new Tls<>(parts.unlessEmpty("ca-file", Role.OPTION, tls.get().authorities()), tls.get().verified()))
                            : Optional.empty());
        }
    }

    /** A UDP port, {@code host:port}, that answers a question as expected; one that is not asked cannot be seen. */
    record Udp<T>(T address, T question, Optional<T> expect) implements Conversation<T> {
        @Override
        public Optional<T> send() {
            return Optional.of(question);
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.udp(this);
        }

        @Override
        public <S> MonitorProbe<S> map(Parts<T, S> parts) {
            return new Udp<>(
                    parts.text("udp", Role.ADDRESS, address),
                    parts.text("send", Role.TEXT, question),
                    parts.text("expect", Role.TEXT, expect));
        }
    }

    /** A Unix socket that takes a connection and answers as expected. */
    record UnixSocket<T>(T path, Optional<T> send, Optional<T> expect, List<Turn<T>> dialogue) implements Conversation<T> {
        public UnixSocket {
            dialogue = List.copyOf(dialogue);
        }

        /** One question. */
        public UnixSocket(T path, Optional<T> send, Optional<T> expect) {
            this(path, send, expect, List.of());
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.unixSocket(this);
        }

        @Override
        public <S> MonitorProbe<S> map(Parts<T, S> parts) {
            return new UnixSocket<>(
                    parts.text("unix-socket", Role.PATH, path),
                    parts.text("send", Role.TEXT, send),
                    parts.text("expect", Role.TEXT, expect),
                    Turn.map(parts, dialogue));
        }
    }

    /**
     * A web address: its status, and a regular expression found in its body.
     *
     * @param status those that are right
     * @param codes what they mean, instead of {@code status}; empty where that says enough
     */
    record Http<T>(Request<T> request, List<StatusRange> status, List<StatusCode> codes, Optional<T> body) implements MonitorProbe<T> {
        public Http {
            status = status.isEmpty() ? List.of(new StatusRange(200, 299)) : List.copyOf(status);
            codes = List.copyOf(codes);
        }

        /** One whose status is right or wrong. */
        public Http(Request<T> request, List<StatusRange> status, Optional<T> body) {
            this(request, status, List.of(), body);
        }

        /** What a status means; a failure without a word of its own is OCF_ERR_GENERIC. */
        public ReturnCode codeFor(int answered) {
            for (StatusCode row : codes) {
                if (row.range().contains(answered)) {
                    return row.code();
                }
            }
            for (StatusRange range : codes.isEmpty() ? status : List.<StatusRange>of()) {
                if (range.contains(answered)) {
                    return ReturnCode.OCF_SUCCESS;
                }
            }
            return ReturnCode.OCF_ERR_GENERIC;
        }

        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.http(this);
        }

        @Override
        public <S> MonitorProbe<S> map(Parts<T, S> parts) {
            return new Http<>(request.map(parts), status, codes, parts.text("body", Role.TEXT, body));
        }
    }

    /**
     * What is asked for over HTTP.
     *
     * @param headers by name, besides those that every request has, or instead of them
     * @param send the body of a POST or a PUT
     * @param login whom to log in as
     * @param redirects how many redirections may be followed
     * @param authorities a file with the certificates of those that are trusted; absent: the system's
     * @param verified whether the server's certificate is looked at at all
     */
    record Request<T>(T url, Method method, Map<String, T> headers, Optional<T> send, Optional<T> login, Optional<T> password,
            int redirects, Optional<T> authorities, boolean verified) {

        /** A GET without anything else. */
        public static <T> Request<T> of(T url) {
            return new Request<>(url, Method.GET, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), 0,
                    Optional.empty(), true);
        }

        <S> Request<S> map(Parts<T, S> parts) {
            return new Request<>(
                    parts.text("http", Role.ADDRESS, url),
                    method,
                    parts.named("headers", Role.TEXT, headers),
                    parts.text("send", Role.TEXT, send),
                    parts.unlessEmpty("login", Role.TEXT, login),
                    parts.text("password", Role.TEXT, password),
                    redirects,
                    parts.unlessEmpty("ca-file", Role.OPTION, authorities),
                    verified);
        }
    }

    /** What is asked of a web server, in HTTP's words. */
    enum Method {
        GET, HEAD, OPTIONS, POST, PUT
    }

    /** An address, {@code host:port}, at which a process of the service itself listens, whoever else may answer there. */
    record Listening<T>(T address, Protocol protocol) implements MonitorProbe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.listening(this);
        }

        @Override
        public <S> MonitorProbe<S> map(Parts<T, S> parts) {
            return new Listening<>(parts.text("listening", Role.ADDRESS, address), protocol);
        }
    }

    /** How a service listens. */
    enum Protocol {
        TCP("tcp"),
        UDP("udp");

        private final String word;

        Protocol(String word) {
            this.word = word;
        }

        /** Its name, as a descriptor has it. */
        public String word() {
            return word;
        }
    }

    /** An address, {@code host:port}, to which a process of the service has a TCP connection. */
    record Connected<T>(T address) implements MonitorProbe<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.connected(this);
        }

        @Override
        public <S> MonitorProbe<S> map(Parts<T, S> parts) {
            return new Connected<>(parts.text("connected", Role.ADDRESS, address));
        }
    }

    /** HTTP statuses, both ends included. */
    record StatusRange(int from, int to) {
        public boolean contains(int status) {
            return from <= status && status <= to;
        }
    }

    /**
     * A row of a map of statuses.
     *
     * @param label the key as written, for plans
     */
    record StatusCode(String label, StatusRange range, ReturnCode code) {
        /** The key of the last row, which stands for any other status. */
        public static final String OTHER = "other";

        /** What OTHER stands for. */
        public static final StatusRange ANY = new StatusRange(0, 999);
    }
}
