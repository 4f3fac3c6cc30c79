package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.execution.NipDelivery;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status object, whole. */
class StatusTest {

    static final String RICH = "657117e1d511b6e54fe2a0ff";

    static final String RICH_DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0ff", "name": "Solicitud de crédito", "start": "datos", "nodes": [
              {"id": "datos", "type": "FORM", "name": "Datos «personales»", "sections": [
                {"section": "Identity", "fields": [
                  {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "predefined": true,
                   "searchable": true, "sensitive": true, "minLength": 4, "maxLength": 13,
                   "regex": "[A-ZÑ&]{4}.*", "regexMessage": "13 \\"characters\\"",
                   "autofillNodeId": "lookup", "autoFilledBy": [{"nodeId": "lookup", "nameNode": "Look-up"}]},
                  {"id": "kind", "name": "Kind", "type": "SELECT", "map": {"m": "Moral", "f": "Física"},
                   "defaultValue": "f"},
                  {"id": "employer", "name": "Employer", "type": "TEXT",
                   "showIf": [{"field": "kind", "values": ["f", "m"], "requiredWithValues": ["f"]}]},
                  {"id": "partner", "name": "Partner", "type": "TEXT", "show": {"field": "kind", "value": "m"}}]},
                {"section": "Money", "fields": [
                  {"id": "income", "name": "Income", "type": "NUMBER", "minVal": 0.50, "maxVal": 1.5e4,
                   "defaultValue": 15000},
                  {"id": "children", "name": "Children", "type": "INTEGER", "minVal": -1, "defaultValue": 1e1},
                  {"id": "terms", "name": "Terms", "type": "HTML", "html": "<b>read</b> & sign"},
                  {"id": "references", "name": "References", "type": "SET", "min": 1, "max": 3, "set": {
                    "fields": [
                      {"id": "name", "name": "Name", "type": "TEXT"},
                      {"id": "phone", "name": "Phone", "type": "PHONE", "required": true}],
                    "required": ["name"], "optionalAt": [2, 1]}}]}]}]}
            """;

    private static final String RICH_STATUS = """
            {"id": "%s", "name": "Solicitud de crédito", "status": "PROGRESS",
             "currentNodeId": "datos", "currentNodeName": "Datos «personales»", "currentNodeType": "FORM",
             "form": {"formFieldSection": [
               {"section": "Identity", "fields": [
                 {"id": "rfc", "name": "RFC", "required": true, "predefined": true, "section": "Identity",
                  "fieldMetadata": {"type": "TEXT", "regex": "[A-ZÑ&]{4}.*", "regexMessage": "13 \\"characters\\"",
                    "minLength": 4, "maxLength": 13, "map": {}, "autofillNodeId": "lookup",
                    "autoFilledBy": [{"nodeId": "lookup", "nameNode": "Look-up"}]}, "showIf": []},
                 {"id": "kind", "name": "Kind", "required": false, "predefined": false, "section": "Identity",
                  "fieldMetadata": {"type": "SELECT", "map": {"m": "Moral", "f": "Física"}, "defaultValue": "f",
                    "autoFilledBy": []}, "showIf": []},
                 {"id": "employer", "name": "Employer", "required": false, "predefined": false, "section": "Identity",
                  "fieldMetadata": {"type": "TEXT", "maxLength": 10000, "map": {}, "autoFilledBy": []},
                  "showIf": [{"field": "kind", "values": ["f", "m"], "requiredWithValues": ["f"]}]},
                 {"id": "partner", "name": "Partner", "required": false, "predefined": false, "section": "Identity",
                  "fieldMetadata": {"type": "TEXT", "maxLength": 10000, "map": {}, "show": {"field": "kind", "value": "m"},
                    "autoFilledBy": []}, "showIf": []}]},
               {"section": "Money", "fields": [
                 {"id": "income", "name": "Income", "required": false, "predefined": false, "section": "Money",
                  "fieldMetadata": {"type": "NUMBER", "minVal": 0.5, "maxVal": 15000, "map": {}, "defaultValue": 15000,
                    "autoFilledBy": []}, "showIf": []},
                 {"id": "children", "name": "Children", "required": false, "predefined": false, "section": "Money",
                  "fieldMetadata": {"type": "INTEGER", "minVal": -1, "map": {}, "defaultValue": 10,
                    "autoFilledBy": []}, "showIf": []},
                 {"id": "terms", "name": "Terms", "required": false, "predefined": false, "section": "Money",
                  "fieldMetadata": {"type": "HTML", "map": {}, "html": "<b>read</b> & sign",
                    "autoFilledBy": []}, "showIf": []},
                 {"id": "references", "name": "References", "required": false, "predefined": false, "section": "Money",
                  "fieldMetadata": {"type": "SET", "min": 1, "max": 3, "map": {}, "autoFilledBy": []},
                  "set": {"fields": [
                      {"id": "name", "name": "Name", "required": false, "predefined": false, "section": "Money",
                       "fieldMetadata": {"type": "TEXT", "maxLength": 10000, "map": {}, "autoFilledBy": []}, "showIf": []},
                      {"id": "phone", "name": "Phone", "required": true, "predefined": false, "section": "Money",
                       "fieldMetadata": {"type": "PHONE", "map": {}, "autoFilledBy": []}, "showIf": []}],
                    "required": ["name"], "optionalAt": ["2", "1"]}, "showIf": []}]}]}}
            """;

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
        service.publish(TestService.OURS, RICH_DOCUMENT);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String told(String json) {
        return Reply.json(200, Json.tree(json).toString());
    }

    @Test
    void aFormIsShownWithAllItsMetadata() {
        String id = service.started(RICH);

        Reply reply = service.status(id).send();

        assertEquals(told(RICH_STATUS.formatted(id)), reply.told());
    }

    @Test
    void numbersOfOlderVersionsAreToldIn32Bits() {
        String wide = """
                {"id": "657117e1d511b6e54fe2a0fe", "name": "Wide", "start": "form", "nodes": [
                  {"id": "form", "type": "FORM", "name": "Form", "sections": [{"section": "All", "fields": [
                    {"id": "count", "name": "Count", "type": "INTEGER", "minVal": -3e9, "maxVal": 1e10,
                     "defaultValue": 1e10},
                    {"id": "sum", "name": "Sum", "type": "NUMBER", "minVal": -1e300, "maxVal": 1e39,
                     "defaultValue": 1e39}]}]}]}
                """;
        service.publishUnchecked(wide);

        JsonNode fields = Json.tree(service.status(service.started("657117e1d511b6e54fe2a0fe"))
                        .send()
                        .body())
                .at("/form/formFieldSection/0/fields");

        assertEquals(
                Json.tree(
                        "{\"type\":\"INTEGER\",\"minVal\":-2147483648,\"maxVal\":2147483647,\"map\":{},\"autoFilledBy\":[]}"),
                fields.at("/0/fieldMetadata"));
        assertEquals(
                Json.tree("{\"type\":\"NUMBER\",\"minVal\":-34" + "0".repeat(37) + ",\"maxVal\":34" + "0".repeat(37)
                        + ",\"map\":{},\"autoFilledBy\":[]}"),
                fields.at("/1/fieldMetadata"));
    }

    @Test
    void aFinishedExecutionShowsNoStep() {
        String id = service.started(Flows.NOTE);

        Reply reply = service.status(id).send();

        assertEquals(told("{\"id\": \"" + id + "\", \"name\": \"Note\", \"status\": \"SUCCESS\"}"), reply.told());
    }

    @Test
    void theNextStepIsShownAfterAnAnswer() {
        String id = service.started(Flows.LOAN);

        service.form(id, Flows.APPLICANT).send();

        String offer = """
                {"id": "%s", "name": "Loan", "status": "PROGRESS",
                 "currentNodeId": "offer", "currentNodeName": "Offer", "currentNodeType": "FORM",
                 "form": {"formFieldSection": [{"section": "Offer", "fields": [
                   {"id": "accepted", "name": "Accepted", "required": true, "predefined": false, "section": "Offer",
                    "fieldMetadata": {"type": "BOOLEAN", "map": {}, "autoFilledBy": []}, "showIf": []}]}]}}
                """;
        assertEquals(told(offer.formatted(id)), service.status(id).send().told());
    }

    @Test
    void anExecutionStaysOnItsVersion() {
        try (TestService other = TestService.start()) {
            String id = other.started(Flows.LOAN);

            other.publish(TestService.OURS, Flows.LOAN_DOCUMENT.replace("\"Loan\"", "\"Credit\""));

            assertEquals("Loan", Json.at(other.status(id).send().body(), "name"));
            assertEquals(
                    "Credit",
                    Json.at(other.status(other.started(Flows.LOAN)).send().body(), "name"));
        }
    }

    private static final String CONSENT_STATUS = """
            {"id": "%s", "name": "Credit", "status": "PROGRESS",
             "currentNodeId": "consent", "currentNodeName": "Consent", "currentNodeType": "LINK",
             "link": {"phase": "%s", "nipType": "whatsapp", "email": "ana@example.com",
               "countryCode": "+52", "phoneNumber": "5512345678", "companyName": "Demo Financiera",
               "terms": "https://example.com/terms", "privacyNotice": "https://example.com/privacy", "events": [%s]%s}}
            """;

    private static String consent(String id, String phase, String events, String sendError) {
        return told(CONSENT_STATUS.formatted(id, phase, events, sendError));
    }

    @Test
    void consentIsShownWithWhatIsAgreedTo() {
        String id = service.askedForConsent();

        Reply reply = service.status(id).send();

        assertEquals(consent(id, "CREATE_ACCOUNT", "", ""), reply.told());
    }

    /** The first send, and that is all that is ever shown of a code. */
    @Test
    void aSendShowsAtOnceAndItsEventLater() {
        String id = service.askedForConsent();

        service.nip("send", id).send();
        String accepted = service.status(id).send().told();
        service.work();
        String delivered = service.status(id).send().told();
        service.type(id, service.code(id)).send();
        String confirmed = service.status(id).send().told();

        assertEquals(consent(id, "VALIDATE", "", ""), accepted);
        assertEquals(consent(id, "VALIDATE", SENT, ""), delivered);
        assertEquals(consent(id, "VALIDATE_2", SENT, ""), confirmed);
    }

    private static final String SENT = "{\"date\": \"2026-03-01T12:00:00Z\", \"status\": \"SENT\"}";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailedSendShowsUntilTheNext(boolean recoverable) {
        try (TestService other = TestService.start()) {
            String id = other.askedForConsent();
            other.neighbours().deliver(new NipDelivery.Failed("TIMEOUT", recoverable));

            other.nip("send", id).send();
            other.work();
            String failed = other.status(id).send().told();
            other.pass(Duration.ofSeconds(30));
            other.nip("resend", id).send();
            String again = other.status(id).send().told();

            String event = "{\"date\": \"2026-03-01T12:00:00Z\", \"status\": \"ERROR\", \"errorMessage\": \"TIMEOUT\"}";
            String error = ", \"sendError\": {\"code\": \"TIMEOUT\", \"recoverable\": " + recoverable + "}";
            assertEquals(consent(id, "VALIDATE", event, error), failed);
            String next = recoverable ? "whatsapp" : "sms";
            assertEquals(consent(id, "VALIDATE", event, "").replace("\"whatsapp\"", '"' + next + '"'), again);
        }
    }

    @Test
    void aPhoneThatTheCallGaveIsShown() {
        String id = service.askedForConsent();

        service.nip("send", id)
                .json("{\"countryCode\":\"+1\",\"phoneNumber\":\"2125550100\"}")
                .send();

        JsonNode link = Json.tree(service.status(id).send().body()).path("link");
        assertEquals(
                "+1 2125550100",
                link.path("countryCode").asText() + " "
                        + link.path("phoneNumber").asText());
    }

    @Test
    void whileAServiceIsAskedClientsWait() {
        String id = service.sentACode();
        service.type(id, service.code(id)).send();
        service.type(id, service.code(id)).send();

        Reply working = service.status(id).send();
        service.work();
        Reply done = service.status(id).send();

        String waiting = """
                {"id": "%s", "name": "Credit", "status": "PROGRESS",
                 "currentNodeId": "bureau", "currentNodeName": "Bureau", "currentNodeType": "LINK_PROCESSING"}
                """;
        assertEquals(told(waiting.formatted(id)), working.told());
        assertEquals(told("{\"id\": \"" + id + "\", \"name\": \"Credit\", \"status\": \"SUCCESS\"}"), done.told());
    }
}
