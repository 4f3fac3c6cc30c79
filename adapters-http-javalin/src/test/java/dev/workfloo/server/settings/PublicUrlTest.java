package dev.workfloo.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicUrlTest {

    private static Settings publicly(String url) {
        return Settings.of(Map.of(Setting.PUBLIC_URL, url), Map.of());
    }

    private static Settings listening(String host, String port) {
        return Settings.of(Map.of(Setting.HOST, host, Setting.PORT, port), Map.of());
    }

    private static String refused(Settings settings) {
        String message = String.valueOf(assertThrows(WrongSetting.class, () -> PublicUrl.ofLinks(settings))
                .getMessage());
        assertTrue(message.contains("WORKFLOO_PUBLIC_URL"), message);
        return message;
    }

    @Test
    void isOneThatBrowsersOpen() {
        List<String> open = List.of(
                "https://apply.lender.mx",
                "https://10.0.0.7:8443",
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://[::1]:8080");

        for (String url : open) assertEquals(Optional.of(url), PublicUrl.of(publicly(url + "/")));
    }

    @Test
    void isOverTlsElsewhere() {
        for (String url : List.of(
                "http://apply.lender.mx", "http://localhost.lender.mx", "http://127.0.0.1.lender.mx", "http://[::2]")) {
            assertTrue(refused(publicly(url)).contains("https://"), url);
        }
    }

    @Test
    void isWhereTheServiceListensOnThisMachine() {
        assertEquals("http://127.0.0.1:8080", PublicUrl.ofLinks(listening("127.0.0.1", "8080")));
        assertEquals("http://localhost:9090", PublicUrl.ofLinks(listening("localhost", "9090")));
        assertEquals("http://[::1]:8080", PublicUrl.ofLinks(listening("::1", "8080")));
    }

    @Test
    void isToBeSaidWhereNobodyCanTell() {
        assertTrue(refused(listening("0.0.0.0", "8080")).contains("must say"));
        assertTrue(refused(listening("::", "8080")).contains("must say"));
        assertTrue(refused(listening("192.0.2.7", "8080")).contains("must say"));
        assertTrue(refused(listening("127.0.0.1", "0")).contains("must say"));
    }
}
