package dev.workfloo.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.http.Deployment;
import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.TrustedProxies;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachedTest {

    private static final Area AREA = new Area("/p", true, List.of(), List.of());
    private static final String INSECURE = "Set-Cookie: workfloo-visitor=";
    private static final String SECURE = "Set-Cookie: __Secure-workfloo-visitor=";

    private Javalin server;

    @AfterEach
    void stop() {
        server.stop();
    }

    private void start(Deployment deployment) {
        Site site = Site.of(AREA, List.of(PageRoute.get("/p/where", request -> {
            request.visitor();
            return PageAnswer.part(request.scheme() + "://" + request.host() + " " + request.isLoopback());
        })));
        WorkflooApi api =
                WorkflooApi.of(key -> Optional.empty(), List.of(), deployment).with(List.of(site));
        server = Javalin.create(api::install).start("127.0.0.1", 0);
    }

    /** As programs that choose their own heads do. */
    private String asked(String protocol, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String request = "GET /p/where " + protocol + "\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertSaid(String answer, String where, String cookie) {
        assertTrue(answer.contains(where), answer);
        assertTrue(answer.contains(cookie), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]:8080"})
    void onItsOwnMachineItNeedsNoTls(String host) throws Exception {
        start(Deployment.MIXED);

        String answer = asked("HTTP/1.1", "Host: " + host, "Sec-Fetch-Site: none");

        assertSaid(answer, "http://" + host + " true", INSECURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 10.0.0.9",
                "X-Forwarded-Proto: https",
                "X-Real-IP: 10.0.0.9",
                "Forwarded: for=10.0.0.9",
                "Via: 1.1 proxy"
            })
    void aProxyThatCallsItLocalMakesItNotSo(String header) throws Exception {
        start(Deployment.MIXED);

        String answer = asked("HTTP/1.1", "Host: 127.0.0.1:8080", header);

        assertSaid(answer, "127.0.0.1:8080 false", SECURE);
    }

    @Test
    void aProxyThatSaysNothingIsKnownByItsProtocol() throws Exception {
        start(Deployment.MIXED);

        String answer = asked("HTTP/1.0", "Host: 127.0.0.1:8080");

        assertSaid(answer, "127.0.0.1:8080 false", SECURE);
    }

    @Test
    void whereItIsKnownToBeBehindTlsItAlwaysIs() throws Exception {
        start(Deployment.MIXED.at("https://apply.lender.mx"));

        String answer = asked("HTTP/1.1", "Host: 127.0.0.1:8080");

        assertSaid(answer, "https://127.0.0.1:8080 false", SECURE);
    }

    @Test
    void anAddressWithoutTlsChangesNothing() throws Exception {
        start(Deployment.MIXED.at("http://127.0.0.1:8080"));

        String answer = asked("HTTP/1.1", "Host: 127.0.0.1:8080");

        assertSaid(answer, "http://127.0.0.1:8080 true", INSECURE);
    }

    @Test
    void elsewhereTheSchemeIsToldByWhatTheBrowserSays() throws Exception {
        start(Deployment.MIXED);

        String plain = asked("HTTP/1.1", "Host: 10.0.0.5:8080");
        String tls = asked("HTTP/1.1", "Host: apply.lender.mx", "Sec-Fetch-Site: none");

        assertSaid(plain, "http://10.0.0.5:8080 false", SECURE);
        assertSaid(tls, "https://apply.lender.mx false", SECURE);
    }

    @Test
    void aTrustedProxySaysTheScheme() throws Exception {
        start(new Deployment(Environments.MIXED, ClientLimits.USUAL.trusting(TrustedProxies.of("127.0.0.1"))));

        String answer = asked(
                "HTTP/1.1",
                "Host: 127.0.0.1:8080",
                "X-Forwarded-For: 10.0.0.9",
                "X-Forwarded-Host: apply.lender.mx",
                "X-Forwarded-Proto: https");

        assertSaid(answer, "https://apply.lender.mx false", SECURE);
        assertEquals(1, answer.split("Set-Cookie", -1).length - 1);
    }
}
