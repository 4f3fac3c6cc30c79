package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.later;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that does not answer, and what nobody foresaw. */
class FailureCatalogueTest {

    private static final Interposed STORE = new Interposed(new MemoryStore());

    private static TestService service;

    private RequestLines log;
    private List<Call> calls = List.of();

    @BeforeAll
    static void start() {
        service = TestService.on(STORE);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void capture() {
        String id = service.started(Flows.LOAN);
        calls = List.of(
                service.execute(Flows.start(Flows.LOAN)),
                service.status(id),
                service.form(id, Flows.APPLICANT),
                service.nip("send", id),
                service.type(id, "123456"),
                service.nip("resend", id));
        log = RequestLines.capture();
    }

    @AfterEach
    void release() {
        STORE.put(call -> Optional.empty());
        log.close();
    }

    private void failAt(String port, Runnable failure) {
        STORE.put(call -> {
            if (call.startsWith(port)) failure.run();
            return Optional.empty();
        });
    }

    @Test
    void aStoreThatDoesNotAnswerIs503() {
        failAt("Execution", () -> {
            throw new StoreUnavailable("secret-host:5432 refused");
        });

        for (Call call : calls) {
            assertEquals(
                    later(503, "UNAVAILABLE_ERROR", "try again after the time in Retry-After"),
                    call.send().told());
        }
    }

    /** What docs/api.md tells clients to do after a 503 finds out. */
    @Test
    void aCallAnswered503MayHaveBeenDone() {
        String id = service.started(Flows.LOAN);
        Call start = service.execute(Flows.start(Flows.LOAN)).with("Idempotency-Key", id);
        failAfter("ExecutionJournal.start", "ExecutionJournal.save");

        Reply lostStart = start.send();
        Reply lostForm = service.form(id, Flows.APPLICANT).send();

        release();
        assertEquals(List.of(503, 503), List.of(lostStart.status(), lostForm.status()));
        String once = TestService.id(start.send());
        assertEquals(once, TestService.id(start.send()));
        assertEquals(
                "offer",
                Json.tree(service.status(id).send().body())
                        .path("currentNodeId")
                        .asText());
    }

    private static final String ASKING_AGAIN = """
            {"id": "657117e1d511b6e54fe2a00a", "name": "Asking again", "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Person", "next": "enough", "sections": [
                {"section": "Person", "fields": [
                  {"id": "income", "name": "Income", "type": "NUMBER", "required": true}]}]},
              {"id": "enough", "type": "RULESET", "name": "Enough", "hitPolicy": "FIRST", "inputs": ["person.income"],
               "rules": [{"when": [">= 10"], "exit": "yes"}], "default": {"exit": "no"},
               "exits": {"yes": "done", "no": "person"}},
              {"id": "done", "type": "LABEL", "name": "Done", "labels": ["done"]}],
             "scenarios": [{"id": "657117e1d511b6e54fe2a00b", "name": "Any"}]}
            """;

    /** The status looks the same before and behind such an answer. */
    @Test
    void anAnsweredFormThatIsAskedAgainWasModified() {
        service.publish(TestService.OURS, ASKING_AGAIN);
        String id = service.started("657117e1d511b6e54fe2a00a");
        String status = service.status(id).send().body();
        String before = formModified(id);
        service.pass(Duration.ofSeconds(1));
        failAfter("ExecutionJournal.save");

        Reply lost = service.form(id, "{\"income\":1}").send();

        release();
        assertEquals(503, lost.status());
        assertEquals(status, service.status(id).send().body());
        assertNotEquals(before, formModified(id));
    }

    private static String formModified(String id) {
        for (JsonNode node : Json.tree(
                        service.get(TestService.EXECUTE + "/" + id).send().body())
                .path("nodes")) {
            if (node.path("type").asText().equals("FORM"))
                return node.path("modified").asText();
        }
        throw new AssertionError("no form");
    }

    /** The database goes away when it has kept the change, before it can say so. */
    private static void failAfter(String... kept) {
        STORE.put(new Interposed.Interception() {
            @Override
            public Optional<Object> instead(String call) {
                return Optional.empty();
            }

            @Override
            public void after(String call) {
                if (List.of(kept).contains(call)) throw new StoreUnavailable("the connection broke");
            }
        });
    }

    @Test
    void keysThatCannotBeReadAre503() {
        failAt("Keys", () -> {
            throw new StoreUnavailable("secret-host:5432 refused");
        });

        Reply reply = service.get("/api/v1").key("not read before").send();

        assertEquals(later(503, "UNAVAILABLE_ERROR", "try again after the time in Retry-After"), reply.told());
    }

    @Test
    void theUnforeseenIs500AndInTheLog() {
        failAt("Execution", () -> {
            throw new IllegalStateException("secret: SELECT * FROM executions");
        });

        for (Call call : calls) {
            Reply reply = call.send();
            String incident = reply.header("X-Request-Id");
            assertEquals(error(500, "INTERNAL_ERROR", "incident " + incident), reply.told());
            assertTrue(log.line(incident, Level.ERROR).contains("IllegalStateException"));
        }
    }

    @Test
    void anErrorIsAnsweredLikeAnException() {
        failAt("Execution", () -> {
            throw new NoClassDefFoundError("dev/workfloo/Secret");
        });

        Reply reply = calls.get(1).send();

        String incident = reply.header("X-Request-Id");
        assertEquals(error(500, "INTERNAL_ERROR", "incident " + incident), reply.told());
        assertTrue(log.line(incident, Level.ERROR).contains("NoClassDefFoundError"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "SELECT", "5432"})
    void theLogRepeatsNoMessageOfAnException(String word) {
        failAt("Execution", () -> {
            throw new IllegalStateException("secret", new RuntimeException("SELECT at 5432"));
        });

        calls.get(0).send();

        assertEquals(
                List.of(),
                log.events().stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .filter(line -> line.contains(word))
                        .toList());
    }
}
