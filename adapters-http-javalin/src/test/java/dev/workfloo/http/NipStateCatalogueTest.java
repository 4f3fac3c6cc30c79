package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Right;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent codes where none is awaited, and where the caller has nothing to look for. */
class NipStateCatalogueTest {

    private static final String UNKNOWN = error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A good call of each of the operations. */
    private static Call call(String word, String id) {
        return word.equals("validate") ? service.type(id, "123456") : service.nip(word, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void anotherStepIs403(String word) {
        String id = service.started(Flows.LOAN);

        Reply reply = call(word, id).send();

        assertEquals(error(403, "STATE_ERROR", "the workfloo waits at FORM applicant"), reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void aFinishedExecutionIs403(String word) {
        String id = service.started(Flows.NOTE);

        Reply reply = call(word, id).send();

        assertEquals(error(403, "STATE_ERROR", "the workfloo had already finished"), reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void aWorkingExecutionIs403(String word) {
        String id = service.sentACode();
        service.type(id, service.code(id)).send();
        service.type(id, service.code(id)).send();

        Reply reply = call(word, id).send();

        assertEquals(error(403, "STATE_ERROR", "the workfloo waits at LINK bureau"), reply.told());
    }

    /** Elsewhere than at codes it stays as it was. */
    @Test
    void aFormWhereACodeIsAwaitedIs409() {
        Reply reply = service.form(service.askedForConsent(), "{}").send();

        assertEquals(error(409, "STATE_ERROR", "the workfloo waits at LINK consent"), reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void anUnknownExecutionIs404(String word) {
        assertEquals(UNKNOWN, call(word, Flows.LOAN).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void theOtherEnvironmentsIs404(String word) {
        String production = service.sentACode();
        String sandbox = service.startedInSandbox();

        Reply inSandbox = service.call(
                        "PATCH", TestService.EXECUTE + "/" + production + "/nip/" + word + "?sandbox=true")
                .json("{\"nip\":\"123456\"}")
                .send();

        assertEquals(UNKNOWN, inSandbox.told());
        assertEquals(UNKNOWN, call(word, sandbox).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void theOtherWorkspacesIs404(String word) {
        String theirs = service.addKey(TestService.THEIRS, Optional.empty(), Right.values());

        Reply reply = call(word, service.sentACode()).key(theirs).send();

        assertEquals(UNKNOWN, reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "validate", "resend"})
    void anIdHas24HexDigits(String word) {
        String refusal = errors(400, "FORMAT_ERROR", "{\"id\":\"must be 24 hex digits\"}");

        assertEquals(refusal, call(word, "nonsense").send().told());
        assertEquals(refusal, service.nip(word, "nonsense").json("x").send().told());
    }
}
