package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Executions that somebody gives up. */
class CancelTest {

    private static TestService service;
    private static String key;

    @BeforeAll
    static void start() {
        service = TestService.start();
        key = service.addKey(new Caller(TestService.OURS, "backoffice", Optional.empty(), Set.of(Right.EXECUTE)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Call cancel(String id) {
        return service.call("POST", TestService.EXECUTE + "/" + id + "/cancel").key(key);
    }

    private static JsonNode status(String id) {
        return Json.tree(service.status(id).send().body());
    }

    private static JsonNode detail(String id) {
        return Json.tree(service.get(TestService.EXECUTE + "/" + id).send().body());
    }

    private static final String FINISHED = error(409, "STATE_ERROR", "the workfloo had already finished");

    @Test
    void endsAnExecutionAndSaysWhoDid() {
        String id = service.started(Flows.LOAN);
        String now = detail(id).path("created").textValue();

        String told = cancel(id).send().told();

        assertEquals("200", told);
        assertEquals(
                Json.tree("{\"id\":\"" + id + "\",\"name\":\"Loan\",\"status\":\"ABANDONED\",\"cancelledAt\":\"" + now
                        + "\",\"cancelledBy\":\"backoffice\"}"),
                status(id));
        assertEquals("backoffice", detail(id).path("cancelledBy").textValue());
        assertEquals(now, detail(id).path("cancelledAt").textValue());
        assertEquals("ABANDONED", detail(id).path("status").textValue());
    }

    /** What is sent as a body is not looked at. */
    @Test
    void takesNoBody() {
        String id = service.started(Flows.LOAN);

        String told =
                cancel(id).json("{\"cancelledBy\": \"somebody else\"").send().told();

        assertEquals("200", told);
        assertEquals("backoffice", status(id).path("cancelledBy").textValue());
    }

    @Test
    void refusesWhatHasEnded() {
        String ended = service.started(Flows.NOTE);
        String cancelled = service.started(Flows.LOAN);
        cancel(cancelled).send();

        assertEquals(FINISHED, cancel(ended).send().told());
        assertEquals(FINISHED, cancel(cancelled).send().told());
        assertEquals(FINISHED, service.form(cancelled, Flows.APPLICANT).send().told());
        assertFalse(status(ended).has("cancelledBy"));
    }

    @Test
    void isDoneOnceUnderAKey() {
        String id = service.started(Flows.LOAN);

        assertEquals("200", cancel(id).with("Idempotency-Key", "once").send().told());
        assertEquals("200", cancel(id).with("Idempotency-Key", "once").send().told());
        assertEquals(
                FINISHED, cancel(id).with("Idempotency-Key", "again").send().told());
    }

    @Test
    void knowsNoExecutionOfOthers() {
        String id = service.started(Flows.LOAN);
        String theirs = service.addKey(TestService.THEIRS, Optional.empty(), Right.values());
        String unknown = error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found");

        assertEquals(unknown, cancel(Flows.LOAN).send().told());
        assertEquals(unknown, cancel(id).key(theirs).send().told());
        assertEquals(
                unknown,
                service.call("POST", TestService.EXECUTE + "/" + id + "/cancel?sandbox=true")
                        .send()
                        .told());
        assertEquals("PROGRESS", status(id).path("status").textValue());
    }

    /** A code that was asked for is not sent, and one that was sent is right no more. */
    @Test
    void sendsNothingAfterwards() {
        String asked = service.askedForConsent();
        service.nip("send", asked).send();
        cancel(asked).send();
        String sent = service.sentACode();
        cancel(sent).send();

        service.pass(Duration.ofMinutes(1));
        service.work();

        assertEquals(0, service.neighbours().messagesOf(asked).size());
        assertEquals(
                error(403, "STATE_ERROR", "the workfloo had already finished"),
                service.type(sent, service.code(sent)).send().told());
    }

    @Test
    void saysNothingOfThatWhereItExpired() {
        service.publish(TestService.OURS, """
                {"id": "657117e1d511b6e54fe2a0d8", "name": "Brief", "start": "form", "expiresAfter": "PT1H", "nodes": [
                  {"id": "form", "type": "FORM", "name": "Form", "sections": [{"section": "All", "fields": [
                    {"id": "a", "name": "A", "type": "TEXT"}]}]}]}
                """);
        String id = service.started("657117e1d511b6e54fe2a0d8");
        service.pass(Duration.ofHours(1));

        assertEquals("ABANDONED", status(id).path("status").textValue());
        assertEquals(FINISHED, cancel(id).send().told());
        assertFalse(status(id).has("cancelledAt"));
        assertFalse(detail(id).has("cancelledBy"));
    }

    @Test
    void tellsTheClient() {
        String start = "{\"idWorkflooDefinition\":\"" + Flows.LOAN + "\",\"callbackUrl\":\"https://example.com/hook\"}";
        String id = TestService.id(service.execute(start).send());
        service.work();

        cancel(id).send();

        service.work();
        JsonNode told = service.neighbours().statusesOf(id).stream()
                .map(it -> Json.tree(it.report()))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertEquals(status(id), told);
        assertEquals("backoffice", told.path("cancelledBy").textValue());
    }
}
