package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.Race;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients at once. */
class RacesTest {

    private static final int CLIENTS = 64;
    private static final int GUESSES = 10_000;

    private final Interposed store = new Interposed(new MemoryStore());
    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.on(store);
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

    /** Each client goes through codes of its own, as fast as it can. */
    @Test
    void threeOfTenThousandGuessesAreJudged() {
        String id = service.sentACode();
        int code = Integer.parseInt(service.code(id));
        int each = (GUESSES + CLIENTS - 1) / CLIENTS;

        List<String> replies = Race.of(
                        CLIENTS,
                        number -> IntStream.range(0, each)
                                .map(guess -> (code + 1 + number * each + guess) % 1_000_000)
                                .mapToObj(guess -> service.type(id, String.format(Locale.ROOT, "%06d", guess))
                                        .send()
                                        .told())
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        String over = error(403, "STATE_ERROR", "the workfloo had already finished");
        assertEquals(1, Collections.frequency(replies, incorrect(400, "2 attempts left")));
        assertEquals(1, Collections.frequency(replies, incorrect(400, "1 attempts left")));
        assertEquals(1, Collections.frequency(replies, incorrect(403, "no attempts left")));
        assertEquals(each * CLIENTS - 3, Collections.frequency(replies, over));
    }

    private static String incorrect(int status, String message) {
        return Reply.json(
                status,
                "{\"typeError\":\"NIP_ERROR\",\"errors\":{\"nip\":\"incorrect\"},\"errorMessage\":\"" + message
                        + "\"}");
    }

    @Test
    void aCodeTypedManyTimesAtOnceConfirmsOnce() {
        String id = service.sentACode();
        Call right = service.type(id, service.code(id));
        holdUntilAllAreJudged();

        List<String> replies = Race.of(CLIENTS, number -> right.send().told());

        String late = error(403, "STATE_ERROR", "the workfloo waits at LINK consent");
        assertEquals(1, Collections.frequency(replies, Reply.json(200, "{\"phase\":\"VALIDATE_2\"}")));
        assertEquals(CLIENTS - 1, Collections.frequency(replies, late));
    }

    @Test
    void aCodeSentManyTimesAtOnceGoesOutOnce() {
        String id = service.askedForConsent();
        Call send = service.nip("send", id);
        holdUntilAllAreJudged();

        List<String> replies = Race.of(CLIENTS, number -> send.send().told());

        service.work();
        assertEquals(1, Collections.frequency(replies, "200"));
        assertEquals(
                CLIENTS - 1,
                replies.stream().filter(told -> told.contains("\"too soon\"")).count());
        assertEquals(1, service.neighbours().messagesOf(id).size());
    }

    /** Nobody's transition is kept before everybody has made one from the same state. */
    private void holdUntilAllAreJudged() {
        CountDownLatch made = new CountDownLatch(CLIENTS);
        store.put(call -> {
            if (call.equals("ExecutionJournal.save")) {
                made.countDown();
                await(made);
            }
            return Optional.empty();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped in the middle of a race", e);
        }
    }
}
