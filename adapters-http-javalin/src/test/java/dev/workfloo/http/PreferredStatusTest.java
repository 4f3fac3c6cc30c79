package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Right;
import dev.workfloo.memory.MemoryStore;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is answered that prefers to be told how the execution stands. */
class PreferredStatusTest {

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Call preferring(Call call) {
        return call.with("Prefer", "return=representation");
    }

    /** The same body and tag as the status has, and that it was applied. */
    private static void assertIsTheStatus(Reply reply, String id) {
        Reply status = service.status(id).send();
        assertEquals(status.told(), reply.told());
        assertEquals(status.header("ETag"), reply.header("ETag"));
        assertEquals("return=representation", reply.header("Preference-Applied"));
    }

    @Test
    void commandsAreAnsweredWithTheStatus() {
        Reply started = preferring(service.execute(Flows.start(Flows.LOAN))).send();
        String id = Json.at(started.body(), "id");
        assertIsTheStatus(started, id);
        String waiting = service.sentACode();
        String code = service.code(waiting);

        assertIsTheStatus(
                preferring(service.type(waiting, code).with("Idempotency-Key", "typed"))
                        .send(),
                waiting);

        Reply again =
                service.type(waiting, code).with("Idempotency-Key", "typed").send();
        assertEquals(200, again.status());
        assertTrue(again.body().contains("phase"), again::told);
        assertEquals("", again.header("Preference-Applied"));
        assertIsTheStatus(
                preferring(service.call("POST", TestService.EXECUTE + "/" + id + "/cancel"))
                        .send(),
                id);
        assertEquals("ABANDONED", Json.at(service.status(id).send().body(), "status"));
    }

    /** Who repeats a call is told how it stands by now. */
    @Test
    void soAreRepeatedOnes() {
        String id = service.started(Flows.LOAN);
        Call cancel =
                service.call("POST", TestService.EXECUTE + "/" + id + "/cancel").with("Idempotency-Key", "c");

        assertEquals("200", cancel.send().told());

        assertIsTheStatus(preferring(cancel).send(), id);
    }

    @Test
    void whatIsRefusedIsRefusedAllTheSame() {
        String id = service.started(Flows.LOAN);

        Reply refused = preferring(service.form(id, "{}")).send();

        assertEquals(service.form(id, "{}").send().told(), refused.told());
        assertEquals("", refused.header("Preference-Applied"));
        assertEquals("", preferring(service.status(id)).send().header("Preference-Applied"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "respond-async, Return = \"representation\"; why",
                "wait=10,return=representation",
                "return=representation, return=minimal"
            })
    void isPreferredInManyWords(String words) {
        String id = service.started(Flows.LOAN);

        Reply cancelled = service.call("POST", TestService.EXECUTE + "/" + id + "/cancel")
                .with("Prefer", words)
                .send();

        assertIsTheStatus(cancelled, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return=minimal", "return=minimal, return=representation", "return", "handling=lenient"})
    void otherWordsChangeNothing(String words) {
        String id = service.started(Flows.LOAN);

        Reply cancelled = service.call("POST", TestService.EXECUTE + "/" + id + "/cancel")
                .with("Prefer", words)
                .send();

        assertEquals("200", cancelled.told());
    }

    @Test
    void showsNoMoreThanTheStatusDoes() {
        String executor = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);
        String id = service.sentACode();

        Reply typed =
                preferring(service.type(id, service.code(id))).key(executor).send();

        assertEquals(service.status(id).key(executor).send().told(), typed.told());
    }

    /** Else the client would be asked to do again what is done. */
    @Test
    void whatIsDoneIsToldThoughItsStatusCannotBeRead() {
        Interposed store = new Interposed(new MemoryStore());
        try (TestService troubled = TestService.on(store)) {
            store.put(new AwayAfter("ExecutionJournal.start"));
            Reply started =
                    preferring(troubled.execute(Flows.start(Flows.LOAN))).send();
            store.put(call -> Optional.empty());
            String id = Json.at(started.body(), "id");
            store.put(new AwayAfter("ExecutionJournal.save"));
            Reply cancelled = preferring(troubled.call("POST", TestService.EXECUTE + "/" + id + "/cancel"))
                    .send();
            store.put(call -> Optional.empty());

            assertEquals("", started.header("Preference-Applied"));
            assertEquals("200", cancelled.told());
            assertEquals("", cancelled.header("Preference-Applied"));
            assertEquals("ABANDONED", Json.at(troubled.status(id).send().body(), "status"));
        }
    }

    /** Once this was done, nothing is read for a while. */
    private static final class AwayAfter implements Interposed.Interception {

        private final String last;
        private volatile boolean isAway;

        AwayAfter(String last) {
            this.last = last;
        }

        @Override
        public Optional<Object> instead(String call) {
            if (isAway && call.equals("Executions.standing")) throw new StoreUnavailable("away");
            return Optional.empty();
        }

        @Override
        public void after(String call) {
            if (call.equals(last)) isAway = true;
        }
    }
}
