package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two things that are wrong with a request, the contract says which one is told. */
class OrderTest {

    private static final int LARGEST = 2_000;
    private static final String SANDBOX = TestService.EXECUTE + "?sandbox=true";
    private static final String NONSENSE = TestService.EXECUTE + "?sandbox=nonsense";
    private static final String LARGE = "x".repeat(LARGEST + 1);

    private static final String NOT_BOOLEAN = errors(400, "FORMAT_ERROR", "{\"sandbox\":\"must be true or false\"}");
    private static final String NO_RIGHT = error(403, "FORBIDDEN_ERROR", "the key lacks the right execute");
    private static final String NO_JSON_TYPE = error(415, "FORMAT_ERROR", "Content-Type must be application/json");
    private static final String TOO_LARGE = error(413, "SIZE_ERROR", "the body is larger than 2000 bytes");
    private static final String NOT_JSON = error(400, "FORMAT_ERROR", "the body is not valid JSON at line 1, column 2");
    private static final String MALFORMED_KEY =
            errors(400, "FORMAT_ERROR", "{\"Idempotency-Key\":\"must have 1 to 255 characters\"}");
    private static final String WRONG_TYPE = errors(400, "FORMAT_ERROR", "{\"idWorkflooDefinition\":\"must be text\"}");
    private static final String NO_DEFINITION =
            errors(400, "REQUIRED_FIELDS", "{\"idWorkflooDefinition\":\"required\"}");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.taking(LARGEST);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Call post(String target, String body) {
        return service.call("POST", target).json(body);
    }

    @Test
    void theKeyGoesBeforeThePath() {
        assertEquals("401", service.get("/api/v9").key("x").send().told());
    }

    @Test
    void theKeyGoesBeforeTheMethod() {
        assertEquals(
                "401", service.call("PUT", TestService.EXECUTE).key("x").send().told());
    }

    @Test
    void pathAndMethodGoBeforeTheSandbox() {
        assertEquals("404", service.get("/api/v9?sandbox=nonsense").send().told());
        assertEquals(
                "405 Allow: GET, POST", service.call("PUT", NONSENSE).send().told());
    }

    @Test
    void theSandboxGoesBeforeTheKeysEnvironment() {
        String key = service.addKey(TestService.OURS, Optional.of(Environment.SANDBOX), Right.EXECUTE);

        assertEquals(NOT_BOOLEAN, post(NONSENSE, "{}").key(key).send().told());
    }

    @Test
    void theKeysEnvironmentGoesBeforeItsRight() {
        String key = service.addKey(TestService.OURS, Optional.of(Environment.PRODUCTION), Right.REVIEW);

        assertEquals("401", post(SANDBOX, "{}").key(key).send().told());
    }

    @Test
    void theRightGoesBeforeTheMediaType() {
        String key = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);

        assertEquals(
                NO_RIGHT,
                service.call("POST", TestService.EXECUTE).key(key).send().told());
    }

    @Test
    void theMediaTypeGoesBeforeTheSize() {
        Reply reply = service.execute(LARGE).with("Content-Type", "text/plain").send();

        assertEquals(NO_JSON_TYPE, reply.told());
    }

    @Test
    void theSizeGoesBeforeJson() {
        assertEquals(TOO_LARGE, service.execute(LARGE).send().told());
    }

    @Test
    void jsonGoesBeforeTheIdempotencyKey() {
        assertEquals(
                NOT_JSON,
                service.execute("x").with("Idempotency-Key", "").send().told());
    }

    @Test
    void theIdempotencyKeyGoesBeforeTypes() {
        Reply reply = service.execute("{\"idWorkflooDefinition\":5}")
                .with("Idempotency-Key", "")
                .send();

        assertEquals(MALFORMED_KEY, reply.told());
    }

    @Test
    void aKnownIdempotencyKeyGoesBeforeTypes() {
        String name = UUID.randomUUID().toString();
        service.execute(Flows.start(Flows.LOAN)).with("Idempotency-Key", name).send();

        Reply reply = service.execute("{\"idWorkflooDefinition\":5}")
                .with("Idempotency-Key", name)
                .send();

        assertEquals(422, reply.status());
    }

    @Test
    void typesGoBeforeTheRequiredDefinition() {
        Reply reply = service.execute("{\"form\":5}").send();

        assertEquals(errors(400, "FORMAT_ERROR", "{\"form\":\"must be an object\"}"), reply.told());
    }

    @Test
    void typesGoBeforeTheRequiredScenario() {
        assertEquals(
                WRONG_TYPE, post(SANDBOX, "{\"idWorkflooDefinition\":5}").send().told());
    }

    @Test
    void theDefinitionIsRequiredFirst() {
        assertEquals(NO_DEFINITION, post(SANDBOX, "{}").send().told());
    }

    @Test
    void theScenarioIsRequiredBeforeTheSearch() {
        Reply reply = post(SANDBOX, Flows.start("nonsense")).send();

        assertEquals(error(400, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found"), reply.told());
    }

    @Test
    void theDefinitionIsSearchedFirst() {
        Reply reply = post(SANDBOX, Flows.start("nonsense", "nonsense")).send();

        assertEquals(error(404, "ELEMENT_NOT_EXIST_ERROR", "idWorkflooDefinition not found"), reply.told());
    }

    @Test
    void theScenarioIsSearchedBeforeTheAnswers() {
        String body = Flows.start(Flows.LOAN, "nonsense").replace("}", ",\"form\":{\"rfc_pf\":\"x\"}}");

        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found"),
                post(SANDBOX, body).send().told());
    }

    @Test
    void theExecutionIsSearchedBehindItsBody() {
        Reply reply = service.form(Flows.LOAN, "x").send();

        assertEquals(NOT_JSON, reply.told());
    }

    private static Call nip(String word, String query) {
        return service.call("PATCH", TestService.EXECUTE + "/" + Flows.LOAN + "/nip/" + word + query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void codesAreLookedAtInTheSameOrder(String word) {
        String unable = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);
        Call wrongType = nip(word, "").json("{\"nip\":1,\"countryCode\":1}");

        assertEquals("401", nip(word, "?sandbox=nonsense").key("x").send().told());
        assertEquals(
                NOT_BOOLEAN, nip(word, "?sandbox=nonsense").key(unable).send().told());
        assertEquals(NO_RIGHT, nip(word, "").key(unable).send().told());
        assertEquals(
                NO_JSON_TYPE,
                nip(word, "")
                        .json(LARGE)
                        .with("Content-Type", "text/plain")
                        .send()
                        .told());
        assertEquals(TOO_LARGE, nip(word, "").json(LARGE).send().told());
        assertEquals(NOT_JSON, nip(word, "").json("x").send().told());
        assertEquals("FORMAT_ERROR", Json.at(wrongType.send().body(), "typeError"));
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"),
                nip(word, "").json("{}").send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void theStateGoesBeforeWhatIsSaidOfACode(String word) {
        String id = service.started(Flows.NOTE);

        Reply reply = service.nip(word, id)
                .json("{\"nip\":\"\",\"countryCode\":\"x\"}")
                .send();

        assertEquals(error(403, "STATE_ERROR", "the workfloo had already finished"), reply.told());
    }

    @Test
    void theStateGoesBeforeTheReceiver() {
        String finished = service.started(Flows.NOTE);

        Reply unknown = nip("send", "").with("urlCallback", "nonsense").send();
        Reply late =
                service.nip("send", finished).with("urlCallback", "nonsense").send();

        assertEquals(error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"), unknown.told());
        assertEquals(error(403, "STATE_ERROR", "the workfloo had already finished"), late.told());
    }

    @Test
    void thePhoneGoesBeforeThePace() {
        String id = service.sentACode();

        Reply reply =
                service.nip("resend", id).json("{\"countryCode\":\"+52\"}").send();

        assertEquals(errors(400, "REQUIRED_FIELDS", "{\"phoneNumber\":\"required\"}"), reply.told());
    }

    @Test
    void theStateGoesBeforeTheAnswers() {
        Reply reply =
                service.form(service.started(Flows.NOTE), "{\"first_name\":5}").send();

        assertEquals(error(409, "STATE_ERROR", "the workfloo had already finished"), reply.told());
    }
}
