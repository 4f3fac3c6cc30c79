package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Right;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What whoever may not see is shown of an execution: *** in the place of what is sensitive, wherever it went. */
class StarredTest {

    private static final String FLOW = "657117e1d511b6e54fe2a0aa";

    private static final String RFC = "KIBA801010BPA";
    private static final String THEIR_PHONE = "5598765432";
    private static final String PHONE = "5512345678";
    private static final String EMAIL = "ana@example.com";

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0aa", "name": "Private", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "derived", "sections": [
                {"section": "Identity", "fields": [
                  {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true,
                   "defaultValue": "XAXX010101000"},
                  {"id": "nick", "name": "Nick", "type": "TEXT", "required": true},
                  {"id": "email", "name": "E-mail", "type": "EMAIL", "sensitive": true},
                  {"id": "phone", "name": "Mobile", "type": "PHONE", "sensitive": true},
                  {"id": "absent", "name": "Absent", "type": "TEXT", "sensitive": true},
                  {"id": "friends", "name": "Friends", "type": "SET", "max": 2, "set": {"fields": [
                    {"id": "name", "name": "Name", "type": "TEXT", "required": true},
                    {"id": "phone", "name": "Phone", "type": "TEXT", "sensitive": true}]}},
                  {"id": "debts", "name": "Debts", "type": "SET", "max": 2, "sensitive": true, "set": {"fields": [
                    {"id": "amount", "name": "Amount", "type": "NUMBER", "required": true}]}}]}]},
              {"id": "derived", "type": "VARIABLES", "name": "Derived", "next": "bureau", "variables": {
                "loud": "upper case(applicant.rfc_pf)", "letters": "string length(applicant.rfc_pf)",
                "greeting": "upper case(applicant.nick)"}},
              {"id": "bureau", "type": "LINK", "service": "bureau", "name": "Bureau", "next": "policy",
               "onError": "consent",
               "request": {"rfc": "derived.loud", "letters": "derived.letters", "nick": "applicant.nick"},
               "response": {"name": "TEXT", "remark": "TEXT", "score": "NUMBER"}},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST",
               "inputs": ["bureau.score", "derived.letters", "bureau.name"],
               "rules": [{"when": [">= 700", "> 1", "-"], "exit": "good", "message": "Strong score",
                          "outputs": {"limit": "bureau.score * 10", "mark": "derived.letters + 1",
                                      "said": "bureau.remark"}}],
               "default": {"exit": "good", "message": "Any"}, "exits": {"good": "consent"}},
              {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent",
               "nip": {"channels": ["sms", "email"], "phoneNumber": "applicant.phone", "email": "applicant.email",
                       "countryCode": "\\"+52\\""}}]}
            """;

    private static final String CORRECTED_FLOW = "657117e1d511b6e54fe2a0ab";

    /** A bureau is asked on each way round; behind it a reviewer can send the RFC back. */
    private static final String CORRECTED_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0ab", "name": "Corrected", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "bureau", "sections": [
                {"section": "Identity", "fields": [
                  {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                  {"id": "born", "name": "Born", "type": "DATE", "sensitive": true},
                  {"id": "account", "name": "Account", "type": "INTEGER", "sensitive": true},
                  {"id": "again", "name": "Again", "type": "BOOLEAN", "required": true}]}]},
              {"id": "bureau", "type": "LINK", "service": "bureau", "name": "Bureau", "next": "round",
               "onError": "manual", "request": {"rfc": "applicant.rfc"},
               "response": {"remark": "TEXT", "born": "DATE", "account": "NUMBER", "score": "NUMBER"}},
              {"id": "round", "type": "DECISION_TREE", "name": "Round",
               "tree": {"name": "again", "if": "applicant.again", "then": {"exit": "again"}, "else": {"exit": "on"}},
               "exits": {"again": "said", "on": "manual"}},
              {"id": "said", "type": "VARIABLES", "name": "Said", "next": "applicant",
               "variables": {"remark": "bureau.remark"}},
              {"id": "manual", "type": "VALIDATION", "name": "Manual", "fields": ["applicant.rfc"],
               "allowCorrection": true, "exits": {"APPROVED": null, "REJECTED": null}}]}
            """;

    private static final String CORRECTED = "KIBA801010BPB";

    private static final String ANSWERS = "{\"rfc_pf\":\"" + RFC + "\",\"nick\":\"Ani\",\"email\":\"" + EMAIL
            + "\",\"phone\":\"" + PHONE + "\",\"friends\":[{\"name\":\"EVA\",\"phone\":\"" + THEIR_PHONE
            + "\"},{\"name\":\"LUZ\"}],\"debts\":[{\"amount\":98765}]}";

    private static final List<String> SECRETS = List.of(RFC, EMAIL, PHONE, THEIR_PHONE, "98765", "kiba801010bpa");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
        service.publish(TestService.OURS, DOCUMENT);
        service.publish(TestService.OURS, CORRECTED_DOCUMENT);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String key(Right... rights) {
        return service.addKey(TestService.OURS, Optional.empty(), rights);
    }

    private static Value report() {
        return Value.of(Map.of("name", "ANA", "remark", "Of kiba801010bpa nothing is known", "score", 712));
    }

    private static String started(ConnectorAnswer answer) {
        service.neighbours().answer(answer);
        String id = TestService.id(
                service.execute(Flows.startAnswering(FLOW, ANSWERS)).send());
        service.work();
        return id;
    }

    /** Comes to the consent, with all that is known. */
    private static String started() {
        return started(new Answered(report(), Optional.of(200)));
    }

    private static String told(String path, String key) {
        Reply reply = service.get(TestService.EXECUTE + path).key(key).send();
        assertEquals(200, reply.status(), reply::told);
        return reply.body();
    }

    private static JsonNode node(String body, String node) {
        for (JsonNode one : Json.tree(body).path("nodes")) {
            if (one.path("id").asText().equals(node)) return one;
        }
        throw new AssertionError("there is no node " + node);
    }

    private static void assertIs(String expected, JsonNode told) {
        assertEquals(Json.tree(expected), told);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXECUTE", "REVIEW"})
    void nothingSensitiveIsTold(Right right) {
        String id = started();
        service.nip("send", id).send();
        service.work();
        String key = key(right, Right.DESIGN);

        List<String> told = Stream.of("/" + id, "/status/" + id, "/" + id + "/why")
                .map(path -> told(path, key))
                .toList();

        for (String body : told) SECRETS.forEach(secret -> assertFalse(body.contains(secret), secret + ": " + body));
    }

    @Test
    void whoeverMaySeeIsToldAll() {
        String id = started();

        String detail = told("/" + id, key(Right.SEE));

        SECRETS.forEach(secret -> assertTrue(detail.contains(secret), secret));
        assertFalse(detail.contains("***"), detail);
        assertEquals(detail, told("/" + id, service.key()));
    }

    @Test
    void sensitiveAnswersAreStarred() {
        String detail = told("/" + started(), key(Right.EXECUTE));

        assertIs("""
                {"rfc_pf": "***", "nick": "Ani", "email": "***", "phone": "***",
                 "friends": [{"name": "EVA", "phone": "***"}, {"name": "LUZ"}], "debts": "***"}""", node(detail, "applicant").at("/form/fields"));
    }

    @Test
    void whatIsComputedFromThemIsStarred() {
        String detail = told("/" + started(), key(Right.EXECUTE));

        assertIs("""
                [{"name": "loud", "value": "***"}, {"name": "letters", "value": "***"},
                 {"name": "greeting", "value": "ANI"}]""", node(detail, "derived").path("variables"));
        assertIs("""
                [{"name": "limit", "value": 7120}, {"name": "mark", "value": "***"},
                 {"name": "said", "value": "***"}]""", node(detail, "policy").path("variables"));
    }

    @Test
    void whatAServiceWasAskedIsStarred() {
        JsonNode bureau = node(told("/" + started(), key(Right.EXECUTE)), "bureau");

        String request = "{\"rfc\": \"***\", \"letters\": \"***\", \"nick\": \"Ani\"}";
        assertIs(request, bureau.path("request"));
        assertIs("{\"body\": " + request + "}", bureau.at("/apiData/request"));
    }

    @Test
    void whatAServiceSaysBackIsStarred() {
        JsonNode bureau = node(told("/" + started(), key(Right.EXECUTE)), "bureau");

        String response = "{\"name\": \"ANA\", \"remark\": \"***\", \"score\": 712}";
        assertIs(response, bureau.path("response"));
        assertIs(response, bureau.at("/apiData/response/body"));
    }

    @Test
    void whatAServiceSaysOfItsFailureIsStarred() {
        String id = started(new Failed("HTTP_422", "nobody of " + RFC, ConnectorAnswer.Reply.FINAL, Optional.of(422)));

        JsonNode attempt =
                node(told("/" + id + "/why", key(Right.EXECUTE)), "bureau").at("/attempts/0");

        assertEquals("***", attempt.path("errorMessage").asText());
        assertEquals("HTTP_422", attempt.path("code").asText());
    }

    private static Answered saying(Object... more) {
        Map<String, Object> report = new LinkedHashMap<>(
                Map.of("remark", "Nothing known", "born", "2000-01-01", "account", 7, "score", 712));
        for (int i = 0; i < more.length; i += 2) report.put((String) more[i], more[i + 1]);
        return new Answered(Value.of(report), Optional.of(200));
    }

    private static String applied(ConnectorAnswer answer, String answers) {
        service.neighbours().answer(answer);
        String id = TestService.id(
                service.execute(Flows.startAnswering(CORRECTED_FLOW, answers)).send());
        service.work();
        return id;
    }

    private static void correct(String id) {
        Call back = service.call("POST", TestService.EXECUTE + "/" + id + "/review")
                .json("{\"decision\":\"REJECTED\",\"reviews\":[{\"fieldId\":\"rfc\"}]}");
        Call corrected = service.call("POST", TestService.EXECUTE + "/" + id + "/correction")
                .json("{\"rfc\":\"" + CORRECTED + "\"}");
        assertEquals("200", back.send().told());
        assertEquals("200", corrected.send().told());
    }

    @ParameterizedTest
    @EnumSource(names = {"EXECUTE", "REVIEW"})
    void whatWasCorrectedStaysSecret(Right right) {
        String answers = "{\"rfc\":\"" + RFC + "\",\"again\":false}";
        String answered = applied(saying("remark", "Of " + RFC + " nothing is known"), answers);
        String failed = applied(
                new Failed("HTTP_422", "nobody of " + RFC, ConnectorAnswer.Reply.FINAL, Optional.of(422)), answers);
        correct(answered);
        correct(failed);

        JsonNode bureau = node(told("/" + answered, key(right)), "bureau");
        JsonNode attempt = node(told("/" + failed + "/why", key(right)), "bureau");

        assertEquals("***", bureau.at("/response/remark").asText());
        assertEquals("***", bureau.at("/apiData/response/body/remark").asText());
        assertEquals("***", attempt.at("/attempts/0/errorMessage").asText());
        assertFalse(told("/" + answered, key(right)).contains(RFC));
        assertFalse(told("/" + failed, key(right)).contains(RFC));
        assertTrue(told("/" + answered, key(Right.SEE)).contains(RFC));
    }

    /** Also where only what was made of it on the way before is left. */
    @Test
    void whatWasAnsweredAnewStaysSecret() {
        String id = applied(
                saying("remark", "Of " + RFC + " nothing is known"), "{\"rfc\":\"" + RFC + "\",\"again\":true}");
        service.neighbours().answer(saying());
        assertEquals(
                "200",
                service.form(id, "{\"rfc\":\"" + CORRECTED + "\",\"again\":false}")
                        .send()
                        .told());
        service.work();

        String detail = told("/" + id, key(Right.EXECUTE));

        assertIs(
                "[{\"name\": \"remark\", \"value\": \"***\"}]",
                node(detail, "said").path("variables"));
        assertEquals(
                "Nothing known", node(detail, "bureau").at("/response/remark").asText());
    }

    @Test
    void datesAndNumbersThatAreSaidBackAreStarred() {
        String answers = "{\"rfc\":\"" + RFC + "\",\"born\":\"1990-08-15\",\"account\":40023317,\"again\":false}";
        String id =
                applied(saying("remark", "Born on 1990-08-15", "born", "1990-08-15", "account", 40_023_317), answers);
        String other =
                applied(saying("remark", "No account 40023317", "born", "1990-08-16", "account", 400_233_170), answers);

        assertIs(
                "{\"remark\": \"***\", \"born\": \"***\", \"account\": \"***\", \"score\": 712}",
                node(told("/" + id, key(Right.EXECUTE)), "bureau").path("response"));
        assertIs(
                "{\"remark\": \"***\", \"born\": \"1990-08-16\", \"account\": 400233170, \"score\": 712}",
                node(told("/" + other, key(Right.EXECUTE)), "bureau").path("response"));
    }

    @Test
    void thePersonsAddressesAreStarred() {
        String id = started();

        JsonNode before = Json.tree(told("/status/" + id, key(Right.EXECUTE))).path("link");
        service.nip("send", id)
                .json("{\"countryCode\":\"+52\",\"phoneNumber\":\"5511112222\"}")
                .send();
        String after = told("/status/" + id, key(Right.EXECUTE));

        assertEquals("***", before.path("email").asText());
        assertEquals("***", before.path("phoneNumber").asText());
        assertEquals("+52", before.path("countryCode").asText());
        assertFalse(after.contains("5511112222"), after);
    }

    @Test
    void aResendTellsThemToWhoeverMaySee() {
        String starred = resent(key(Right.EXECUTE));
        String whole = resent(key(Right.EXECUTE, Right.SEE));

        assertEquals("***", Json.at(starred, "phoneNumber"));
        assertEquals("***", Json.at(starred, "email"));
        assertEquals("***", Json.at(starred, "countryCode"));
        assertEquals(PHONE, Json.at(whole, "phoneNumber"));
        assertEquals("+52", Json.at(whole, "countryCode"));
        assertEquals(EMAIL, Json.at(whole, "email"));
    }

    private static String resent(String key) {
        return service.nip("resend", started()).key(key).send().body();
    }

    @Test
    void theWorkspaceIsToldAllOfItsExecutions() {
        service.neighbours().answer(new Answered(report(), Optional.of(200)));
        String body = Flows.startAnswering(FLOW, ANSWERS)
                .replaceFirst("\\{", "{\"callbackUrl\":\"https://lender.example/told\",");
        String id = TestService.id(service.execute(body).key(key(Right.EXECUTE)).send());
        service.work();

        String told = service.neighbours().toldOf(id).toString();

        assertTrue(told.contains(PHONE) && told.contains(EMAIL), told);
    }

    @Test
    void aProposalIsNotThePersons() {
        String id = TestService.id(service.execute(Flows.start(FLOW)).send());

        assertTrue(told("/status/" + id, key(Right.EXECUTE)).contains("XAXX010101000"));
    }
}
