package org.oscine.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oscine.ocf.Failure;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "http://localhost localhost 80 localhost /",
        "https://localhost/ localhost 443 localhost /",
        "HTTP://localhost:8080?q=1 localhost 8080 localhost:8080 /?q=1",
        "http://localhost:#part localhost 80 localhost /",
        "http://my_app.example_1.com:80/a/b?c#d my_app.example_1.com 80 my_app.example_1.com:80 /a/b?c",
        "https://[::1]:8443/ok [::1] 8443 [::1]:8443 /ok",
        "http://[fe80::1%eth0] [fe80::1%eth0] 80 [fe80::1%eth0] /",
        "http://127.0.0.1//x@y:z 127.0.0.1 80 127.0.0.1 //x@y:z",
        "http://x/?a=b|c&d={e}&f=%7C x 80 x /?a=b%7Cc&d=%7Be%7D&f=%7C",
        "http://x/grün x 80 x /gr%C3%BCn"
    })
    void itsPartsAreThoseOfARequest(String text, String host, int port, String hostAndPort, String target) {
        WebAddress address = WebAddress.of(text);

        assertThat(address.fault().exists()).isFalse();
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.hostAndPort()).isEqualTo(hostAndPort);
        assertThat(address.target()).isEqualTo(target);
        assertThat(address.isSecure()).isEqualTo(text.startsWith("https"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost/ok", "file:///etc/passwd", "http:", "http:/x", "http://", "http:///x", "http://?x",
        "http://:80/", "http://a b/", "http://a/b c", "http://a/\n", "http://a/\u0000", "http://a\u00a0/", "http://a/\u2028",
        "http://::1/", "http://[::1", "http://[::1]x", "http://[]/", "http://a]b/", "http://a\\b/", "http://a%20b/", "http://grün/",
        "http://a:x/", "http://a:0/", "http://a:65536/", "http://a:+80/", "http://a:-1/", "http://a:٨٠/", "http://a:99999999999/",
        "http://a:80:80/"})
    void whatIsNoneSaysWhy(String text) {
        assertThat(WebAddress.of(text).fault().exists()).isTrue();
        assertThat(WebAddress.of(text).hasUserInfo()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "/b http://x:81/b", "b http://x:81/a/b/b", "b/?q http://x:81/a/b/b/?q", "../b http://x:81/a/b", "../../../b http://x:81/b",
        "./b http://x:81/a/b/b", "?q http://x:81/a/b/c?q", "#f http://x:81/a/b/c?d", "//y/z http://y/z", "https://y https://y",
        "/http://y http://x:81/http://y", "ftp://y ftp://y", "javascript:x javascript:x"
    })
    void aRedirectionMayLeaveOutWhatIsTheSame(String location, String expected) {
        assertThat(WebAddress.of("http://x:81/a/b/c?d").resolve(location).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://X/a, true", "http://x:80, true", "http://x:81, false", "https://x, false", "https://x:80, false", "http://x.y, false"})
    void aServerIsSchemeHostAndPort(String other, boolean same) {
        assertThat(WebAddress.of("http://x/").hasServerOf(WebAddress.of(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"http://me@host/, me, ''", "http://me:secret@host/, me, secret", "http://a%3Ab:s%C3%a9%zz%@host, a:b, sé%zz%",
            "https://me:se@cret@host:80/x?y@z, me, se@cret", "http://:x@host, '', x"})
    void userAndPasswordAreNoPartOfTheServer(String text, String user, String password) {
        WebAddress address = WebAddress.of(text);
        assertThat(address.fault()).isEqualTo(Failure.NONE);
        assertThat(address.hasUserInfo()).isTrue();
        assertThat(address.host()).isEqualTo("host");
        assertThat(address.hostAndPort()).startsWith("host");
        assertThat(address.login()).contains(new HttpRequest.Login(user, password));
    }

    @Test
    void mostAddressesHaveNone() {
        assertThat(WebAddress.of("http://host/me:secret@x").login()).isEmpty();
        assertThat(WebAddress.of("http://@host/").login()).isEmpty();
    }
}
