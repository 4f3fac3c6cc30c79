package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.workfloo.access.Right;
import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.memory.MemoryStore;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps under an Idempotency-Key. */
class RepeatedCallsTest {

    private static final String REUSED = error(
            422,
            "IDEMPOTENCY_ERROR",
            "this Idempotency-Key was used with another payload: use a new key for a new request");

    private final Interposed store = new Interposed(new MemoryStore());
    private final String name = UUID.randomUUID().toString();
    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.on(store);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Call once(Call call) {
        return call.with("Idempotency-Key", name);
    }

    private String phase(String id) {
        return Json.tree(service.status(id).send().body()).at("/link/phase").asText();
    }

    private String wrong(String id) {
        return service.code(id).equals("000000") ? "000001" : "000000";
    }

    @Test
    void aFormIsAnsweredOnce() {
        String id = service.started(Flows.LOAN);

        Reply first = once(service.form(id, Flows.APPLICANT)).send();
        Reply again = once(service.form(id, Flows.APPLICANT)).send();

        assertEquals(List.of("200", "200"), List.of(first.told(), again.told()));
        assertEquals("offer", Json.at(service.status(id).send().body(), "currentNodeId"));
    }

    @Test
    void evenBehindTheEnd() {
        String id = service.started(Flows.SURVEY);

        once(service.form(id, "{}")).send();

        assertEquals("200", once(service.form(id, "{}")).send().told());
        assertEquals(409, service.form(id, "{}").send().status());
    }

    @Test
    void anotherBodyIsRefused() {
        String id = service.started(Flows.LOAN);
        once(service.form(id, Flows.APPLICANT)).send();

        assertEquals(
                REUSED, once(service.form(id, "{\"accepted\":true}")).send().told());
        assertEquals("offer", Json.at(service.status(id).send().body(), "currentNodeId"));
    }

    @Test
    void whatWasRefusedIsNotRemembered() {
        String id = service.started(Flows.LOAN);
        once(service.form(id, "{}")).send();

        assertEquals("200", once(service.form(id, Flows.APPLICANT)).send().told());
    }

    @Test
    void eachStepAndExecutionHasItsOwn() {
        String one = service.askedForConsent();
        String other = service.askedForConsent();

        once(service.nip("send", one)).send();
        once(service.nip("send", other)).send();
        service.pass(Duration.ofSeconds(30));
        Reply resent = once(service.nip("resend", one)).send();

        assertEquals(200, resent.status(), resent::told);
        assertEquals(List.of("VALIDATE", "VALIDATE"), List.of(phase(one), phase(other)));
    }

    @Test
    void aCodeIsSentOnce() {
        String id = service.askedForConsent();
        once(service.nip("send", id)).send();
        service.work();

        Reply soon = once(service.nip("send", id)).send();
        service.pass(Duration.ofMinutes(1));
        Reply later = once(service.nip("send", id)).send();
        service.work();

        assertEquals(List.of("200", "200"), List.of(soon.told(), later.told()));
        assertEquals(1, service.neighbours().messagesOf(id).size());
    }

    /** The same code again is what the second round asks for. */
    @Test
    void aRightCodeConfirmsOnce() {
        String id = service.sentACode();
        String code = service.code(id);

        Reply first = once(service.type(id, code)).send();
        Reply again = once(service.type(id, code)).send();

        assertEquals("{\"phase\":\"VALIDATE_2\"}", first.body());
        assertEquals(first.told(), again.told());
        assertEquals("VALIDATE_2", phase(id));
    }

    @Test
    void aWrongCodeCountsOnce() {
        String id = service.sentACode();
        String wrong = wrong(id);

        Reply first = once(service.type(id, wrong)).send();
        Reply again = once(service.type(id, wrong)).send();
        Reply next = service.type(id, wrong).send();

        assertEquals(400, first.status());
        assertEquals("2 attempts left", Json.at(first.body(), "errorMessage"));
        assertEquals(first.told(), again.told());
        assertEquals("1 attempts left", Json.at(next.body(), "errorMessage"));
    }

    @Test
    void theLastWrongCodeIsAnsweredAlike() {
        String id = service.sentACode();
        String wrong = wrong(id);
        for (int i = 0; i < 2; i++) service.type(id, wrong).send();

        Reply third = once(service.type(id, wrong)).send();

        assertEquals(403, third.status());
        assertEquals(third.told(), once(service.type(id, wrong)).send().told());
    }

    @Test
    void anAnswerIsStarredForWhoeverMayNotSee() {
        String starred = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);
        String id = service.sentACode();
        service.pass(Duration.ofSeconds(30));

        Reply whole = once(service.nip("resend", id)).send();
        Reply others = once(service.nip("resend", id)).key(starred).send();
        Reply again = once(service.nip("resend", id)).send();

        assertEquals("5512345678", Json.at(whole.body(), "phoneNumber"));
        assertEquals("***", Json.at(others.body(), "phoneNumber"));
        assertEquals(whole.told(), again.told());
    }

    @Test
    void theFirstAnswerGoesBeforeWrongTypes() {
        String id = service.sentACode();
        once(service.type(id, service.code(id))).send();

        Reply other = once(service.nip("validate", id).json("{\"nip\":5}")).send();

        assertEquals(REUSED, other.told());
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String id = service.sentACode();
        once(service.nip("send", id)).send();
        service.pass(Duration.ofSeconds(86_401));

        Reply late = once(service.nip("send", id)).send();
        service.work();

        assertEquals("200", late.told());
        assertEquals(2, service.neighbours().messagesOf(id).size());
    }

    @Test
    void whatIsStillBeingWorkedIsToldToComeBack() {
        String form = service.started(Flows.LOAN);
        String code = service.sentACode();
        store.put(call ->
                call.equals("ExecutionJournal.save") ? Optional.of(Either.left(NotKept.KEY_TAKEN)) : Optional.empty());

        Reply answered = once(service.form(form, Flows.APPLICANT)).send();
        Reply typed = once(service.type(code, service.code(code))).send();

        String said = "a request with this Idempotency-Key is still being worked: repeat it later to get its answer";
        assertEquals(Reply.later(409, "IDEMPOTENCY_ERROR", said), answered.told());
        assertEquals(Reply.later(503, "IDEMPOTENCY_ERROR", said), typed.told());
    }

    @Test
    void withoutAKeyNothingIsRepeated() {
        String id = service.sentACode();
        String code = service.code(id);

        Reply first = service.type(id, code).send();
        Reply second = service.type(id, code).send();

        assertNotEquals(first.told(), second.told());
        assertEquals("{\"phase\":\"VALIDATED\"}", second.body());
    }
}
