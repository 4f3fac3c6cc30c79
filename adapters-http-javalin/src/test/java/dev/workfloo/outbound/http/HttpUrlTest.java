package dev.workfloo.outbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, /",
        "http://example.com, example.com, 80, /",
        "HTTPS://Example.COM/a?b=c#d, Example.COM, 443, /a?b=c",
        "https://my_app.example.com:8443/hook, my_app.example.com, 8443, /hook",
        "https://_dmarc.example.com, _dmarc.example.com, 443, /",
        "http://localhost:8080?x=a@b, localhost, 8080, /?x=a@b",
        "https://[2001:db8::1]:1/, 2001:db8::1, 1, /",
        "https://127.0.0.1:65535/%20, 127.0.0.1, 65535, /%20",
        "https://example.com.:/, example.com., 443, /"
    })
    void isReadAsItIsPostedTo(String text, String host, int port, String target) {
        HttpUrl url = HttpUrl.parse(text).getOrElseThrow(why -> new AssertionError(why));

        assertEquals(host, url.host());
        assertEquals(port, url.portOrUsual());
        assertEquals(target, url.target());
        assertEquals(text.toLowerCase(Locale.ROOT).startsWith("https"), url.isSecure());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/{id}, percent-encoded",
        "https://{tenant}.example.com/, percent-encoded",
        "https://example.com/a|b, percent-encoded",
        "https://example.com/%2, percent-encoded",
        "https://example.com/a b, percent-encoded",
        "https://example.com:99999/, must have a port from 1 to 65535",
        "https://my_app.example.com:99999/, must have a port from 1 to 65535",
        "https://example.com:0/, must have a port from 1 to 65535",
        "https://example.com:12345678901234567890/, must have a port from 1 to 65535",
        "https://example.com:80a/, must name a host",
        "https://a..b/, must name a host",
        "https://-a.example/, must name a host",
        "https://a*b.example/, must name a host",
        "https://256.1.1.1/, must name a host",
        "https://1.2.3/, must name a host",
        "https://[::1]x/, must",
        "https://[::1/, must",
        "https://[1::2::3]/, must",
        "https://me@example.com/, must be a URL without a user",
        "ftp://example.com, must be an http or https URL",
        "https:///path, must",
        "example.com, must be an http or https URL"
    })
    void whatCannotBePostedToIsSaidInWords(String text, String said) {
        String why = HttpUrl.parse(text).swap().getOrElseThrow(() -> new AssertionError(text));

        assertTrue(why.startsWith("must ") && why.contains(said), why);
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64})
    void aLabelIsAsLongAsDnsAdmits(int length) {
        String label = "a".repeat(length);

        assertEquals(
                length <= 63, HttpUrl.parse("https://" + label + ".example/").isRight());
        assertEquals(Optional.empty(), HttpUrl.parse("https://a.example/").get().port());
    }
}
