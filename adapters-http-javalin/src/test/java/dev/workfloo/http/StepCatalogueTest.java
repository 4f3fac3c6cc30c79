package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Right;
import dev.workfloo.memory.MemoryStore;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations 5 and 6 say of executions and answers. */
class StepCatalogueTest {

    private static final String UNKNOWN = error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found");
    private static final Interposed STORE = new Interposed(new MemoryStore());

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.on(STORE);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Reply inSandbox(String method, String path) {
        return service.call(method, TestService.EXECUTE + path + "?sandbox=true")
                .json("{}")
                .send();
    }

    @Test
    void anUnknownExecutionIs404() {
        assertEquals("404", service.status(Flows.LOAN).send().told());
        assertEquals(UNKNOWN, service.form(Flows.LOAN, "{}").send().told());
    }

    @Test
    void theOtherEnvironmentsIs404() {
        String production = service.started(Flows.LOAN);
        String sandbox = service.startedInSandbox();

        assertEquals("404", inSandbox("GET", "/status/" + production).told());
        assertEquals(UNKNOWN, inSandbox("POST", "/" + production + "/form").told());
        assertEquals("404", service.status(sandbox).send().told());
        assertEquals(UNKNOWN, service.form(sandbox, "{}").send().told());
        assertEquals(200, inSandbox("GET", "/status/" + sandbox).status());
    }

    @Test
    void theOtherWorkspacesIs404() {
        String id = service.started(Flows.LOAN);
        String theirs = service.addKey(TestService.THEIRS, Optional.empty(), Right.values());

        assertEquals("404", service.status(id).key(theirs).send().told());
        assertEquals(UNKNOWN, service.form(id, "{}").key(theirs).send().told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "657117e1d511b6e54fe2a96", "657117e1d511b6e54fe2a9677", "657117e1d511b6e54fe2a96g", "%20"})
    void anIdHas24HexDigits(String id) {
        String refusal = errors(400, "FORMAT_ERROR", "{\"id\":\"must be 24 hex digits\"}");

        assertEquals(refusal, service.status(id).send().told());
        assertEquals(refusal, service.form(id, "{}").send().told());
    }

    @Test
    void idsAreReadInAnyCaseAndPrintedInLower() {
        String id = service.started(Flows.LOAN);
        String shouted = id.toUpperCase(Locale.ROOT);

        Reply status = service.status(shouted).send();
        Reply form = service.form(shouted, Flows.APPLICANT).send();

        assertEquals(id, Json.at(status.body(), "id"));
        assertEquals("200", form.told());
    }

    @Test
    void anAnsweredFormSaysNothing() {
        String id = service.started(Flows.LOAN);

        Reply first = service.form(id, Flows.APPLICANT).send();
        Reply second = service.form(id, "{\"accepted\":true}").send();

        assertEquals("200", first.told());
        assertEquals("200", second.told());
        assertEquals("SUCCESS", Json.at(service.status(id).send().body(), "status"));
    }

    @Test
    void nothingMovesAFinishedExecution() {
        String finished = error(409, "STATE_ERROR", "the workfloo had already finished");

        assertEquals(
                finished, service.form(service.started(Flows.NOTE), "{}").send().told());
        assertEquals(
                finished,
                service.form(service.started(Flows.NOTE), "{\"first_name\":1}")
                        .send()
                        .told());
    }

    @Test
    void whoComesTooLateIsToldWhereItWaits() {
        String id = service.started(Flows.LOAN);
        Overtaking.once(
                STORE,
                () -> assertEquals(
                        "200", service.form(id, Flows.APPLICANT).send().told()));

        Reply reply = service.form(id, Flows.APPLICANT).send();

        assertEquals(error(409, "STATE_ERROR", "the workfloo waits at FORM offer"), reply.told());
    }

    @Test
    void anEmptyFormTellsWhatIsRequired() {
        Reply reply = service.form(service.started(Flows.LOAN), "{}").send();

        assertEquals(
                errors(400, "REQUIRED_FIELDS", "{\"first_name\":\"required\",\"rfc_pf\":\"required\"}"), reply.told());
    }

    @Test
    void aFormThatRequiresNothingTakesNothing() {
        Reply reply = service.form(service.started(Flows.SURVEY), "{}").send();

        assertEquals("200", reply.told());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "FORMAT_ERROR | \"first_name\":\"MAXIMILIANO\" | \"first_name\":\"must have at most 10 characters\"",
                "FORMAT_ERROR | \"first_name\":1 | \"first_name\":\"must be text\"",
                "FORMAT_ERROR | \"rfc_pf\":\"x\" | \"rfc_pf\":\"4 letters and 6 digits\"",
                "FORMAT_ERROR | \"income\":-1,\"rfc_pf\":\"x\" | \"rfc_pf\":\"4 letters and 6 digits\",\"income\":\"must be at least 0\"",
                "FORMAT_ERROR | \"income\":1e7000 | \"income\":\"must be a number of at most 34 digits\"",
                "FORMAT_ERROR | \"references\":{} | \"references\":\"must be a list of objects\"",
                "FORMAT_ERROR | \"references\":[1] | \"references[0]\":\"must be an object\"",
                "FORMAT_ERROR | \"references\":[{\"name\":1}] | \"references[0].name\":\"must be text\"",
                "REQUIRED_FIELDS | \"references\":[{\"name\":\"EVA\"},{}] | \"references[1].name\":\"required\"",
                "REQUIRED_FIELDS | \"first_name\":null | \"first_name\":\"required\"",
                "REQUIRED_FIELDS | \"first_name\":\" \" | \"first_name\":\"required\"",
                "REQUIRED_FIELDS | \"first_name\":[] | \"first_name\":\"required\"",
                "REQUIRED_FIELDS | \"first_name\":\"\",\"income\":true | \"first_name\":\"required\",\"income\":\"must be a number of at most 34 digits\""
            })
    void answersAreRefusedByField(String typeError, String answers, String said) {
        String id = service.started(Flows.LOAN);

        Reply form = service.form(id, applicant(answers)).send();
        Reply start = service.execute(Flows.startAnswering(Flows.LOAN, applicant(answers)))
                .send();

        assertEquals(errors(400, typeError, "{" + said + "}"), form.told());
        assertEquals(form.told(), start.told());
        assertEquals("applicant", Json.at(service.status(id).send().body(), "currentNodeId"));
    }

    /** Good answers, but for these. */
    private static String applicant(String answers) {
        String rest = "";
        if (!answers.contains("first_name")) rest += "\"first_name\":\"ANA\",";
        if (!answers.contains("rfc_pf")) rest += "\"rfc_pf\":\"KIBA801010\",";
        return "{" + rest + answers + "}";
    }
}
