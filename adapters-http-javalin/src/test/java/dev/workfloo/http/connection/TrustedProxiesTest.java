package dev.workfloo.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a request is from, by what those say whom we trust. */
class TrustedProxiesTest {

    private static final TrustedProxies OURS = TrustedProxies.of("10.0.0.0/8, 192.168.1.7, 2001:db8::/32");

    private static String client(TrustedProxies trusted, String peer, String... headers) {
        return trusted.origin(peer, name -> values(name, headers)).client();
    }

    private static Optional<String> host(String peer, String... headers) {
        return OURS.origin(peer, name -> values(name, headers)).host();
    }

    private static List<String> values(String name, String... headers) {
        return Arrays.stream(headers)
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(header -> header.substring(name.length() + 1).strip())
                .toList();
    }

    @Test
    void nobodyIsBelievedByDefault() {
        String client = client(TrustedProxies.NOBODY, "10.0.0.1", "Forwarded: for=1.2.3.4", "X-Forwarded-For: 1.2.3.4");

        assertEquals("10.0.0.1", client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.0.1", "192.168.1.8", "2001:db9::1", "1.2.3.4"})
    void aStrangerIsNotBelieved(String peer) {
        assertEquals(peer, client(OURS, peer, "Forwarded: for=5.6.7.8;host=sandbox.x"));
        assertEquals(Optional.empty(), host(peer, "Forwarded: for=5.6.7.8;host=sandbox.x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=1.2.3.4                                 | 1.2.3.4",
                "For=\"1.2.3.4:5678\"                        | 1.2.3.4",
                "for=\"[2001:db9::17]:4711\";proto=https     | 2001:db9:0:0:0:0:0:17",
                "for=9.9.9.9, for=1.2.3.4                    | 1.2.3.4",
                "for=9.9.9.9, for=1.2.3.4, for=10.2.2.2      | 1.2.3.4",
                "for=9.9.9.9, for=10.2.2.2, for=192.168.1.7  | 9.9.9.9",
                "\"quoted badly, for=1.2.3.4                 | 1.2.3.4",
                "for=\"9.9.9.9, for=1.2.3.4                  | 1.2.3.4",
                "nonsense, for=1.2.3.4                       | 1.2.3.4",
                "for=1.2.3.4;ext=\"a,b;c\"                   | 1.2.3.4",
                "for=unknown                                 | 10.0.0.1",
                "for=_hidden                                 | 10.0.0.1",
                "for=1.2.3.400                               | 10.0.0.1",
                "for=localhost                               | 10.0.0.1",
                "for                                         | 10.0.0.1",
                "for=9.9.9.9, nonsense                       | 10.0.0.1",
                "for=9.9.9.9, for=unknown, for=10.3.3.3      | 10.3.3.3"
            })
    void theRightmostThatIsNoProxyIsTheClient(String forwarded, String client) {
        assertEquals(client, client(OURS, "10.0.0.1", "Forwarded: " + forwarded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2.3.4                     | 1.2.3.4",
                "9.9.9.9, 1.2.3.4            | 1.2.3.4",
                "9.9.9.9,1.2.3.4,10.1.1.1    | 1.2.3.4",
                "1.2.3.4:5678                | 1.2.3.4",
                "2001:db9::1                 | 2001:db9:0:0:0:0:0:1",
                "[2001:db9::1]:80            | 2001:db9:0:0:0:0:0:1",
                "9.9.9.9, example.com        | 10.0.0.1",
                "''                          | 10.0.0.1"
            })
    void theOlderHeadersAreReadLikewise(String forwardedFor, String client) {
        assertEquals(client, client(OURS, "10.0.0.1", "X-Forwarded-For: " + forwardedFor));
    }

    @Test
    void severalHeadersAreOne() {
        assertEquals("2.2.2.2", client(OURS, "10.0.0.1", "Forwarded: for=1.1.1.1", "Forwarded: for=2.2.2.2"));
        assertEquals("2.2.2.2", client(OURS, "10.0.0.1", "X-Forwarded-For: 1.1.1.1", "X-Forwarded-For: 2.2.2.2"));
    }

    @Test
    void whereForwardedIsTheOlderHeadersAreNotRead() {
        String client = client(OURS, "10.0.0.1", "Forwarded: nonsense", "X-Forwarded-For: 1.2.3.4");

        assertEquals("10.0.0.1", client);
    }

    @Test
    void theHostIsWhatTheClientsProxySays() {
        assertEquals(
                Optional.of("sandbox.api.mx"),
                host(
                        "10.0.0.1",
                        "Forwarded: for=9.9.9.9;host=evil.x, for=1.2.3.4;host=sandbox.api.mx, for=10.1.1.1;host=inner"));
        assertEquals(
                Optional.of("sandbox.api.mx:8443"),
                host("10.0.0.1", "X-Forwarded-For: 9.9.9.9, 1.2.3.4", "X-Forwarded-Host: sandbox.api.mx:8443"));
        assertEquals(Optional.empty(), host("10.0.0.1", "Forwarded: for=1.2.3.4;host=\"a b\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=_hidden;host=sandbox.api.mx",
                "Forwarded: host=sandbox.api.mx",
                "Forwarded: for=1.2.3.4, for=10.1.1.1;host=sandbox.api.mx",
                "X-Forwarded-Host: sandbox.api.mx"
            })
    void theHostIsKnownThoughTheClientIsHidden(String header) {
        assertEquals(Optional.of("sandbox.api.mx"), host("10.0.0.1", header));
    }

    @Test
    void oneMachinesNetworkIsOneClient() {
        Optional<String> one = OURS.client("2001:db9:0:1::1", name -> List.of());

        assertEquals(one, OURS.client("2001:db9:0:1:ffff::2", name -> List.of()));
        assertNotEquals(one, OURS.client("2001:db9:0:2::1", name -> List.of()));
    }

    @Test
    void aProxyThatAsksForItselfIsNoClient() {
        assertEquals(Optional.empty(), OURS.client("10.0.0.1", name -> List.of()));
        assertEquals(Optional.of("1.2.3.4"), OURS.client("1.2.3.4", name -> List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/x", "2001:db8::/129", "300.1.1.1"})
    void whatIsNoAddressIsRefused(String list) {
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of("10.0.0.1," + list));

        assertTrue(refusal.getMessage().contains(list), refusal.getMessage());
    }
}
