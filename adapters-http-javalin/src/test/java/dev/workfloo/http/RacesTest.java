package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Race;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients at once. */
class RacesTest {

    private static final int CLIENTS = 64;

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void oneIdempotencyKeyStartsOnce() {
        Call call = service.execute(Flows.start(Flows.LOAN)).with("Idempotency-Key", "the same");

        List<String> replies = Race.of(CLIENTS, number -> call.send().told());

        long next = Json.number(service.execute(Flows.start(Flows.NOTE)).send().body(), "idUnykoo");
        assertEquals(1, Set.copyOf(replies).size(), replies.toString());
        assertEquals(2, next);
    }

    @Test
    void withoutAKeyEachStartsItsOwn() {
        Call call = service.execute(Flows.start(Flows.LOAN));

        List<String> ids = Race.of(CLIENTS, number -> TestService.id(call.send()));

        assertEquals(CLIENTS, Set.copyOf(ids).size());
    }

    @Test
    void oneFormIsAnsweredOnce() {
        Call call = service.form(service.started(Flows.SURVEY), "{\"comment\":\"fine\"}");

        List<String> replies = Race.of(CLIENTS, number -> call.send().told());

        String late = error(409, "STATE_ERROR", "the workfloo had already finished");
        assertEquals(1, Collections.frequency(replies, "200"));
        assertEquals(CLIENTS - 1, Collections.frequency(replies, late));
    }
}
