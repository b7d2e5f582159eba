package org.oscine.host.linux;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.oscine.host.HttpRequest;
import org.oscine.host.HttpRequest.Login;
import org.oscine.host.Network;
import org.oscine.host.Network.Reply;
import org.oscine.host.WebAddress;

/** A question and its answer in HTTP/1.1 (RFC 9112), as much of it as a monitor needs. All that is read has a bound. */
final class HttpExchange {

    private static final int MOST_BODY = Network.LONGEST;

    /** Of all that is no body: status lines, headers, interim answers, sizes of chunks. */
    private static final int MOST_HEAD = 64 * 1024;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final long UNTIL_THE_END = -1;

    private final InputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int head;
    private String location = "";

    HttpExchange(InputStream in, OutputStream out) {
        this.in = new java.io.BufferedInputStream(in);
        this.out = out;
    }

    Reply ask(HttpRequest request, WebAddress url) throws IOException {
        byte[] body = request.hasBody() ? request.body().getBytes(StandardCharsets.UTF_8) : new byte[0];
        byte[] head = head(request, url, body.length).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        out.write(all); // at once, or the body would wait for the server's acknowledgement of the head
        out.flush();
        int status = status(line());
        while (status >= 100 && status < 200) {
            for (String header = line(); !header.isEmpty(); header = line()) {
                // An interim answer says nothing that matters here.
            }
            status = status(line());
        }
        if (status < 0) {
            return new Reply.Refused("its answer is not HTTP");
        }
        readBody(status, request.method().equals(HttpRequest.HEAD));
        return new Reply.Answer(status, text(request));
    }

    /** Where the answer says that the page is; empty where it does not. */
    String location() {
        return location;
    }

    /** A server that shows what it was sent does not show the password. */
    private String text(HttpRequest request) {
        String text = body.toString(StandardCharsets.UTF_8);
        return request.login().isPresent() ? text.replace(encoded(request.login().get()), "***") : text;
    }

    private static String head(HttpRequest request, WebAddress url, int length) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        StringBuilder head = new StringBuilder(request.method()).append(' ').append(url.target()).append(" HTTP/1.1\r\n");
        addHeader(head, "Host", headers, url.hostAndPort());
        addHeader(head, "User-Agent", headers, "oscine");
        addHeader(head, "Accept", headers, "*/*");
        if (request.login().isPresent()) {
            addHeader(head, "Authorization", "Basic " + encoded(request.login().get()));
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            addHeader(head, header.getKey(), header.getValue());
        }
        if (request.hasBody()) {
            addHeader(head, "Content-Length", Integer.toString(length));
        }
        addHeader(head, "Connection", "close");
        return head.append("\r\n").toString();
    }

    /** It is no secret to those who can decode it, so it must not be shown either. */
    static String encoded(Login login) {
        return Base64.getEncoder().encodeToString((login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    }

    private static void addHeader(StringBuilder head, String name, Map<String, String> given, String usual) {
        String value = given.remove(name);
        addHeader(head, name, value == null ? usual : value);
    }

    private static void addHeader(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static int status(String line) {
        int blank = line.indexOf(' ');
        if (!line.startsWith("HTTP/") || blank < 0 || line.length() < blank + 4) {
            return -1;
        }
        int status = 0;
        for (char digit : line.substring(blank + 1, blank + 4).toCharArray()) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            status = 10 * status + digit - '0';
        }
        return status;
    }

    private void readBody(int status, boolean headOnly) throws IOException {
        long length = UNTIL_THE_END;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).strip();
            if (name.equals("content-length")) {
                length = number(value, 10);
            } else if (name.equals("transfer-encoding")) {
                chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
            } else if (name.equals("location")) {
                location = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        if (headOnly || status == NO_CONTENT || status == NOT_MODIFIED) {
            return;
        }
        if (chunked) {
            readChunks();
        } else {
            read(length);
        }
    }

    private void readChunks() throws IOException {
        long size = chunkSize();
        while (size > 0 && body.size() < MOST_BODY) {
            read(size);
            if (body.size() < MOST_BODY) {
                line();
                size = chunkSize();
            }
        }
    }

    private long chunkSize() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        return number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Long.parseUnsignedLong(text, radix) & Long.MAX_VALUE;
        } catch (NumberFormatException wrong) {
            throw new IOException("its answer is not HTTP", wrong);
        }
    }

    private void read(long length) throws IOException {
        byte[] chunk = new byte[4096];
        long left = length == UNTIL_THE_END ? Long.MAX_VALUE : length;
        while (left > 0 && body.size() < MOST_BODY) {
            int count = in.read(chunk, 0, (int) Math.min(Math.min(left, MOST_BODY - body.size()), chunk.length));
            if (count < 0 && length != UNTIL_THE_END) {
                throw hungUp();
            }
            if (count < 0) {
                return;
            }
            body.write(chunk, 0, count);
            left -= count;
        }
    }

    /** A line of the head, without its end. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw hungUp();
            }
            if (++head > MOST_HEAD) {
                throw new IOException("its answer has more than 64 KiB of headers");
            }
            line.append((char) c);
        }
        head++;
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private static EOFException hungUp() {
        return new EOFException("it closed the connection before the end of its answer");
    }
}
