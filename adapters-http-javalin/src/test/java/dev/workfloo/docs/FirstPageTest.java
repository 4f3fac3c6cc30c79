package dev.workfloo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.docs.Installation.Demonstration;
import dev.workfloo.docs.Installation.Demonstration.Course;
import dev.workfloo.docs.Installation.Demonstration.Flow;
import dev.workfloo.docs.Installation.Environments;
import dev.workfloo.docs.Installation.Readiness;
import dev.workfloo.docs.tryit.TryItSetup;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.WorkflooApi;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstPageTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Optional<Demonstration> DEMO = Optional.of(new Demonstration(
            "demo-key",
            () -> List.of(
                    new Flow(
                            "657117e1d511b6e54fe2a967",
                            "Bureau & score",
                            List.of(
                                    new Course("6571181fd511b6e54fe2a968", "Strong payer"),
                                    new Course("6571181fd511b6e54fe2a96c", "The bureau is down"))),
                    new Flow("657117e1d511b6e54fe2a96a", "Card", List.of())),
            address -> "curl '" + address + "/x?a=1&b=2'"));

    private final AtomicReference<Readiness> readiness = new AtomicReference<>(Readiness.READY);
    private Javalin server;

    @AfterEach
    void stop() {
        server.stop();
    }

    private int start(Environments environments, Optional<Demonstration> demonstration) {
        Installation installation = new Installation("1.2.3", environments, readiness::get, demonstration);
        WorkflooApi api = WorkflooApi.of(key -> Optional.empty(), List.of(), Deployment.MIXED)
                .with(List.of(DocsSite.of(installation, new TryItSetup(WorkflooApi::description, Optional.empty()))));
        server = Javalin.create(api::install).start("127.0.0.1", 0);
        return server.port();
    }

    private String page(String language) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/?lang=" + language))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** As one who comes by another name, for which the client above takes none. */
    private String pageFor(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String request = "GET /?lang=en HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tellsWhatRunsHere() throws Exception {
        start(Environments.MIXED, Optional.empty());

        String spanish = page("es");
        String english = page("en");

        assertTrue(spanish.contains("<dd data-docs=\"version\">1.2.3</dd>"), spanish);
        assertTrue(spanish.contains("Listo para atender"), spanish);
        assertTrue(english.contains("Production and sandbox"), english);
        assertTrue(english.contains("href=\"/docs/api\""), english);
        assertTrue(english.contains("href=\"/docs\""), english);
    }

    @Test
    void tellsWhichEnvironmentsThereAre() throws Exception {
        start(Environments.SANDBOX, Optional.empty());
        String sandbox = page("en");
        server.stop();
        start(Environments.PRODUCTION, Optional.empty());
        String production = page("en");

        assertTrue(sandbox.contains("Sandbox only"), sandbox);
        assertTrue(production.contains("Production only"), production);
    }

    @Test
    void tellsHowItStandsEachTime() throws Exception {
        start(Environments.MIXED, Optional.empty());

        readiness.set(Readiness.PAUSED);
        String paused = page("en");
        readiness.set(Readiness.NOT_READY);
        String notReady = page("en");

        assertTrue(paused.contains("class=\"health paused\""), paused);
        assertTrue(notReady.contains("class=\"health not-ready\""), notReady);
    }

    /** The API, and what the host has beside, are answered by their own. */
    @Test
    void isReadAndNothingElse() throws Exception {
        start(Environments.MIXED, Optional.empty());

        for (String path : List.of("/", "/docs", "/docs/es", "/docs/api")) {
            HttpResponse<String> refused = deleted(path);

            assertEquals(405, refused.statusCode());
            assertEquals("GET, HEAD", refused.headers().firstValue("Allow").orElse(""));
            assertTrue(refused.body().contains("Eso no se puede hacer aquí"), refused.body());
        }
        assertTrue(deleted("/docs/no/where/at/all").body().contains("Esta página no existe"));
        for (String path : List.of("/nowhere", "/api/v1/workfloo"))
            assertEquals("", deleted(path).body());
    }

    private HttpResponse<String> deleted(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return CLIENT.send(HttpRequest.newBuilder(uri).DELETE().build(), BodyHandlers.ofString());
    }

    @Test
    void showsTheDemoToThoseOnThisMachine() throws Exception {
        int port = start(Environments.MIXED, DEMO);

        String here = page("en");

        assertTrue(here.contains("curl 'http://127.0.0.1:" + port + "/x?a=1&amp;b=2'"), here);
        assertTrue(here.contains(">demo-key</code>"), here);
    }

    @Test
    void listsEachFlowOfTheDemoReadyToCopy() throws Exception {
        start(Environments.MIXED, DEMO);

        String page = page("es");

        List<String> shown = Pattern.compile("<tbody data-docs=\"flow\">.*?</tbody>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(flow -> flow.group()
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
        long ready = Pattern.compile("<code data-value id=\"demo-[-0-9a-f]+\">")
                .matcher(page)
                .results()
                .count();
        assertEquals(
                List.of(
                        "Bureau &amp; score idWorkflooDefinition 657117e1d511b6e54fe2a967"
                                + " scenarioId Strong payer 6571181fd511b6e54fe2a968"
                                + " scenarioId The bureau is down 6571181fd511b6e54fe2a96c",
                        "Card idWorkflooDefinition 657117e1d511b6e54fe2a96a"),
                shown);
        assertEquals(4, ready);
    }

    @Test
    void showsNoDemoToOthers() throws Exception {
        start(Environments.MIXED, DEMO);

        String elsewhere = pageFor("workfloo.example.com");

        assertTrue(elsewhere.startsWith("HTTP/1.1 200"), elsewhere);
        assertFalse(elsewhere.contains("demo-key"), elsewhere);
    }

    @Test
    void showsNoDemoWhereThereIsNone() throws Exception {
        start(Environments.MIXED, Optional.empty());

        String page = page("en");

        assertFalse(page.contains("data-docs=\"demo\""), page);
    }
}
