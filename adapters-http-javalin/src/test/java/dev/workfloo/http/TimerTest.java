package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A flow that waits, as clients see it. */
class TimerTest {

    private static final String FLOW = "657117e1d511b6e54fe2a0d5";
    private static final String SLOW = "6571181fd511b6e54fe2a0d5";
    private static final String QUICK = "6571181fd511b6e54fe2a0d6";

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0d5", "name": "Thought over", "start": "reflection", "expiresAfter": "P3D",
             "timeZone": "America/Mexico_City", "nodes": [
              {"id": "reflection", "type": "TIMER", "name": "Time to think", "wait": "P1DT2H3M4.5S", "next": "done"},
              {"id": "done", "type": "LABEL", "name": "Done", "labels": ["done"]}],
             "scenarios": [
              {"id": "6571181fd511b6e54fe2a0d5", "name": "Slow", "waits": {"reflection": "PT1M"}},
              {"id": "6571181fd511b6e54fe2a0d6", "name": "Quick"}]}
            """;

    private static final Duration WAIT = Duration.parse("PT26H3M4.5S");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
        service.publish(TestService.OURS, DOCUMENT);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String waiting(String id, String end, String left) {
        return Reply.json(
                200,
                "{\"id\":\"" + id
                        + "\",\"name\":\"Thought over\",\"status\":\"PROGRESS\",\"currentNodeId\":\"reflection\","
                        + "\"currentNodeName\":\"Time to think\",\"currentNodeType\":\"TIMER\",\"timer\":"
                        + timer(end, left) + "}");
    }

    /** @param left hours, minutes and seconds */
    private static String timer(String end, String left) {
        String[] parts = left.split(":");
        return "{\"endWaitDate\":\"" + end + "\",\"remainingTime\":{\"hours\":" + parts[0] + ",\"minutes\":" + parts[1]
                + ",\"seconds\":" + parts[2] + "}}";
    }

    /** When what was just started ends to wait. */
    private static String end(String id) {
        Reply detail = service.get(TestService.EXECUTE + "/" + id).send();
        return Instant.parse(Json.at(detail.body(), "created")).plus(WAIT).toString();
    }

    private static JsonNode node(String id) {
        Reply detail = service.get(TestService.EXECUTE + "/" + id).send();
        return Json.tree(detail.body()).path("nodes").path(0);
    }

    @Test
    void theStatusSaysUntilWhenItWaits() {
        String id = service.started(FLOW);
        assertEquals(waiting(id, end(id), "26:3:5"), service.status(id).send().told());

        service.pass(Duration.ofHours(26).plusMillis(500));

        assertEquals(waiting(id, end(id), "0:3:4"), service.status(id).send().told());
    }

    /** Until somebody has woken it. */
    @Test
    void nothingIsLeftOnceItIsOver() {
        String id = service.started(FLOW);
        service.pass(Duration.ofHours(30));

        assertEquals(waiting(id, end(id), "0:0:0"), service.status(id).send().told());

        service.work();
        assertEquals("SUCCESS", Json.at(service.status(id).send().body(), "status"));
    }

    @Test
    void theDetailSaysSoToo() {
        String id = service.started(FLOW);
        service.pass(Duration.ofHours(2));
        assertEquals(Json.tree(timer(end(id), "24:3:5")), node(id).path("timer"));

        service.pass(Duration.ofHours(30));
        service.work();

        assertEquals(Json.tree(timer(end(id), "0:0:0")), node(id).path("timer"));
        assertEquals(
                Duration.ofHours(32),
                Duration.between(
                        Instant.parse(node(id).path("created").textValue()),
                        Instant.parse(node(id).path("modified").textValue())));
        assertEquals("TIMER", node(id).path("type").textValue());
    }

    @Test
    void nothingRunsDownBehindTheEnd() {
        String id = service.started(FLOW);
        service.pass(Duration.ofHours(2));
        service.call("POST", TestService.EXECUTE + "/" + id + "/cancel").send();

        service.pass(Duration.ofHours(5));

        assertEquals(Json.tree(timer(end(id), "24:3:5")), node(id).path("timer"));
    }

    @Test
    void itExpiresWhileItWaits() {
        String id = service.started(FLOW);
        service.pass(Duration.ofDays(3));

        Reply status = service.status(id).send();

        assertEquals(
                Reply.json(200, "{\"id\":\"" + id + "\",\"name\":\"Thought over\",\"status\":\"ABANDONED\"}"),
                status.told());
        service.work();
        assertEquals(status.told(), service.status(id).send().told());
    }

    @Test
    void noStepIsAnsweredThere() {
        String id = service.started(FLOW);

        assertEquals(
                Reply.error(409, "STATE_ERROR", "the workfloo waits at TIMER reflection"),
                service.form(id, "{}").send().told());
        assertEquals(
                Reply.error(403, "STATE_ERROR", "the workfloo waits at TIMER reflection"),
                service.nip("send", id).send().told());
    }

    private static String inSandbox(String scenario) {
        return TestService.id(
                service.executeInSandbox(Flows.start(FLOW, scenario)).send());
    }

    private static Reply rehearsed(String id) {
        return service.get(TestService.EXECUTE + "/status/" + id + "?sandbox=true")
                .send();
    }

    @Test
    void theSandboxDoesNotWait() {
        String id = inSandbox(QUICK);

        assertEquals("SUCCESS", Json.at(rehearsed(id).body(), "status"));
    }

    @Test
    void theSandboxWaitsAsLongAsTheScenarioSays() {
        String id = inSandbox(SLOW);
        JsonNode timer = Json.tree(rehearsed(id).body()).path("timer");
        assertEquals(Json.tree("{\"hours\":0,\"minutes\":1,\"seconds\":0}"), timer.path("remainingTime"));

        service.pass(Duration.ofMinutes(1));
        service.work();

        assertEquals("SUCCESS", Json.at(rehearsed(id).body(), "status"));
    }

    @Test
    void aClientIsToldThatItWaitsAndThatItHasEnded() {
        String start = "{\"idWorkflooDefinition\":\"" + FLOW + "\",\"callbackUrl\":\"https://example.com/hook\"}";
        String id = TestService.id(service.execute(start).send());
        service.work();
        service.pass(Duration.ofDays(2));
        service.work();

        List<JsonNode> told = service.neighbours().statusesOf(id).stream()
                .map(it -> Json.tree(it.report()))
                .toList();

        assertEquals(2, told.size());
        assertEquals(Json.tree(timer(end(id), "26:3:5")), told.get(0).path("timer"));
        assertEquals("SUCCESS", told.get(1).path("status").textValue());
    }
}
