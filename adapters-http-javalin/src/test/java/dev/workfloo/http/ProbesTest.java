package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.Connections;
import dev.workfloo.http.connection.HeapBudget;
import io.javalin.Javalin;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbesTest {

    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final AtomicBoolean paused = new AtomicBoolean();
    private Javalin javalin = Javalin.create();

    @BeforeEach
    void start() {
        javalin = Javalin.create(config -> {
                    Connections.install(config, ClientLimits.USUAL, new HeapBudget(1_000_000), WorkflooApi.PATHS);
                    HttpRules.apply(config, RequestObserver.NONE);
                    Probes.install(config, ready::get, paused::get);
                    Probes.installMetrics(config, () -> "up 1");
                    OpenApi.install(config);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        javalin.stop();
    }

    private String told(String method, String path) {
        return Call.to(javalin.port(), method, path).send().told();
    }

    @Test
    void aLivingProcessIsHealthy() {
        ready.set(false);

        assertEquals(Reply.json(200, "{\"status\":\"alive\"}"), told("GET", "/health"));
    }

    @Test
    void readinessFollowsWhatServingNeeds() {
        assertEquals(Reply.json(200, "{\"status\":\"ready\"}"), told("GET", "/ready"));

        ready.set(false);

        assertEquals(
                "503 Content-Type: application/json Retry-After: 2 {\"status\":\"not ready\"}", told("GET", "/ready"));
    }

    @Test
    void aStoreThatDoesNotAnswerIsNotReady() {
        Javalin asking = Javalin.create(config -> {
                    Connections.install(config, ClientLimits.USUAL, new HeapBudget(1_000_000), WorkflooApi.PATHS);
                    HttpRules.apply(config, RequestObserver.NONE);
                    Probes.install(config, () -> {
                        throw new StoreUnavailable("away");
                    });
                })
                .start("127.0.0.1", 0);

        Reply reply = Call.to(asking.port(), "GET", "/ready").send();
        asking.stop();

        assertEquals("503 Content-Type: application/json Retry-After: 2 {\"status\":\"not ready\"}", reply.told());
    }

    @Test
    void aPausedServiceIsToGetNoClients() {
        paused.set(true);

        assertEquals(
                "503 Content-Type: application/json Retry-After: 2 {\"status\":\"paused\"}", told("GET", "/ready"));
        assertEquals(Reply.json(200, "{\"status\":\"alive\"}"), told("GET", "/health"));

        ready.set(false);

        assertEquals(
                "503 Content-Type: application/json Retry-After: 2 {\"status\":\"not ready\"}", told("GET", "/ready"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
    void onlyGetAsks(String method) {
        assertEquals("405 Allow: GET", told(method, "/health"));
        assertEquals("405 Allow: GET", told(method, "/ready"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, /health, 200",
        "false, /health, 200",
        "true, /ready, 200",
        "false, /ready, 503",
        "true, /ready/, 200",
        "false, /ready/, 503",
        "true, /metrics, 200",
        "true, /openapi.json, 200"
    })
    void headSaysWhatGetSaysWithoutItsBody(boolean isReady, String path, int status) {
        ready.set(isReady);

        Reply get = Call.to(javalin.port(), "GET", path).send();
        Reply head = Call.to(javalin.port(), "HEAD", path).send();

        assertEquals(status, head.status());
        assertEquals(new Reply(get.status(), get.headers(), "").told(), head.told());
        assertEquals(get.header("Content-Length"), head.header("Content-Length"));
    }
}
