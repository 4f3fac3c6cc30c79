package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The detail, whole. */
class DetailTest {

    private static final String CREDIT = "657117e1d511b6e54fe2a0d0";
    private static final String CREDIT_SCENARIO = "6571181fd511b6e54fe2a0d0";
    private static final String CREDIT_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0d0", "name": "Credit", "timeZone": "America/Mexico_City", "start": "applicant",
             "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "figures", "sections": [
                {"section": "Income", "fields": [
                  {"id": "income", "name": "Income", "type": "NUMBER", "required": true},
                  {"id": "debt", "name": "Debt", "type": "NUMBER", "required": true, "sensitive": true},
                  {"id": "state", "name": "State", "type": "SELECT", "required": true,
                   "map": {"MX": "México", "NL": "Nuevo León"}}]}]},
              {"id": "figures", "type": "VARIABLES", "name": "Figures", "next": "ability",
               "variables": {"capacity": "applicant.income - applicant.debt", "day": "today()", "at": "now()",
                "spelt": "string(now())", "abroad": "string(date and time(now(), \\"+05:45\\"))", "nothing": "null",
                "list": "[1, null, 2]", "context": "{a: null, b: 2}"}},
              {"id": "ability", "type": "DECISION_TREE", "name": "Ability",
               "tree": {"name": "capacity", "if": "figures.capacity > 0", "message": "Earns more than is owed",
                 "then": {"name": "region", "if": "applicant.state = \\"NL\\"", "then": {"exit": "near"},
                          "else": {"exit": "far"}},
                 "else": {"exit": "none"}},
               "exits": {"near": "policy", "far": "policy", "none": "refused"}},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST",
               "inputs": ["applicant.income", "applicant.debt"],
               "rules": [
                 {"when": [">= 20000", "< 5000"], "exit": "good", "message": "Little debt", "labels": ["prime"],
                  "outputs": {"limit": "applicant.income * 3"}},
                 {"when": [">= 10000", "-"], "exit": "good", "message": "Fair income",
                  "outputs": {"limit": "applicant.income"}}],
               "default": {"exit": "bad", "message": "Outside the policy"},
               "exits": {"good": "welcome", "bad": "refused"}},
              {"id": "welcome", "type": "LABEL", "name": "Welcome", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["rejected"]}],
             "scenarios": [{"id": "6571181fd511b6e54fe2a0d0", "name": "Anybody"}]}
            """;

    private static final String ANSWERS = "{\"income\": 15000, \"debt\": 7321, \"state\": \"MX\"}";

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
        service.publish(TestService.OURS, CREDIT_DOCUMENT);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Call detail(String id) {
        return detail(id, "");
    }

    private static Call detail(String id, String path) {
        return service.get(TestService.EXECUTE + "/" + id + path);
    }

    private static String told(String json) {
        return Reply.json(200, Json.tree(json).toString());
    }

    @Test
    void tellsWhatEveryNodeDid() {
        String id = TestService.id(
                service.executeInSandbox(Flows.start(CREDIT, CREDIT_SCENARIO)).send());
        service.pass(Duration.ofHours(8));
        answer(id);

        Reply reply =
                service.get(TestService.EXECUTE + "/" + id + "?sandbox=true").send();

        String number = Json.tree(reply.body()).path("idUnykoo").asText();
        String created = Json.at(reply.body(), "created");
        String modified = Json.at(reply.body(), "modified");
        assertEquals(
                told(WHOLE.formatted(id, number, created, modified)
                        .replace("$1", created)
                        .replace("$2", modified)),
                reply.told());
    }

    private static void answer(String id) {
        service.call("POST", TestService.EXECUTE + "/" + id + "/form?sandbox=true")
                .json(ANSWERS)
                .send();
    }

    private static final String WHOLE = """
            {"id": "%s", "idUnykoo": %s, "name": "Credit", "status": "SUCCESS", "origin": "API", "ipOrigin": "127.0.0.1",
             "labels": ["approved"], "created": "%s", "modified": "%s",
             "nodes": [
              {"id": "applicant", "name": "Applicant", "type": "FORM", "created": "$1", "modified": "$2",
               "form": {"fields": {"income": 15000, "debt": 7321, "state": "MX"}}},
              {"id": "figures", "name": "Figures", "type": "VARIABLES", "created": "$2", "modified": "$2",
               "variables": [{"name": "capacity", "value": 7679}, {"name": "day", "value": "2026-03-01"},
                 {"name": "at", "value": "$2"}, {"name": "spelt", "value": "2026-03-01T14:00:00@America/Mexico_City"},
                 {"name": "abroad", "value": "2026-03-02T01:45:00+05:45"}, {"name": "nothing"},
                 {"name": "list", "value": [1, 2]}, {"name": "context", "value": {"b": 2}}]},
              {"id": "ability", "name": "Ability", "type": "DECISION_TREE", "created": "$2", "modified": "$2",
               "decisionTree": [
                 {"nameNode": "capacity", "message": "Earns more than is owed", "result": true},
                 {"nameNode": "region", "result": false}]},
              {"id": "policy", "name": "Policy", "type": "RULESET", "created": "$2", "modified": "$2",
               "ruleset": {"decision": [{"message": "Fair income"}], "exit": "good", "labels": []},
               "variables": [{"name": "limit", "value": 15000}]},
              {"id": "welcome", "name": "Welcome", "type": "LABEL", "created": "$2", "modified": "$2",
               "label": {"labels": ["approved"]}}],
             "sceneryId": "6571181fd511b6e54fe2a0d0", "sceneryName": "Anybody"}
            """;

    private static final String WHY = """
            {"id": "%s", "nodes": [
              {"id": "applicant", "attempts": [], "trace": []},
              {"id": "figures", "attempts": [], "trace": []},
              {"id": "ability", "attempts": [], "trace": [{"questions": [
                 {"nameNode": "capacity", "if": "figures.capacity > 0", "compared": {"figures.capacity": "***"},
                  "result": true},
                 {"nameNode": "region", "if": "applicant.state = \\"NL\\"", "compared": {"applicant.state": "MX"},
                  "result": false}]}]},
              {"id": "policy", "attempts": [], "trace": [{"rules": [
                 {"rule": 1, "matched": false, "conditions": [
                   {"input": "applicant.income", "value": 15000, "test": ">= 20000", "held": false},
                   {"input": "applicant.debt", "value": "***", "test": "< 5000", "held": false}]},
                 {"rule": 2, "matched": true, "conditions": [
                   {"input": "applicant.income", "value": 15000, "test": ">= 10000", "held": true},
                   {"input": "applicant.debt", "value": "***", "test": "-", "held": true}]}]}]},
              {"id": "welcome", "attempts": [], "trace": []}]}
            """;

    @Test
    void whyIsToldApartAndWithoutWhatIsSensitive() {
        String id = TestService.id(
                service.executeInSandbox(Flows.start(CREDIT, CREDIT_SCENARIO)).send());
        answer(id);

        Reply reply = service.get(TestService.EXECUTE + "/" + id + "/why?sandbox=true")
                .send();

        assertEquals(told(WHY.formatted(id)), reply.told());
        assertFalse(reply.body().contains("7321"));
    }

    @Test
    void whatCouldNotBeSaidIsLeftOut() {
        service.publish(TestService.OURS, """
                {"id": "657117e1d511b6e54fe2a0d1", "name": "Unsure", "start": "form", "nodes": [
                  {"id": "form", "type": "FORM", "name": "Form", "next": "table", "sections": [{"section": "All", "fields": [
                    {"id": "n", "name": "N", "type": "NUMBER"}]}]},
                  {"id": "table", "type": "RULESET", "name": "Table", "hitPolicy": "FIRST", "inputs": ["form.n"],
                   "rules": [{"when": [">= 5"], "message": "Large"}], "default": {"message": "Small, or nothing"}}]}
                """);
        String id = service.started("657117e1d511b6e54fe2a0d1");
        service.form(id, "{}").send();

        Reply reply = detail(id, "/why").send();

        assertEquals(Json.tree("""
                        [{"rules": [{"rule": 1, "matched": false, "conditions": [{"input": "form.n", "test": ">= 5"}]}],
                          "remarks": ["there is no member n"]}]
                        """), Json.tree(reply.body()).at("/nodes/1/trace"));
    }

    @Test
    void showsAnOpenFormWithoutAnswers() {
        String id = service.started(CREDIT);

        Reply reply = detail(id).send();

        assertEquals("PROGRESS", Json.at(reply.body(), "status"));
        assertEquals(
                Json.tree("{\"fields\": {}}"),
                Json.tree(reply.body()).path("nodes").path(0).path("form"));
        assertEquals(1, Json.tree(reply.body()).path("nodes").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/why"})
    void anExecutionOfTheOtherEnvironmentDoesNotExist(String path) {
        String id = service.startedInSandbox();

        assertEquals(
                Reply.error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"),
                detail(id, path).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/why"})
    void anUnknownExecutionIsSaidWithABody(String path) {
        assertEquals(
                Reply.error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"),
                detail("657117e1d511b6e54fe2aaaa", path).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/why"})
    void anIdThatIsNoneIsAFormatError(String path) {
        assertEquals(
                Reply.errors(400, "FORMAT_ERROR", "{\"id\":\"must be 24 hex digits\"}"),
                detail("nonsense", path).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/why"})
    void onlyGetIsServed(String path) {
        String id = service.started(CREDIT);

        for (String method : new String[] {"HEAD", "DELETE", "PUT"}) {
            Reply reply =
                    service.call(method, TestService.EXECUTE + "/" + id + path).send();

            assertEquals("405 Allow: GET", reply.told(), method);
        }
    }
}
