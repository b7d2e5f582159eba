package org.oscine.host;

import java.util.Map;
import org.oscine.ocf.Failure;

/**
 * A request for a page.
 *
 * @param headers by name, besides those that every request has; one of the same name replaces that
 * @param body what a POST or a PUT sends
 */
public record HttpRequest(String url, String method, Map<String, String> headers, String body) {

    /** The usual one. */
    public static final String GET = "GET";

    /** It asks for the headers of a page, without the page. */
    public static final String HEAD = "HEAD";

    /** One without anything else. */
    public static HttpRequest get(String url) {
        return new HttpRequest(url, GET, Map.of(), "");
    }

    /** Whether it has a body, even if that is empty. */
    public boolean hasBody() {
        return method.equals("POST") || method.equals("PUT");
    }

    /** Why it cannot be sent. */
    public Failure fault() {
        Failure address = WebAddress.of(url).fault();
        if (address.exists()) {
            return address.after("not a web address: ");
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (hasControl(header.getValue())) {
                return Failure.of("the value of the header '" + header.getKey()
                        + "' has a line break or another control character, so it is not sent");
            }
        }
        return Failure.NONE;
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
