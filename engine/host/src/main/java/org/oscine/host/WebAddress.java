package org.oscine.host;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.oscine.host.HttpRequest.Login;
import org.oscine.ocf.Failure;
import org.oscine.ocf.WholeNumber;

/**
 * A web address. Its host may be any name that a resolver takes, with an underscore, say, which java.net.URI refuses; and
 * characters that must be encoded in a request are encoded.
 */
public final class WebAddress {
    private static final String PLAIN = "http://";
    private static final String SECURE = "https://";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_PORT = 5;
    private static final int NO_PORT = -1;

    /** What ends a host, or stands in addresses for something else. */
    private static final String NEVER_IN_A_NAME = "\"#%/:<>?@[\\]^`{|}";

    /** What RFC 3986 has no place for after the host. */
    private static final String TO_BE_ENCODED = "\"<>[\\]^`{|}";

    private static final String HEX = "0123456789ABCDEF";

    private final String text;
    private final boolean secure;
    private final String userInfo;
    private final String authority;
    private final String target;
    private final Failure fault;

    private WebAddress(String text, boolean secure, String userInfo, String authority, String target, Failure fault) {
        this.text = text;
        this.secure = secure;
        this.userInfo = userInfo;
        this.authority = authority;
        this.target = target;
        this.fault = fault;
    }

    /** One that is none has a fault, and nothing else that could be used. */
    public static WebAddress of(String text) {
        boolean secure = begins(text, SECURE);
        if (!secure && !begins(text, PLAIN)) {
            return new WebAddress(text, false, "", "", "", Failure.of("it must begin with http:// or https://"));
        }
        int from = (secure ? SECURE : PLAIN).length();
        int end = from;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int server = text.lastIndexOf('@', end - 1) + 1;
        String authority = text.substring(Math.max(from, server), end);
        String userInfo = server > from ? text.substring(from, server - 1) : "";
        return new WebAddress(text, secure, userInfo, authority, target(text.substring(end)), fault(text, authority));
    }

    private static boolean begins(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Failure fault(String text, String authority) {
        for (int i = 0; i < text.length(); i++) {
            char it = text.charAt(i);
            if (Character.isWhitespace(it) || Character.isSpaceChar(it) || Character.isISOControl(it)) {
                return Failure.of("there must be no white space and no control character in it; write a space as %20");
            }
        }
        if (!isHost(hostOf(authority))) {
            return Failure.of("after // there must be a host; an IPv6 address stands in brackets");
        }
        return hostOf(authority).length() == authority.length() || isPort(authority.substring(hostOf(authority).length() + 1))
                ? Failure.NONE
                : Failure.of("a port is a number from 1 to 65535");
    }

    private static String hostOf(String authority) {
        int colon = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    private static boolean isHost(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String name = bracketed ? host.substring(1, host.length() - 1) : host;
        for (int i = 0; i < name.length(); i++) {
            char it = name.charAt(i);
            if (it > '~' || NEVER_IN_A_NAME.indexOf(it) >= 0 && !(bracketed && (it == ':' || it == '%'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** A port that is left out after its colon is the usual one. */
    private static boolean isPort(String text) {
        return text.isEmpty() || WholeNumber.isDigits(text) && text.length() <= LONGEST_PORT
                && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    private static String target(String text) {
        int fragment = text.indexOf('#');
        String wanted = fragment < 0 ? text : text.substring(0, fragment);
        StringBuilder target = new StringBuilder(wanted.startsWith("/") ? "" : "/");
        for (byte it : wanted.getBytes(StandardCharsets.UTF_8)) {
            if (it < 0 || TO_BE_ENCODED.indexOf(it) >= 0) {
                target.append('%').append(HEX.charAt(it >> 4 & 0xf)).append(HEX.charAt(it & 0xf));
            } else {
                target.append((char) it);
            }
        }
        return target.toString();
    }

    /** The address that a redirection from this one means: it may leave out what is the same. */
    public WebAddress resolve(String location) {
        int end = 0;
        while (end < location.length() && ":/?#".indexOf(location.charAt(end)) < 0) {
            end++;
        }
        if (end < location.length() && location.charAt(end) == ':') {
            return of(location);
        }
        String scheme = secure ? SECURE : PLAIN;
        if (location.startsWith("//")) {
            return of(scheme.substring(0, scheme.length() - 2) + location);
        }
        return of(scheme + authority + resolvedTarget(location));
    }

    private String resolvedTarget(String location) {
        if (location.startsWith("/")) {
            return location;
        }
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (location.isEmpty() || location.startsWith("#")) {
            return target;
        }
        return location.startsWith("?") ? path + location : withoutDots(path.substring(0, path.lastIndexOf('/') + 1), location);
    }

    /** A relative path, of which servers do not expect the steps upwards. */
    private static String withoutDots(String directory, String relative) {
        String above = directory;
        String left = relative;
        while (left.startsWith("./") || left.startsWith("../")) {
            above = left.startsWith("../") ? parent(above) : above;
            left = left.substring(left.indexOf('/') + 1);
        }
        return above + left;
    }

    private static String parent(String directory) {
        return directory.substring(0, Math.max(0, directory.lastIndexOf('/', directory.length() - 2)) + 1);
    }

    /** Whether both are of one server: what is secret to it can be said there. */
    public boolean hasServerOf(WebAddress other) {
        return secure == other.secure && port() == other.port() && host().equalsIgnoreCase(other.host());
    }

    /** The address as it was written. */
    public String text() {
        return text;
    }

    /** Why it is none, and what to do. */
    public Failure fault() {
        return fault;
    }

    /** Whether it has user or password, so that it must not be shown. */
    public boolean hasUserInfo() {
        return !userInfo.isEmpty();
    }

    /** Whom it says to log in as, such as {@code user:password@}, of which characters may be encoded. */
    public Optional<Login> login() {
        if (userInfo.isEmpty()) {
            return Optional.empty();
        }
        int colon = userInfo.indexOf(':');
        return Optional.of(colon < 0
                ? new Login(decoded(userInfo), "")
                : new Login(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1))));
    }

    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int at = 0; at < bytes.length; at++) {
            int high = bytes[at] == '%' && at + 2 < bytes.length ? Character.digit(bytes[at + 1], HEX.length()) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[at + 2], HEX.length());
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                at += 2;
            } else {
                bytes[length++] = bytes[at];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    public boolean isSecure() {
        return secure;
    }

    /** A name or an address; that of IPv6 is in brackets. */
    public String host() {
        return hostOf(authority);
    }

    public int port() {
        int port = statedPort();
        return port != NO_PORT ? port : secure ? HTTPS : HTTP;
    }

    private int statedPort() {
        int host = host().length();
        return authority.length() <= host + 1 ? NO_PORT : Integer.parseInt(authority.substring(host + 1));
    }

    /** What a request names as its host: with the port only where the address has one. */
    public String hostAndPort() {
        return statedPort() == NO_PORT ? host() : host() + ":" + statedPort();
    }

    /** Path and query, as a request has them. */
    public String target() {
        return target;
    }
}
