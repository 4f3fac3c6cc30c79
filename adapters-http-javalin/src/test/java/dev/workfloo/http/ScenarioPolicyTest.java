package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.workfloo.scenario.ScenarioPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment that asks for a scenario only where the definition turns to a connector. */
class ScenarioPolicyTest {

    private static final String SANDBOX = "?sandbox=true";
    private static final String MISSING = error(400, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found");
    private static final String UNKNOWN = error(404, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.asking(ScenarioPolicy.CONNECTORS);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Reply nip(String id, String word, String body) {
        return service.call("PATCH", TestService.EXECUTE + "/" + id + "/nip/" + word + SANDBOX)
                .json(body)
                .send();
    }

    @Test
    void consentAloneRunsToItsEndWithoutOne() {
        String id = TestService.id(
                service.executeInSandbox(Flows.start(Flows.CONSENT)).send());

        nip(id, "send", "{}");
        service.work();
        nip(id, "validate", "{\"nip\":\"123456\"}");
        nip(id, "validate", "{\"nip\":\"123456\"}");

        String detail =
                service.get(TestService.EXECUTE + "/" + id + SANDBOX).send().body();
        assertEquals("SUCCESS", Json.at(detail, "status"));
        assertFalse(detail.contains("scenery"), detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {Flows.LOAN, Flows.SURVEY, Flows.NOTE})
    void formsNeedNone(String definition) {
        TestService.id(service.executeInSandbox(Flows.start(definition)).send());
        TestService.id(service.executeInSandbox(Flows.start(definition, " ")).send());
    }

    @Test
    void aConnectorNeedsOne() {
        assertEquals(
                MISSING,
                service.executeInSandbox(Flows.start(Flows.CREDIT)).send().told());
        assertEquals(
                MISSING,
                service.executeInSandbox(Flows.start(Flows.CREDIT, "")).send().told());
        TestService.id(service.executeInSandbox(Flows.start(Flows.CREDIT, Flows.CREDIT_SCENARIO))
                .send());
    }

    @Test
    void oneThatIsNamedMustBeTheDefinitionsOwn() {
        assertEquals(
                UNKNOWN,
                service.executeInSandbox(Flows.start(Flows.LOAN, Flows.SURVEY_SCENARIO))
                        .send()
                        .told());
        assertEquals(
                UNKNOWN,
                service.executeInSandbox(Flows.start(Flows.CREDIT, "nonsense"))
                        .send()
                        .told());
    }

    @Test
    void theDefinitionIsSearchedFirst() {
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "idWorkflooDefinition not found"),
                service.executeInSandbox(Flows.start("nonsense")).send().told());
    }
}
