package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operation 1 says of what it is asked to start. */
class StartCatalogueTest {

    private static final String NO_DEFINITION = error(404, "ELEMENT_NOT_EXIST_ERROR", "idWorkflooDefinition not found");
    private static final String SCENARIO = "scenarioId not found";

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"idWorkflooDefinition\":null}",
                "{\"idWorkflooDefinition\":\"\"}",
                "{\"idWorkflooDefinition\":\" \\t\"}",
                "{\"idworkfloodefinition\":\"657117e1d511b6e54fe2a967\"}"
            })
    void theDefinitionIsRequired(String body) {
        String refusal = errors(400, "REQUIRED_FIELDS", "{\"idWorkflooDefinition\":\"required\"}");

        assertEquals(refusal, service.execute(body).send().told());
        assertEquals(refusal, service.executeInSandbox(body).send().told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"000000000000000000000000", Flows.THEIRS, "657117e1d511b6e54fe2a96", "nonsense", "' OR 1=1"})
    void anUnknownDefinitionIs404(String definition) {
        Reply production = service.execute(Flows.start(definition)).send();
        Reply sandbox = service.executeInSandbox(Flows.start(definition, Flows.LOAN_SCENARIO))
                .send();

        assertEquals(NO_DEFINITION, production.told());
        assertEquals(NO_DEFINITION, sandbox.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void theSandboxNeedsAScenario(String scenario) {
        String body = "{\"idWorkflooDefinition\":\"" + Flows.LOAN + "\",\"scenarioId\":" + scenario + "}";

        Reply reply = service.executeInSandbox(body).send();

        assertEquals(error(400, "ELEMENT_NOT_EXIST_ERROR", SCENARIO), reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000000000000000", Flows.SURVEY_SCENARIO, Flows.LOAN, "nonsense"})
    void anUnknownScenarioIs404(String scenario) {
        Reply reply =
                service.executeInSandbox(Flows.start(Flows.LOAN, scenario)).send();

        assertEquals(error(404, "ELEMENT_NOT_EXIST_ERROR", SCENARIO), reply.told());
    }

    @Test
    void idsAreReadInAnyCase() {
        String body = Flows.start(Flows.LOAN, Flows.LOAN_SCENARIO);
        String shouting = body.replace("d511b6e54fe2a96", "D511B6E54FE2A96");

        Reply reply = service.executeInSandbox(shouting).send();

        TestService.id(reply);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"idWorkflooDefinition\":5 | {\"idWorkflooDefinition\":\"must be text\"}",
                "\"idWorkflooDefinition\":{} | {\"idWorkflooDefinition\":\"must be text\"}",
                "\"idWorkflooDefinition\":\"x\",\"form\":[] | {\"form\":\"must be an object\"}",
                "\"idWorkflooDefinition\":\"x\",\"form\":\"\" | {\"form\":\"must be an object\"}",
                "\"idWorkflooDefinition\":\"x\",\"document\":1 | {\"document\":\"must be an object\"}",
                "\"callbackUrl\":true | {\"callbackUrl\":\"must be text\"}",
                "\"callbackUrl\":[] | {\"callbackUrl\":\"must be text\"}",
                "\"idWorkflooDefinition\":[] | {\"idWorkflooDefinition\":\"must be text\"}",
                "\"callbackXApiKey\":[1] | {\"callbackXApiKey\":\"must be text\"}",
                "\"form\":1,\"idWorkflooDefinition\":5 | {\"idWorkflooDefinition\":\"must be text\",\"form\":\"must be an object\"}"
            })
    void wrongJsonTypes(String members, String said) {
        Reply reply = service.execute("{" + members + "}").send();

        assertEquals(errors(400, "FORMAT_ERROR", said), reply.told());
    }

    @Test
    void aScenarioMustBeText() {
        Reply reply = service.executeInSandbox("{\"idWorkflooDefinition\":\"x\",\"scenarioId\":1}")
                .send();

        assertEquals(errors(400, "FORMAT_ERROR", "{\"scenarioId\":\"must be text\"}"), reply.told());
    }

    /** What is ignored is not looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "[null]", "true"})
    void inProductionAScenarioMayBeAnything(String scenario) {
        String body = "{\"idWorkflooDefinition\":\"" + Flows.LOAN + "\",\"scenarioId\":" + scenario + "}";

        TestService.id(service.execute(body).send());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.com", "example.com", "https://", "https://me:secret@example.com/", "https://a b"})
    void aCallbackMustBeAUrl(String url) {
        String body = Flows.start(Flows.LOAN).replace("}", ",\"callbackUrl\":\"" + url + "\"}");

        Reply reply = service.execute(body).send();

        String said = "must be an http or https URL of at most 2048 characters, without a user";
        assertEquals(errors(400, "FORMAT_ERROR", "{\"callbackUrl\":\"" + said + "\"}"), reply.told());
    }

    @Test
    void aCallbackIsTaken() {
        String callback = ",\"callbackUrl\":\"https://example.com/hook\",\"callbackXApiKey\":\"s3cret\"}";

        Reply reply =
                service.execute(Flows.start(Flows.LOAN).replace("}", callback)).send();

        TestService.id(reply);
    }

    @Test
    void aFormMayComeWithTheStart() {
        String id = TestService.id(service.execute(Flows.startAnswering(Flows.LOAN, Flows.APPLICANT))
                .send());

        assertEquals("offer", Json.at(service.status(id).send().body(), "currentNodeId"));
    }

    @Test
    void aRefusedFormStartsNothing() {
        long before =
                Json.number(service.execute(Flows.start(Flows.NOTE)).send().body(), "idUnykoo");

        Reply reply = service.execute(Flows.startAnswering(Flows.LOAN, "{\"first_name\":\"ANA\",\"rfc_pf\":\"x\"}"))
                .send();

        assertEquals(errors(400, "FORMAT_ERROR", "{\"rfc_pf\":\"4 letters and 6 digits\"}"), reply.told());
        assertEquals(
                before + 1,
                Json.number(service.execute(Flows.start(Flows.NOTE)).send().body(), "idUnykoo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"form\":{}", "\"form\":null", "\"document\":{}", "\"document\":null"})
    void anEmptyFormOrDocumentIsNone(String member) {
        for (String definition : List.of(Flows.LOAN, Flows.SURVEY)) {
            String body = Flows.start(definition).replace("}", "," + member + "}");

            String id = TestService.id(service.execute(body).send());

            assertEquals("FORM", Json.at(service.status(id).send().body(), "currentNodeType"));
        }
        TestService.id(service.execute(Flows.start(Flows.NOTE).replace("}", "," + member + "}"))
                .send());
    }

    @Test
    void aFlowWithoutAFormTakesNone() {
        Reply reply =
                service.execute(Flows.startAnswering(Flows.NOTE, "{\"a\":1}")).send();

        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"form\":\"the workfloo does not begin with a FORM\"}"), reply.told());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        String more =
                ",\"form\":{\"income\":1},\"document\":{\"ine\":\"aGk=\"},\"callbackUrl\":\"nonsense\",\"callbackXApiKey\":\"ñ\"}";

        Reply reply =
                service.execute(Flows.start(Flows.LOAN).replace("}", more)).send();

        String said = "{\"first_name\":\"required\",\"rfc_pf\":\"required\","
                + "\"document\":\"the workfloo does not begin with a DOCUMENT\","
                + "\"callbackUrl\":\"must be an http or https URL of at most 2048 characters, without a user\","
                + "\"callbackXApiKey\":\"must be printable ASCII of at most 2048 characters\"}";
        assertEquals(errors(400, "REQUIRED_FIELDS", said), reply.told());
    }

    @Test
    void aFlowWithoutADocumentTakesNone() {
        String body = Flows.start(Flows.LOAN).replace("}", ",\"document\":{\"ine\":\"aGk=\"}}");

        Reply reply = service.execute(body).send();

        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"document\":\"the workfloo does not begin with a DOCUMENT\"}"),
                reply.told());
    }
}
