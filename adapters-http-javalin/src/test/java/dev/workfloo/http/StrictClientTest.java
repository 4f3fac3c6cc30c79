package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.access.Right;
import dev.workfloo.client.ApiClient;
import dev.workfloo.client.ApiException;
import dev.workfloo.client.ConsentApi;
import dev.workfloo.client.ExecutionsApi;
import dev.workfloo.client.ServiceApi;
import dev.workfloo.client.model.Detail;
import dev.workfloo.client.model.ErrorEnvelope;
import dev.workfloo.client.model.ExecutionStatus;
import dev.workfloo.client.model.FieldMetadata;
import dev.workfloo.client.model.FieldSet;
import dev.workfloo.client.model.FormField;
import dev.workfloo.client.model.ListedPage;
import dev.workfloo.client.model.ListedWithContent;
import dev.workfloo.client.model.NodeDetail;
import dev.workfloo.client.model.Phase;
import dev.workfloo.client.model.StartRequest;
import dev.workfloo.client.model.Started;
import dev.workfloo.client.model.Status;
import dev.workfloo.client.model.TypedNip;
import dev.workfloo.client.model.Why;
import dev.workfloo.driver.Calls;
import dev.workfloo.driver.Driver;
import dev.workfloo.driver.Driver.Driven;
import dev.workfloo.driver.EveryKind;
import dev.workfloo.driver.Person;
import dev.workfloo.driver.Polling;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that was generated from openapi.json, and takes nothing that stands not there, goes through a whole flow. */
class StrictClientTest {

    private static final String DEMO = "657117e1d511b6e54fe2a967";
    private static final String STRONG_PAYER = "6571181fd511b6e54fe2a968";
    private static final Map<String, Object> ANA = Map.of(
            "first_name",
            "ANA",
            "rfc_pf",
            "KIBA801010BPA",
            "birth_date",
            "1990-08-15",
            "employed",
            true,
            "employer",
            "ACME",
            "income",
            20_000,
            "country_code",
            "+52",
            "phone_number",
            "5512345678");

    private final ObjectMapper strict = StrictClientCalls.mapper();
    private TestService service;
    private ApiClient client;

    @BeforeEach
    void start() throws Exception {
        service = TestService.start();
        try (InputStream demo = getClass().getResourceAsStream("/dev/workfloo/server/demo.json")) {
            service.publish(TestService.OURS, new String(demo.readAllBytes(), StandardCharsets.UTF_8));
        }
        client = StrictClientCalls.client(service.address(), service.key(), strict);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void drivesTheDemoToItsEnd() throws Exception {
        ExecutionsApi executions = new ExecutionsApi(client);
        ConsentApi consent = new ConsentApi(client);

        Started started = executions.execute(
                new StartRequest().idWorkflooDefinition(DEMO).scenarioId(STRONG_PAYER), true, "once", null);
        String id = started.getId();
        Status atForm = executions.status(id, true, null, null);
        executions.answerForm(id, ANA, true, "once", null);
        Status atConsent = executions.status(id, true, null, null);
        consent.sendNip(id, true, null, null, null, null, null);
        service.work();
        service.pass(Duration.ofSeconds(30));
        Phase again = consent.resendNip(id, true, null, null, null).getPhase();
        ApiException mistyped = assertThrows(
                ApiException.class, () -> consent.validateNip(id, new TypedNip().nip("654321"), true, null, null));
        Phase confirmed = consent.validateNip(id, new TypedNip().nip("123456"), true, null, null)
                .getPhase();
        Phase authorised = consent.validateNip(id, new TypedNip().nip("123456"), true, null, null)
                .getPhase();
        Status working = executions.status(id, true, null, null);
        service.work();
        Status ended = executions.status(id, true, null, null);
        Detail detail = executions.detail(id, true, null);
        Why why = executions.why(id, true);

        assertEquals("FORM", atForm.getCurrentNodeType());
        assertEquals(3, atForm.getForm().getFormFieldSection().size());
        assertEquals(Phase.CREATE_ACCOUNT, atConsent.getLink().getPhase());
        assertEquals(Phase.VALIDATE, again);
        assertEquals(400, mistyped.getCode());
        assertEquals(
                "2 attempts left",
                strict.readValue(mistyped.getResponseBody(), ErrorEnvelope.class)
                        .getErrorMessage());
        assertEquals(Phase.VALIDATE_2, confirmed);
        assertEquals(Phase.VALIDATED, authorised);
        assertEquals("LINK_PROCESSING", working.getCurrentNodeType());
        assertEquals(ExecutionStatus.SUCCESS, ended.getStatus());
        assertNull(ended.getCurrentNodeType());
        assertEquals(List.of("prime", "approved"), detail.getLabels());
        assertEquals(
                ANA.keySet(), node(detail, "applicant").getForm().getFields().keySet());
        assertEquals(712, node(detail, "bureau").getResponse().get("score"));
        assertEquals(OffsetDateTime.parse("2026-03-01T12:00:30Z"), detail.getModified());
        assertEquals(
                Optional.of(true),
                why.getNodes().stream()
                        .filter(node -> node.getId().equals("policy"))
                        .findFirst()
                        .map(node -> node.getTrace().get(0).getRules().get(0).getMatched()));
    }

    /** The same driver as over plain HTTP, by the client's own operations and types. */
    @Test
    void drivesEveryKindOfNodeToItsEnd() throws Exception {
        service.publish(TestService.OURS, EveryKind.document());
        String reviewerKey = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);
        Calls calls = new StrictClientCalls(service.address(), service.key(), true);
        Calls reviewer = new StrictClientCalls(service.address(), reviewerKey, true);
        Polling following = new Polling(calls, () -> {
            service.work();
            service.pass(Duration.ofSeconds(1));
        });
        Driver driver = new Driver(calls, reviewer, new Person(true, Person.Inbox.OF_THE_SANDBOX), following);

        Driven driven = driver.drive(EveryKind.DEFINITION, Optional.of(EveryKind.SCENARIO));

        JsonNode detail = calls.detail(driven.id());
        DrivenFlow.assertWhole(driven, detail, driver.files(detail));
    }

    @Test
    void isToldThatNothingHasChanged() throws Exception {
        String body = Flows.startCredit(Flows.CREDIT_SCENARIO);
        String id = TestService.id(service.executeInSandbox(body).send());
        ExecutionsApi executions = new ExecutionsApi(client);

        String tag = executions
                .statusWithHttpInfo(id, true, null, null)
                .getHeaders()
                .get("etag")
                .get(0);
        ApiException unchanged = assertThrows(ApiException.class, () -> executions.status(id, true, tag, "wait=1"));

        assertEquals(304, unchanged.getCode());
    }

    private static NodeDetail node(Detail detail, String id) {
        return detail.getNodes().stream()
                .filter(node -> node.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsListsOfEitherVersion() throws Exception {
        String body = Flows.startCredit(Flows.CREDIT_SCENARIO);
        String id = TestService.id(service.executeInSandbox(body).send());
        ExecutionsApi executions = new ExecutionsApi(client);

        ListedPage page = executions.listExecutions(1, 10, true, ExecutionStatus.PROGRESS, null, null, null);
        String whole = service.get(ListingLender.SECOND + "?content=true&sandbox=true")
                .send()
                .body();
        ListedWithContent[] again = strict.readValue(whole, ListedWithContent[].class);

        assertEquals(id, page.getItems().get(0).getId());
        assertEquals("Consent", page.getItems().get(0).getCurrentNodeName());
        assertEquals(
                "20000",
                page.getItems()
                        .get(0)
                        .getSteps()
                        .get(0)
                        .getForm()
                        .getFields()
                        .get(1)
                        .getValue());
        assertEquals(id, again[0].getId());
        assertEquals(2, again[0].getNodes().size());
    }

    @Test
    void readsAFormWithEverythingInIt() throws Exception {
        service.publish(TestService.OURS, StatusTest.RICH_DOCUMENT);

        Status status = new ExecutionsApi(client).status(service.started(StatusTest.RICH), null, null, null);

        List<FormField> money = status.getForm().getFormFieldSection().get(1).getFields();
        assertEquals(0.5f, money.get(0).getFieldMetadata().getMinVal());
        assertEquals(List.of("2", "1"), money.get(3).getSet().getOptionalAt());
    }

    @Test
    void readsWhatAFailedCallLeaves() throws Exception {
        String id = TestService.id(service.executeInSandbox(Flows.startCredit(Flows.UNKNOWN_SCENARIO))
                .send());
        ConsentApi consent = new ConsentApi(client);
        consent.sendNip(id, true, null, null, null, null, null);
        for (int i = 0; i < 2; i++) consent.validateNip(id, new TypedNip().nip("123456"), true, null, null);
        service.work();

        Why why = new ExecutionsApi(client).why(id, true);
        Detail detail = new ExecutionsApi(client).detail(id, true, null);

        assertEquals("NOT_FOUND", why.getNodes().get(2).getAttempts().get(0).getCode());
        assertEquals("manual-review", detail.getLabels().get(0));
    }

    @Test
    void asksProbesToo() throws Exception {
        assertEquals("alive", new ServiceApi(client).health().getStatus().getValue());
        assertEquals("ready", new ServiceApi(client).ready().getStatus().getValue());
    }

    /** What the client would have made of earlier answers. */
    @ParameterizedTest
    @ValueSource(strings = {"'trace': []", "'name': 5", "'status': 'DONE'", "'id': true"})
    void refusesAStatusThatIsNotDescribed(String member) {
        String told = "{'id': '64a8bc288de4164da93f339c', " + member + "}";

        assertThrows(JsonMappingException.class, () -> strict.readValue(told.replace('\'', '"'), Status.class));
    }

    @Test
    void refusesPositionsAsNumbers() {
        assertThrows(
                JsonMappingException.class,
                () -> strict.readValue("{\"fields\":[],\"required\":[],\"optionalAt\":[1]}", FieldSet.class));
    }

    @Test
    void refusesCountsBeyond32Bits() {
        assertThrows(
                JsonMappingException.class,
                () -> strict.readValue("{\"type\":\"TEXT\",\"maxLength\":2147483648}", FieldMetadata.class));
    }
}
