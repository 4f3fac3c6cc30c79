package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Right;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.ScenarioPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An API is asked, as clients see it. */
class ApiNodeTest {

    private static final String FLOW = "657117e1d511b6e54fe2a0e3";
    private static final String SCENARIO = "6571181fd511b6e54fe2a0e3";
    private static final String FAILING = "6571181fd511b6e54fe2a0e4";

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0e3", "name": "Asks an API", "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Person", "next": "lookup", "sections": [
                {"section": "Person", "fields": [
                  {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                  {"id": "nick", "name": "Nick", "type": "TEXT", "required": true},
                  {"id": "income", "name": "Income", "type": "NUMBER", "required": true}]}]},
              {"id": "lookup", "type": "API", "name": "Look-up", "next": "done", "onError": "manual",
               "method": "POST",
               "url": "https://api.example.com/v1/{{ person.nick }}?rfc={{ person.rfc }}&key={{ secret.key }}&a=b%20c&d",
               "headers": {"Authorization": "Bearer {{ secret.token }}", "X-Nick": "{{ person.nick }}"},
               "body": {"rfc": "{{ person.rfc }}", "income": "{{ person.income }}", "key": "{{ secret.key }}",
                        "words": "of {{ person.rfc }}"},
               "response": {"score": "INTEGER", "note": "TEXT?"}},
              {"id": "done", "type": "LABEL", "name": "Done", "labels": ["done"]},
              {"id": "manual", "type": "LABEL", "name": "Manual", "labels": ["manual"]}],
             "scenarios": [
              {"id": "6571181fd511b6e54fe2a0e3", "name": "Known", "links": {"lookup": {"response": {"score": 7}, "after": "PT2S"}}},
              {"id": "6571181fd511b6e54fe2a0e4", "name": "Lost",
               "links": {"lookup": {"error": {"code": "HTTP_404", "message": "nobody"}}}}]}
            """;

    private static final String ANSWERS = "{\"rfc\":\"KIBA801010BPA\",\"nick\":\"Ani/Eva\",\"income\":20000}";

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

    private static String asking(String answers) {
        return TestService.id(
                service.execute(Flows.startAnswering(FLOW, answers)).send());
    }

    private static String asked() {
        service.neighbours()
                .answer(new Answered(
                        Value.of(Map.of("score", 712, "note", "kiba801010bpa is known", "more", 1)),
                        Optional.of(201),
                        Map.of("x-request-id", "r-1", "x-said", "of KIBA801010BPA")));
        String id = asking(ANSWERS);
        service.work();
        return id;
    }

    private static JsonNode detail(String id, String key) {
        Reply reply = service.get(TestService.EXECUTE + "/" + id).key(key).send();
        assertEquals(200, reply.status(), reply::told);
        return Json.tree(reply.body());
    }

    private static JsonNode lookup(String id) {
        return detail(id, service.key()).path("nodes").path(1);
    }

    @Test
    void theStatusSaysThatItIsWorkedOn() {
        String id = asking(ANSWERS);

        String status = service.status(id).send().body();

        assertEquals("API_PROCESSING", Json.at(status, "currentNodeType"));
        assertEquals("lookup", Json.at(status, "currentNodeId"));
    }

    @Test
    void theDetailTellsWhatWasAskedAndAnswered() {
        JsonNode node = lookup(asked());

        assertEquals(Json.tree("""
                {"request": {"method": "POST",
                   "url": "https://api.example.com/v1/Ani%2FEva?rfc=KIBA801010BPA&key=***&a=b%20c&d",
                   "headers": {"Authorization": "Bearer ***", "X-Nick": "Ani/Eva"},
                   "body": {"rfc": "KIBA801010BPA", "income": 20000, "key": "***", "words": "of KIBA801010BPA"}},
                 "response": {"body": {"score": 712, "note": "kiba801010bpa is known"},
                   "headers": {"x-request-id": "r-1", "x-said": "of KIBA801010BPA"}, "httpCode": 201,
                   "queryParams": {"rfc": "KIBA801010BPA", "key": "***", "a": "b c", "d": ""},
                   "url": "https://api.example.com/v1/Ani%2FEva?rfc=KIBA801010BPA&key=***&a=b%20c&d"}}
                """).toPrettyString(), node.path("apiData").toPrettyString());
        assertEquals(node.path("apiData").path("request"), node.path("request"));
        assertEquals(Json.tree("{\"score\": 712, \"note\": \"kiba801010bpa is known\"}"), node.path("response"));
        assertEquals("SUCCESS", node.path("detail").path("status").textValue());
        assertEquals("API", node.path("type").textValue());
    }

    @Test
    void whatIsSensitiveIsStarred() {
        String key = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);

        JsonNode node = detail(asked(), key).path("nodes").path(1);

        assertFalse(node.toString().toLowerCase(Locale.ROOT).contains("kiba"), node.toPrettyString());
        assertEquals(
                "https://api.example.com/v1/Ani%2FEva?rfc=***&key=***&a=b%20c&d",
                node.at("/apiData/request/url").textValue());
        assertEquals(
                Json.tree("{\"rfc\": \"***\", \"income\": 20000, \"key\": \"***\", \"words\": \"of ***\"}"),
                node.at("/apiData/request/body"));
        assertEquals(
                Json.tree("{\"x-request-id\": \"r-1\", \"x-said\": \"***\"}"), node.at("/apiData/response/headers"));
        assertEquals("***", node.at("/apiData/response/queryParams/rfc").textValue());
        assertEquals(Json.tree("{\"score\": 712, \"note\": \"***\"}"), node.path("response"));
    }

    /** As its own URL has it, which an API may say back. */
    @Test
    void whatIsSensitiveIsStarredAsUrlsSpellItToo() {
        String key = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);
        service.neighbours()
                .answer(new Answered(
                        Value.of(Map.of("score", 712, "note", "/v1?rfc=JOS%C3%89%20P%26A")),
                        Optional.of(201),
                        Map.of("x-form", "rfc=jos%c3%a9+p%26a", "x-twice", "to=%3Frfc%3DJos%25C3%25A9%2BP%2526A")));
        String id = asking(ANSWERS.replace("KIBA801010BPA", "José P&A"));
        service.work();

        JsonNode node = detail(id, key).path("nodes").path(1);

        assertEquals(Json.tree("{\"score\": 712, \"note\": \"***\"}"), node.path("response"));
        assertEquals(Json.tree("{\"x-form\": \"***\", \"x-twice\": \"***\"}"), node.at("/apiData/response/headers"));
    }

    @Test
    void listsTellTheUrlOfOneThatFailed() {
        service.neighbours()
                .answer(new Failed(
                        "HTTP_404", "the service answered 404", ConnectorAnswer.Reply.FINAL, Optional.of(404)));
        String id = asking(ANSWERS);
        service.work();

        Reply list = service.get("/api/v2/workfloo?_id=" + id).send();

        JsonNode step = Json.tree(list.body()).path(0).path("steps").path(1);
        assertEquals(
                "https://api.example.com/v1/Ani%2FEva?rfc=KIBA801010BPA&key=***&a=b%20c&d",
                step.at("/api/url").textValue());
        assertFalse(step.path("api").has("response"));
    }

    @Test
    void listsTellItAsAnApi() {
        String id = asked();

        Reply list = service.get("/api/v2/workfloo?_id=" + id).send();

        assertEquals(200, list.status(), list::told);
        JsonNode step = Json.tree(list.body()).path(0).path("steps").path(1);
        assertEquals(lookup(id).at("/apiData/request"), step.at("/api/request"));
        assertEquals(lookup(id).at("/apiData/response/url"), step.at("/api/url"));
        assertEquals(lookup(id).at("/apiData/response/queryParams"), step.at("/api/response/queryParams"));
        assertEquals(lookup(id).at("/apiData/response/headers"), step.at("/api/response/headers"));
        assertEquals(201, step.at("/api/response/httpCode").intValue());
        StringBuilder body = new StringBuilder();
        step.at("/api/response/body").forEach(each -> body.append((char) each.intValue()));
        assertEquals(
                Json.tree("{\"score\": 712, \"note\": \"kiba801010bpa is known\"}"),
                Json.tree(new String(body.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
        assertFalse(step.has("link"));
    }

    /** What was kept of what was asked says nothing of secrets, whoever asks. */
    @Test
    void secretsAreNamedNowhere() {
        String id = asked();

        for (String path : new String[] {"/" + id, "/" + id + "/why", "/status/" + id}) {
            String told = service.get(TestService.EXECUTE + path).send().body();
            assertFalse(told.contains("secret."), told);
        }
    }

    @Test
    void whyTellsOfItsAttempts() {
        service.neighbours()
                .answer(new Failed(
                        "HTTP_503", "the service answered 503", ConnectorAnswer.Reply.PASSING, Optional.of(503)));
        String id = asking(ANSWERS);
        service.work();

        JsonNode attempt = Json.tree(service.get(TestService.EXECUTE + "/" + id + "/why")
                        .send()
                        .body())
                .path("nodes")
                .path(1)
                .path("attempts")
                .path(0);

        assertEquals("HTTP_503", attempt.path("code").textValue());
        assertEquals(503, attempt.path("httpCode").intValue());
    }

    /** What cannot stand in its place is not sent at all. */
    @Test
    void aValueThatWouldLeadElsewhereTakesTheErrorBranch() {
        String id = asking(ANSWERS.replace("Ani/Eva", ".."));

        JsonNode detail = detail(id, service.key());

        assertEquals("SUCCESS", detail.path("status").textValue());
        assertEquals("[\"manual\"]", detail.path("labels").toString());
        assertEquals(
                "a segment of the URL's path would be empty, . or .., and lead elsewhere",
                detail.at("/nodes/1/detail/errorMessage").textValue());
    }

    @Test
    void inTheSandboxTheScenarioAnswers() {
        String start = "{\"idWorkflooDefinition\":\"" + FLOW + "\",\"scenarioId\":\"%s\",\"form\":" + ANSWERS + "}";
        String known = TestService.id(
                service.executeInSandbox(start.formatted(SCENARIO)).send());
        String lost = TestService.id(
                service.executeInSandbox(start.formatted(FAILING)).send());
        service.work();
        service.pass(Duration.ofSeconds(2));
        service.work();

        JsonNode detail = Json.tree(service.get(TestService.EXECUTE + "/" + known + "?sandbox=true")
                .send()
                .body());
        JsonNode failed = Json.tree(service.get(TestService.EXECUTE + "/" + lost + "?sandbox=true")
                .send()
                .body());
        assertEquals("[\"done\"]", detail.path("labels").toString());
        assertEquals(Json.tree("{\"score\": 7}"), detail.at("/nodes/1/apiData/response/body"));
        assertEquals("[\"manual\"]", failed.path("labels").toString());
    }

    @Test
    void aScenarioIsRequiredForIt() {
        try (TestService asking = TestService.asking(ScenarioPolicy.CONNECTORS)) {
            asking.publish(TestService.OURS, DOCUMENT);

            Reply refused = asking.executeInSandbox(Flows.start(FLOW)).send();

            assertEquals(Reply.error(400, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found"), refused.told());
        }
    }
}
