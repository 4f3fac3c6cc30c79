package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.later;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.workfloo.access.Right;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.memory.MemoryStore;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts under an Idempotency-Key. */
class IdempotencyCatalogueTest {

    private static final String BODY = Flows.start(Flows.LOAN, Flows.LOAN_SCENARIO);
    private static final String REUSED = error(
            422,
            "IDEMPOTENCY_ERROR",
            "this Idempotency-Key was used with another payload: use a new key for a new request");

    private static final Interposed STORE = new Interposed(new MemoryStore());

    private static TestService service;

    private final String name = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        service = TestService.on(STORE);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void letThrough() {
        STORE.put(call -> Optional.empty());
    }

    private static Call once(String header, String body) {
        return service.execute(body).with("Idempotency-Key", header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\""})
    void anEmptyKeyIsMalformed(String header) {
        Reply reply = once(header, BODY).send();

        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"Idempotency-Key\":\"must have 1 to 255 characters\"}"), reply.told());
    }

    @Test
    void aKeyHasUpTo255Characters() {
        String longest = name + "x".repeat(255 - name.length());
        String malformed = errors(400, "FORMAT_ERROR", "{\"Idempotency-Key\":\"must have 1 to 255 characters\"}");

        Reply bare = once(longest, BODY).send();
        Reply quoted = once("\"" + longest + "\"", BODY).send();

        assertEquals(TestService.id(bare), TestService.id(quoted));
        assertEquals(malformed, once(longest + "x", BODY).send().told());
        assertEquals(malformed, once("\"" + longest + "x\"", BODY).send().told());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"%s, \"%s\"", "\"%s\", %s", "a\"%s, \"a\\\"%s\"", "a\\%s, \"a\\\\%s\"", "\"%s, \"\\\"%s\""})
    void quotedOrBareIsTheSameKey(String one, String other) {
        Reply first = once(one.replace("%s", name), BODY).send();

        Reply second = once(other.replace("%s", name), BODY).send();

        assertEquals(TestService.id(first), TestService.id(second));
        assertEquals(first.told(), second.told());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{@,\"x\":1,\"y\":2} | { \"y\" : 2, \"x\":1,@}",
                "{@,\"x\":1} | {@,\"x\":1.0}",
                "{@,\"x\":100} | {@,\"x\":1e2}",
                "{@,\"x\":0.10} | {@,\"x\":10E-2}",
                "{@,\"x\":-0} | {@,\"x\":0.000}",
                "{@,\"x\":\"a\"} | {@,\"\\u0078\":\"\\u0061\"}",
                "{@,\"x\":[{\"a\":1,\"b\":null}]} | {@,\"x\":[{\"b\":null,\"a\":1e0}]}"
            })
    void equalJsonIsTheSamePayload(String one, String other) {
        Reply first = once(name, definition(one)).send();

        Reply second = once(name, definition(other)).send();

        assertEquals(TestService.id(first), TestService.id(second));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{@,\"x\":1} | {@,\"x\":2}",
                "{@,\"x\":1} | {@,\"x\":\"1\"}",
                "{@,\"x\":null} | {@}",
                "{@,\"x\":[]} | {@,\"x\":null}",
                "{@,\"x\":[1,2]} | {@,\"x\":[2,1]}",
                "{@,\"x\":true} | {@,\"x\":\"true\"}",
                "{@,\"x\":{}} | {@,\"x\":[]}",
                "{@} | {}",
                "{@} | {\"idWorkflooDefinition\":5}",
                "{@} | {\"idWorkflooDefinition\":\"nonsense\"}"
            })
    void otherJsonIsAnotherPayload(String one, String other) {
        TestService.id(once(name, definition(one)).send());

        Reply second = once(name, definition(other)).send();

        assertEquals(REUSED, second.told());
    }

    private static String definition(String body) {
        return body.replace("@", "\"idWorkflooDefinition\":\"" + Flows.LOAN + "\"");
    }

    @Test
    void workspacesHaveTheirOwnKeys() {
        String theirs = service.addKey(TestService.THEIRS, Optional.empty(), Right.EXECUTE);

        Reply ours = once(name, BODY).send();
        Reply other = once(name, Flows.start(Flows.THEIRS)).key(theirs).send();

        assertNotEquals(TestService.id(ours), TestService.id(other));
    }

    @Test
    void environmentsHaveTheirOwnKeys() {
        Reply production = once(name, BODY).send();
        Reply sandbox =
                service.executeInSandbox(BODY).with("Idempotency-Key", name).send();

        assertNotEquals(TestService.id(production), TestService.id(sandbox));
    }

    @Test
    void callersOfAWorkspaceShareItsKeys() {
        String colleague = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);

        Reply first = once(name, BODY).send();
        Reply second = once(name, BODY).key(colleague).send();

        assertEquals(first.told(), second.told());
    }

    @Test
    void aRefusedStartIsNotRemembered() {
        once(name, "{}").send();
        once(name, Flows.start("nonsense")).send();
        once(name, "{\"idWorkflooDefinition\":5}").send();
        once(name, Flows.startAnswering(Flows.LOAN, "{\"rfc_pf\":\"x\"}")).send();

        Reply reply = once(name, BODY).send();

        TestService.id(reply);
    }

    @Test
    void aStartIsRememberedFor24Hours() {
        try (TestService other = TestService.start()) {
            Call call = other.execute(BODY).with("Idempotency-Key", name);
            String first = TestService.id(call.send());

            other.pass(Duration.ofHours(24));
            String inTime = TestService.id(call.send());
            other.pass(Duration.ofSeconds(1));
            String late = TestService.id(call.send());

            assertEquals(first, inTime);
            assertNotEquals(first, late);
        }
    }

    @Test
    void theFirstAnswerOutlivesTheDefinition() {
        try (TestService other = TestService.start()) {
            Call call = other.call("POST", TestService.EXECUTE + "?sandbox=true")
                    .json(BODY)
                    .with("Idempotency-Key", name);
            Reply first = call.send();

            other.publish(TestService.OURS, Flows.LOAN_DOCUMENT.replace(Flows.LOAN_SCENARIO, Flows.SURVEY_SCENARIO));

            assertEquals(first.told(), call.send().told());
            assertEquals(404, call.without("Idempotency-Key").send().status());
        }
    }

    @Test
    void aKeyInUseIsToldToComeBack() {
        STORE.put(call -> call.equals("ExecutionJournal.start") ? Optional.of(new KeyInUse()) : Optional.empty());

        Reply reply = once(name, BODY).send();

        String said = "a request with this Idempotency-Key is still being worked: repeat it later to get its answer";
        assertEquals(later(409, "IDEMPOTENCY_ERROR", said), reply.told());
    }
}
