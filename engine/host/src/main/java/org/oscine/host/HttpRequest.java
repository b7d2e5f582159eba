package org.oscine.host;

import java.util.Map;
import java.util.Optional;
import org.oscine.ocf.Failure;

/**
 * A request for a page.
 *
 * @param headers by name, besides those that every request has; one of the same name replaces that
 * @param body what a POST or a PUT sends
 * @param login whom to log in as, with HTTP Basic
 * @param redirects how many redirections may be followed
 * @param trust whose word counts for who a server is
 */
public record HttpRequest(WebAddress address, String method, Map<String, String> headers, String body, Optional<Login> login, int redirects,
        Trust trust) {

    /**
     * Which certificates are accepted.
     *
     * @param authorities a file with those of authorities; absent: the system's
     * @param verified whether they are looked at at all
     */
    public record Trust(Optional<String> authorities, boolean verified) {
        /** As the system's other programs trust. */
        public static final Trust USUAL = new Trust(Optional.empty(), true);
    }

    /** One that trusts as the system does. */
    public HttpRequest(String url, String method, Map<String, String> headers, String body, Optional<Login> login, int redirects) {
        this(WebAddress.of(url), method, headers, body, login, redirects, Trust.USUAL);
    }

    /** The address as it was written. */
    public String url() {
        return address.text();
    }

    /** A user of the web server. */
    public record Login(String user, String password) {}

    /** The usual one. */
    public static final String GET = "GET";

    /** It asks for the headers of a page, without the page. */
    public static final String HEAD = "HEAD";

    private static final int SEE_OTHER = 303;
    private static final int TEMPORARY = 307;
    private static final int PERMANENT = 308;

    /** One without anything else. */
    public static HttpRequest get(String url) {
        return new HttpRequest(url, GET, Map.of(), "", Optional.empty(), 0);
    }

    /**
     * The request that a redirection leads to. What was meant for one server is sent to no other.
     *
     * @param status that of the redirection, which says whether a POST is to become a GET
     */
    public HttpRequest redirected(int status, WebAddress to) {
        boolean asGet = !method.equals(HEAD) && (status == SEE_OTHER || hasBody() && status != TEMPORARY && status != PERMANENT);
        boolean same = address.hasServerOf(to);
        return new HttpRequest(to, asGet ? GET : method, same ? headers : Map.of(), asGet ? "" : body,
                same ? login : Optional.empty(), redirects, trust);
    }

    /** Whether it has a body, even if that is empty. */
    public boolean hasBody() {
        return method.equals("POST") || method.equals("PUT");
    }

    /** Why it cannot be sent. */
    public Failure fault() {
        if (address.fault().exists()) {
            return address.fault().after("not a web address: ");
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (hasControl(header.getValue())) {
                return Failure.of("the value of the header '" + header.getKey()
                        + "' has a line break or another control character, so it is not sent");
            }
        }
        return login.isPresent() ? fault(login.get()) : Failure.NONE;
    }

    private static Failure fault(Login login) {
        if (!isLogin(login.user())) {
            return Failure.of("HTTP knows no login with a colon or a control character");
        }
        return hasControl(login.password()) ? Failure.of("HTTP knows no password with a control character") : Failure.NONE;
    }

    /** Whether a text can be a user's: the password begins after the first colon. */
    public static boolean isLogin(String user) {
        return user.indexOf(':') < 0 && !hasControl(user);
    }

    /** Whether a text cannot be a header's value: it could begin another header. */
    public static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
