package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the detail shows of nodes that turn to somebody outside. */
class LinkDetailTest {

    private TestService service;
    private String key = "";

    @BeforeEach
    void start() {
        service = TestService.start();
        key = service.addKey(new Caller(TestService.OURS, "front-desk", Optional.empty(), Set.of(Right.values())));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private String inSandbox(String path) {
        return TestService.EXECUTE + path + "?sandbox=true";
    }

    private String startedInSandbox(String scenario) {
        return TestService.id(
                service.executeInSandbox(Flows.startCredit(scenario)).key(key).send());
    }

    private void consentInSandbox(String id) {
        service.call("PATCH", inSandbox("/" + id + "/nip/send")).send();
        for (int i = 0; i < 2; i++) {
            service.call("PATCH", inSandbox("/" + id + "/nip/validate"))
                    .json("{\"nip\":\"123456\"}")
                    .send();
        }
    }

    private String consented() {
        String id = TestService.id(service.execute(Flows.startCredit(Flows.CREDIT_SCENARIO))
                .key(key)
                .send());
        service.nip("send", id).send();
        service.work();
        service.type(id, service.code(id)).send();
        service.type(id, service.code(id)).send();
        return id;
    }

    private JsonNode detail(String target) {
        return Json.tree(service.get(target).send().body());
    }

    private JsonNode node(String id, String node) {
        return node(detail(TestService.EXECUTE + "/" + id), node);
    }

    /** The calls of the bureau that failed. */
    private JsonNode attempts(String id) {
        return node(detail(TestService.EXECUTE + "/" + id + "/why"), "bureau").path("attempts");
    }

    private static JsonNode node(JsonNode body, String node) {
        for (JsonNode one : body.path("nodes")) {
            if (one.path("id").asText().equals(node)) return one;
        }
        throw new AssertionError("there is no node " + node);
    }

    private static JsonNode tree(String json, String id) {
        return Json.tree(json.replace("$id", id));
    }

    @Test
    void theWholeFlowIsTold() {
        String id = startedInSandbox(Flows.HESITANT_SCENARIO);
        consentInSandbox(id);
        for (Duration pause : new Duration[] {Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(6)}) {
            service.pass(pause);
            service.work();
        }

        JsonNode nodes = detail(inSandbox("/" + id)).path("nodes");
        JsonNode why = detail(inSandbox("/" + id + "/why")).path("nodes");

        assertEquals(tree(WHOLE, id).toPrettyString(), nodes.toPrettyString());
        assertEquals(tree(WHY, id).toPrettyString(), why.toPrettyString());
    }

    private static final String WHY = """
            [{"id": "applicant", "attempts": [], "trace": []},
             {"id": "consent", "attempts": [], "trace": []},
             {"id": "bureau", "attempts": [
                {"date": "2026-03-01T12:00:01Z", "code": "FAIL_FIRST", "errorMessage": "fails 2 times first",
                 "responseTime": 1000, "retryAt": "2026-03-01T12:00:02Z"},
                {"date": "2026-03-01T12:00:03Z", "code": "FAIL_FIRST", "errorMessage": "fails 2 times first",
                 "responseTime": 1000, "retryAt": "2026-03-01T12:00:08Z"}], "trace": []},
             {"id": "policy", "attempts": [], "trace": [{"rules": [{"rule": 1, "matched": false, "conditions": [
                {"input": "bureau.score", "value": 650, "test": ">= 700", "held": false}]}]}]},
             {"id": "refused", "attempts": [], "trace": []}]
            """;

    private static final String WHOLE = """
            [{"id": "applicant", "name": "Applicant", "type": "FORM",
              "created": "2026-03-01T12:00:00Z", "modified": "2026-03-01T12:00:00Z",
              "form": {"fields": {"rfc_pf": "KIBA801010BPA", "income": 20000, "email": "ana@example.com",
                "country_code": "+52", "phone_number": "5512345678"}}},
             {"id": "consent", "name": "Consent", "type": "LINK",
              "created": "2026-03-01T12:00:00Z", "modified": "2026-03-01T12:00:00Z",
              "link": {"events": [{"date": "2026-03-01T12:00:00Z", "status": "SENT"}], "phase": "VALIDATED"}},
             {"id": "bureau", "name": "Bureau", "type": "LINK",
              "created": "2026-03-01T12:00:00Z", "modified": "2026-03-01T12:00:09Z",
              "request": {"rfc": "KIBA801010BPA"},
              "apiData": {"request": {"body": {"rfc": "KIBA801010BPA"}},
                "response": {"body": {"score": 650, "openAccounts": 0}}},
              "detail": {"createdBy": "front-desk", "idWorkfloo": "$id", "origin": "API", "status": "SUCCESS",
                "responseTime": 1000, "dateFound": "2026-03-01T12:00:09Z"},
              "response": {"score": 650, "openAccounts": 0}},
             {"id": "policy", "name": "Policy", "type": "RULESET",
              "created": "2026-03-01T12:00:09Z", "modified": "2026-03-01T12:00:09Z",
              "ruleset": {"decision": [{"message": "Outside the policy"}], "exit": "bad", "labels": []},
              "variables": []},
             {"id": "refused", "name": "Refused", "type": "LABEL",
              "created": "2026-03-01T12:00:09Z", "modified": "2026-03-01T12:00:09Z",
              "label": {"labels": ["rejected"]}}]
            """;

    @Test
    void aCallUnderWayShowsItsRequest() {
        String id = consented();

        JsonNode bureau = node(id, "bureau");

        String underWay = """
                {"id": "bureau", "name": "Bureau", "type": "LINK",
                 "created": "2026-03-01T12:00:00Z", "modified": "2026-03-01T12:00:00Z",
                 "request": {"rfc": "KIBA801010BPA"}, "apiData": {"request": {"body": {"rfc": "KIBA801010BPA"}}},
                 "detail": {"createdBy": "front-desk", "idWorkfloo": "$id", "origin": "API", "status": "PROGRESS"}}
                """;
        assertEquals(tree(underWay, id), bureau);
    }

    @Test
    void anAnswerOverHttpShowsItsStatus() {
        String id = consented();
        service.neighbours().answer(failed(503, Reply.PASSING));
        service.work();
        service.neighbours().answer(new ConnectorAnswer.Answered(score(712), Optional.of(200)));
        service.pass(Duration.ofSeconds(1));
        service.work();

        JsonNode bureau = node(id, "bureau");

        assertEquals(200, bureau.path("detail").path("httpCode").asInt());
        assertEquals(
                200, bureau.path("apiData").path("response").path("httpCode").asInt());
        assertEquals(503, attempts(id).path(0).path("httpCode").asInt());
        assertEquals(1, attempts(id).size());
    }

    private static Value score(int score) {
        return Value.of(Map.of("score", score, "openAccounts", 1, "more", "than was asked for"));
    }

    private static ConnectorAnswer failed(int status, Reply reply) {
        return new ConnectorAnswer.Failed("HTTP_" + status, "it said no", reply, Optional.of(status));
    }

    @Test
    void aFailureThatIsFinalShowsWhy() {
        String id = consented();
        service.neighbours().answer(failed(404, Reply.FINAL));
        service.work();

        JsonNode bureau = node(id, "bureau");

        String attempt = """
                {"date": "2026-03-01T12:00:00Z", "code": "HTTP_404", "errorMessage": "it said no", "httpCode": 404,
                 "responseTime": 0}
                """;
        String detail = """
                {"createdBy": "front-desk", "idWorkfloo": "$id", "origin": "API", "status": "ERROR",
                 "httpCode": 404, "responseTime": 0, "errorMessage": "the service gave no result: HTTP_404"}
                """;
        assertEquals(tree(attempt, id), attempts(id).path(0));
        assertEquals(tree(detail, id), bureau.path("detail"));
        assertEquals(
                "[\"manual-review\"]",
                detail(TestService.EXECUTE + "/" + id).path("labels").toString());
    }

    @Test
    void anAnswerOfTheWrongShapeIsAFailure() {
        String id = consented();
        service.neighbours().answer(new ConnectorAnswer.Answered(Value.of(Map.of("score", "high")), Optional.of(200)));
        service.work();

        JsonNode bureau = node(id, "bureau");

        assertEquals("WRONG_SHAPE", attempts(id).path(0).path("code").asText());
        assertEquals("ERROR", bureau.path("detail").path("status").asText());
        assertEquals(true, bureau.path("response").isMissingNode());
    }

    @Test
    void aConsentThatFailedShowsHowFarItCame() {
        service.neighbours().deliver(new NipDelivery.Failed("REFUSED", false));
        String id = service.sentACode();
        String wrong = service.code(id).equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 3; i++) service.type(id, wrong).send();

        JsonNode consent = node(id, "consent");

        String link = """
                {"events": [{"date": "2026-03-01T12:00:00Z", "status": "ERROR", "errorMessage": "REFUSED"}],
                 "phase": "VALIDATE"}
                """;
        assertEquals(tree(link, id), consent.path("link"));
        assertEquals(
                tree("{\"errorMessage\": \"the code was typed wrong three times\", \"status\": \"ERROR\"}", id),
                consent.path("detail"));
    }
}
