package dev.workfloo.http;

import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.memory.MemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operation 10 says of codes, in the sandbox. */
class NipValidateCatalogueTest {

    private static final String RIGHT = "123456";
    private static final String WRONG = "654321";

    private static final String CONFIRMED = json(200, "{\"phase\":\"VALIDATE_2\"}");
    private static final String AUTHORISED = json(200, "{\"phase\":\"VALIDATED\"}");
    private static final String TWO_LEFT = incorrect(400, "2 attempts left");
    private static final String ONE_LEFT = incorrect(400, "1 attempts left");
    private static final String NONE_LEFT = incorrect(403, "no attempts left");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.of(Environments.SANDBOX);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String incorrect(int status, String message) {
        return refused(status, "incorrect", message);
    }

    private static String refused(int status, String why, String message) {
        return json(
                status,
                "{\"typeError\":\"NIP_ERROR\",\"errors\":{\"nip\":\"" + why + "\"},\"errorMessage\":\"" + message
                        + "\"}");
    }

    private static String type(String id, String code) {
        return service.type(id, code).send().told();
    }

    @Test
    void aCodeIsTypedTwice() {
        String id = service.sentACode();

        assertEquals(CONFIRMED, type(id, RIGHT));
        assertEquals(AUTHORISED, type(id, RIGHT));

        service.work();
        assertEquals("SUCCESS", Json.at(service.status(id).send().body(), "status"));
    }

    @Test
    void theThirdWrongCodeTakesTheErrorBranch() {
        String id = service.sentACode();

        assertEquals(TWO_LEFT, type(id, WRONG));
        assertEquals(ONE_LEFT, type(id, WRONG));
        assertEquals(NONE_LEFT, type(id, WRONG));

        Reply detail = service.get(TestService.EXECUTE + "/" + id).send();
        assertEquals("SUCCESS", Json.at(detail.body(), "status"));
        assertEquals("[\"rejected\"]", Json.tree(detail.body()).path("labels").toString());
    }

    @Test
    void withoutAnErrorBranchItEndsTheFlow() {
        String id = TestService.id(service.execute(Flows.start(Flows.CONSENT, Flows.CONSENT_SCENARIO))
                .send());
        service.nip("send", id).send();

        assertEquals(TWO_LEFT, type(id, WRONG));
        assertEquals(ONE_LEFT, type(id, WRONG));
        assertEquals(NONE_LEFT, type(id, WRONG));

        assertEquals("ERROR", Json.at(service.status(id).send().body(), "status"));
    }

    @Test
    void aRightCodeResetsTheCount() {
        String id = service.sentACode();
        type(id, WRONG);
        type(id, WRONG);

        assertEquals(CONFIRMED, type(id, RIGHT));
        assertEquals(TWO_LEFT, type(id, WRONG));
        assertEquals(ONE_LEFT, type(id, WRONG));
        assertEquals(NONE_LEFT, type(id, WRONG));
    }

    @Test
    void aResendKeepsTheCountAndGoesBack() {
        String id = service.sentACode();
        type(id, RIGHT);
        type(id, WRONG);
        service.pass(Duration.ofSeconds(30));

        service.nip("resend", id).send();

        assertEquals(ONE_LEFT, type(id, WRONG));
        assertEquals(CONFIRMED, type(id, RIGHT));
    }

    @Test
    void anExpiredCodeIsNotCounted() {
        String id = service.sentACode();
        service.pass(Duration.ofMinutes(10));

        assertEquals(refused(400, "expired", "expired"), type(id, WRONG));
        assertEquals(refused(400, "expired", "expired"), type(id, RIGHT));

        service.nip("resend", id).send();
        assertEquals(TWO_LEFT, type(id, WRONG));
        assertEquals(CONFIRMED, type(id, RIGHT));
    }

    @Test
    void aCodeLivesToItsLastMoment() {
        String id = service.sentACode();

        service.pass(Duration.ofMinutes(10).minusNanos(1));

        assertEquals(CONFIRMED, type(id, RIGHT));
    }

    @Test
    void noCodeIsRightBeforeOneWasSent() {
        String id = service.askedForConsent();

        assertEquals(refused(400, "not sent", "not sent"), type(id, RIGHT));
        assertEquals(refused(400, "not sent", "not sent"), type(id, WRONG));

        service.nip("send", id).send();
        assertEquals(TWO_LEFT, type(id, WRONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"nip\":null}", "{\"nip\":\"\"}", "{\"nip\":\"  \"}", "{\"code\":\"123456\"}"})
    void aCodeIsRequired(String body) {
        String id = service.sentACode();

        Reply reply = service.nip("validate", id).json(body).send();

        assertEquals(errors(400, "REQUIRED_FIELDS", "{\"nip\":\"required\"}"), reply.told());
        assertEquals(TWO_LEFT, type(id, WRONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "abcdef", " 123456", "123456 ", "１２３４５６", "12345a", "+12345"})
    void whatIsNotSixDigitsIsNotCounted(String code) {
        String id = service.sentACode();

        String told = type(id, code);

        assertEquals(errors(400, "FORMAT_ERROR", "{\"nip\":\"must be 6 digits\"}"), told);
        assertEquals(TWO_LEFT, type(id, WRONG));
    }

    /** Number and text are not the same here: a number has no leading zeros. */
    @ParameterizedTest
    @ValueSource(strings = {"123456", "1.0", "true", "[\"123456\"]", "{}"})
    void aCodeMustBeText(String code) {
        String id = service.sentACode();

        Reply reply = service.nip("validate", id).json("{\"nip\":" + code + "}").send();

        assertEquals(errors(400, "FORMAT_ERROR", "{\"nip\":\"must be text of 6 digits\"}"), reply.told());
        assertEquals(TWO_LEFT, type(id, WRONG));
    }

    @Test
    void aDoubleClickGivesNoConsent() {
        Interposed store = new Interposed(new MemoryStore());
        try (TestService watched = TestService.on(store)) {
            String id = watched.sentACode();
            Call click = watched.type(id, watched.code(id));
            Overtaking.once(store, () -> assertEquals(CONFIRMED, click.send().told()));

            Reply late = click.send();

            assertEquals(Reply.error(403, "STATE_ERROR", "the workfloo waits at LINK consent"), late.told());
            assertEquals(AUTHORISED, click.send().told());
        }
    }

    @Test
    void aWrongCodeThatWasOvertakenIsStillCounted() {
        Interposed store = new Interposed(new MemoryStore());
        try (TestService watched = TestService.on(store)) {
            String id = watched.sentACode();
            Call guess = watched.type(id, watched.code(id).equals(WRONG) ? RIGHT : WRONG);
            Overtaking.once(store, () -> assertEquals(TWO_LEFT, guess.send().told()));

            Reply late = guess.send();

            assertEquals(ONE_LEFT, late.told());
            assertEquals(NONE_LEFT, guess.send().told());
        }
    }
}
