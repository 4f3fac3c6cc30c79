package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.later;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Right;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operation 16 says of what a pool is to choose. */
class PoolCatalogueTest {

    /** The loan, whatever is drawn. */
    private static final String LOANS = "657117e1d511b6e54fe2a9f0";

    /** The survey at noon, and the note from one o'clock on. */
    private static final String HOURS = "657117e1d511b6e54fe2a9f1";

    /** Nothing before tomorrow, and there is no default. */
    private static final String TOMORROW = "657117e1d511b6e54fe2a9f2";

    /** The loan for one half of the draws, and the survey for the other. */
    private static final String HALVES = "657117e1d511b6e54fe2a9f3";

    private static final String THEIRS = "657117e1d511b6e54fe2a9f4";

    private static final String NO_SCENARIO = error(400, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found");

    private static final Interposed STORE = new Interposed(new MemoryStore());

    private static TestService service;

    private final String name = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        service = TestService.on(STORE);
        publish(service);
    }

    private static void publish(TestService at) {
        at.publishPool(TestService.OURS, pool(LOANS, "{'if': 'draw < 1', 'definition': '" + Flows.LOAN + "'}"));
        String noon =
                "{'if': 'now() < date and time(\\\"2026-03-01T13:00:00Z\\\")', 'definition': '" + Flows.SURVEY + "'}";
        at.publishPool(TestService.OURS, pool(HOURS, noon).replace("]}", "], \"default\": \"" + Flows.NOTE + "\"}"));
        String tomorrow = "{'if': 'today() > date(\\\"2026-03-01\\\")', 'definition': '" + Flows.NOTE + "'}";
        at.publishPool(TestService.OURS, pool(TOMORROW, tomorrow));
        String half = "{'if': 'draw < 0.5', 'definition': '" + Flows.LOAN + "'}";
        at.publishPool(TestService.OURS, pool(HALVES, half).replace("]}", "], \"default\": \"" + Flows.SURVEY + "\"}"));
        at.publishPool(TestService.THEIRS, pool(THEIRS, "{'if': 'true', 'definition': '" + Flows.THEIRS + "'}"));
    }

    private static String pool(String id, String entry) {
        return ("{'id': '" + id + "', 'name': 'A pool', 'pool': [" + entry + "]}").replace('\'', '"');
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void letThrough() {
        STORE.put(call -> Optional.empty());
    }

    private static String from(String pool) {
        return "{\"idPoolDefinition\":\"" + pool + "\"}";
    }

    private static String from(String pool, String sceneries) {
        return "{\"idPoolDefinition\":\"" + pool + "\",\"sceneries\":" + sceneries + "}";
    }

    private static Call once(String key, String body) {
        return service.pool(body).with("Idempotency-Key", key);
    }

    /** The id of what was started, which must be of this definition. */
    private static String started(Reply reply, String definition) {
        assertEquals(200, reply.status(), reply::told);
        String id = Json.at(reply.body(), "idWorkfloo");
        assertTrue(id.matches("[0-9a-f]{24}"), id);
        assertEquals("{\"idWorkfloo\":\"" + id + "\",\"idWorkflooDefinition\":\"" + definition + "\"}", reply.body());
        return id;
    }

    @Test
    void executesWhatIsChosen() {
        String id = started(service.pool(from(LOANS)).send(), Flows.LOAN);

        assertEquals(id, Json.at(service.status(id).send().body(), "id"));
        assertEquals("FORM", Json.at(service.status(id).send().body(), "currentNodeType"));
    }

    @Test
    void choosesByTheMoment() {
        try (TestService other = TestService.start()) {
            publish(other);
            started(other.pool(from(HOURS)).send(), Flows.SURVEY);

            other.pass(Duration.ofHours(1));

            started(other.pool(from(HOURS)).send(), Flows.NOTE);
        }
    }

    @Test
    void choosesByWhatIsDrawn() {
        for (String definition : List.of(Flows.LOAN, Flows.SURVEY)) {
            Reply reply = service.pool(from(HALVES)).send();
            for (int i = 0; i < 200 && !reply.body().contains(definition); i++) {
                reply = service.pool(from(HALVES)).send();
            }
            started(reply, definition);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"idPoolDefinition\":null}",
                "{\"idPoolDefinition\":\"\"}",
                "{\"idPoolDefinition\":\" \\t\"}",
                "{\"idWorkflooDefinition\":\"657117e1d511b6e54fe2a967\"}"
            })
    void thePoolIsRequired(String body) {
        String refusal = errors(400, "REQUIRED_FIELDS", "{\"idPoolDefinition\":\"required\"}");

        assertEquals(refusal, service.pool(body).send().told());
        assertEquals(refusal, service.poolInSandbox(body).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000000000000000", THEIRS, Flows.LOAN, "657117e1d511b6e54fe2a9f", "nonsense"})
    void anUnknownPoolIs404(String pool) {
        String refusal = error(404, "ELEMENT_NOT_EXIST_ERROR", "idPoolDefinition not found");

        assertEquals(refusal, service.pool(from(pool)).send().told());
        assertEquals(refusal, service.poolInSandbox(from(pool)).send().told());
    }

    @Test
    void whereNothingIsChosenIs404() {
        String refusal = error(404, "ELEMENT_NOT_EXIST_ERROR", "idWorkflooDefinition not found");

        assertEquals(refusal, service.pool(from(TOMORROW)).send().told());
        assertEquals(refusal, service.poolInSandbox(from(TOMORROW)).send().told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"" + Flows.LOAN + "\":null}",
                "{\"" + Flows.LOAN + "\":\" \"}",
                "{\"" + Flows.SURVEY + "\":\"" + Flows.LOAN_SCENARIO + "\"}",
                "{\"nonsense\":\"" + Flows.LOAN_SCENARIO + "\"}"
            })
    void theSandboxNeedsTheScenarioOfWhatIsChosen(String sceneries) {
        assertEquals(
                NO_SCENARIO,
                service.poolInSandbox(from(LOANS, sceneries)).send().told());
        assertEquals(NO_SCENARIO, service.poolInSandbox(from(LOANS)).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000000000000000", Flows.SURVEY_SCENARIO, Flows.LOAN, "nonsense"})
    void anUnknownScenarioIs404(String scenario) {
        String sceneries = "{\"" + Flows.LOAN + "\":\"" + scenario + "\"}";

        String told = service.poolInSandbox(from(LOANS, sceneries)).send().told();

        assertEquals(error(404, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found"), told);
    }

    @Test
    void theSandboxFollowsTheScenarioOfWhatIsChosen() {
        String sceneries = "{\"" + Flows.LOAN + "\":\"" + Flows.LOAN_SCENARIO + "\",\"" + Flows.SURVEY + "\":\"none\"}";

        String id = started(service.poolInSandbox(from(LOANS, sceneries)).send(), Flows.LOAN);

        String detail = service.get(TestService.EXECUTE + "/" + id + "?sandbox=true")
                .send()
                .body();
        assertEquals(Flows.LOAN_SCENARIO, Json.at(detail, "sceneryId"));
        assertEquals(404, service.status(id).send().status());
    }

    @Test
    void idsAreReadInAnyCase() {
        String shouting = from(LOANS, "{\"" + Flows.LOAN + "\":\"" + Flows.LOAN_SCENARIO + "\"}")
                .replace("d511b6e54fe2a9", "D511B6E54FE2A9");

        started(service.poolInSandbox(shouting).send(), Flows.LOAN);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"idPoolDefinition\":5 | {\"idPoolDefinition\":\"must be text\"}",
                "\"idPoolDefinition\":[] | {\"idPoolDefinition\":\"must be text\"}",
                "\"sceneries\":[] | {\"sceneries\":\"must be an object\"}",
                "\"sceneries\":\"\" | {\"sceneries\":\"must be an object\"}",
                "\"sceneries\":{\"a\":1} | {\"sceneries\":\"must be an object whose members are text\"}",
                "\"sceneries\":{\"657117e1d511b6e54fe2a967\":\"x\",\"657117E1D511B6E54FE2A967\":\"x\"} | {\"sceneries\":\"must name each definition once\"}",
                "\"idPoolDefinition\":{},\"sceneries\":1 | {\"idPoolDefinition\":\"must be text\",\"sceneries\":\"must be an object\"}"
            })
    void wrongJsonTypes(String members, String said) {
        Reply reply = service.poolInSandbox("{" + members + "}").send();

        assertEquals(errors(400, "FORMAT_ERROR", said), reply.told());
    }

    @Test
    void outsideTheSandboxSceneriesAreNotLookedAt() {
        started(service.pool(from(LOANS, "{\"" + Flows.LOAN + "\":\"none\"}")).send(), Flows.LOAN);
    }

    @Test
    void unknownMembersAreNotLookedAt() {
        String more = from(LOANS).replace("}", ",\"form\":5,\"callbackUrl\":true,\"idWorkflooDefinition\":[]}");

        started(service.pool(more).send(), Flows.LOAN);
    }

    @Test
    void aKeyWithoutTheRightMayNot() {
        String reviewer = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);

        String told = service.pool(from(LOANS)).key(reviewer).send().told();

        assertEquals(error(403, "FORBIDDEN_ERROR", "the key lacks the right execute"), told);
    }

    // Once

    @Test
    void aRepeatedKeyIsAnsweredAsBefore() {
        Reply first = once(name, from(HALVES)).send();

        for (int i = 0; i < 20; i++)
            assertEquals(first.told(), once(name, from(HALVES)).send().told());
    }

    @Test
    void theFirstAnswerOutlivesTheMoment() {
        try (TestService other = TestService.start()) {
            publish(other);
            Call call = other.pool(from(HOURS)).with("Idempotency-Key", name);
            Reply first = call.send();
            started(first, Flows.SURVEY);

            other.pass(Duration.ofHours(2));

            assertEquals(first.told(), call.send().told());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"idPoolDefinition\":5}", "{\"idPoolDefinition\":\"nonsense\"}"})
    void anotherPayloadIsRefused(String body) {
        started(once(name, from(LOANS)).send(), Flows.LOAN);

        String told = once(name, body).send().told();

        assertEquals(
                error(
                        422,
                        "IDEMPOTENCY_ERROR",
                        "this Idempotency-Key was used with another payload: use a new key for a new request"),
                told);
    }

    @Test
    void theSameKeyMeansAnotherStartAtTheOtherOperation() {
        String both = from(LOANS).replace("}", ",\"idWorkflooDefinition\":\"" + Flows.LOAN + "\"}");
        Reply start = service.execute(both).with("Idempotency-Key", name).send();

        Reply pool = once(name, both).send();
        Reply again = once(name, both).send();

        assertEquals(200, start.status());
        assertNotEquals(Json.at(start.body(), "id"), Json.at(pool.body(), "idWorkfloo"));
        assertEquals(pool.told(), again.told());
    }

    @Test
    void aRefusalIsNotRemembered() {
        once(name, "{}").send();
        once(name, from("nonsense")).send();
        once(name, from(TOMORROW)).send();

        started(once(name, from(LOANS)).send(), Flows.LOAN);
    }

    @Test
    void aMalformedKeyIsRefused() {
        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"Idempotency-Key\":\"must have 1 to 255 characters\"}"),
                once("", from(LOANS)).send().told());
    }

    @Test
    void aKeyInUseIsToldToComeBack() {
        STORE.put(call -> call.equals("ExecutionJournal.start") ? Optional.of(new KeyInUse()) : Optional.empty());

        Reply reply = once(name, from(LOANS)).send();

        String said = "a request with this Idempotency-Key is still being worked: repeat it later to get its answer";
        assertEquals(later(409, "IDEMPOTENCY_ERROR", said), reply.told());
    }

    @Test
    void withoutAKeyEachIsAnother() {
        String first = started(service.pool(from(LOANS)).send(), Flows.LOAN);
        String second = started(service.pool(from(LOANS)).send(), Flows.LOAN);

        assertNotEquals(first, second);
    }
}
