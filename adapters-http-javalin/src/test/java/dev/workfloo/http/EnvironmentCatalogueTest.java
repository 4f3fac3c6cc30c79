package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.http.Deployment.Environments;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which environment a request means, by its host, its query and the deployment. */
class EnvironmentCatalogueTest {

    private static final String IN_SANDBOX = error(400, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found");
    private static final String NOT_BOOLEAN = errors(400, "FORMAT_ERROR", "{\"sandbox\":\"must be true or false\"}");
    private static final String NO_SANDBOX = error(403, "FORBIDDEN_ERROR", "this deployment has no sandbox");

    private static TestService mixed;
    private static TestService sandboxOnly;
    private static TestService productionOnly;

    @BeforeAll
    static void start() {
        mixed = TestService.start();
        sandboxOnly = TestService.of(Environments.SANDBOX);
        productionOnly = TestService.of(Environments.PRODUCTION);
    }

    @AfterAll
    static void stop() {
        mixed.close();
        sandboxOnly.close();
        productionOnly.close();
    }

    /** A start without a scenario: taken in production, refused in the sandbox. */
    private static Reply execute(TestService service, String host, String query) {
        String body = Flows.start(Flows.LOAN);
        String request = Wire.request(
                "POST",
                TestService.EXECUTE + query,
                "Host: " + host,
                "x-api-key: " + service.key(),
                "Content-Type: application/json",
                "Content-Length: " + body.length());
        return Wire.send(service.port(), request + body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?sandbox=false",
                "?sandbox=false&sandbox=false",
                "?Sandbox=true",
                "?x=%zz",
                "?sandboxes=true",
                "?xsandbox=1",
                "?x=sandbox=true"
            })
    void anyOtherQueryMeansProduction(String query) {
        TestService.id(execute(mixed, "localhost", query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sandbox=true",
                "?x=1&sandbox=true",
                "?sandbox=true&sandbox=true",
                "?%73andbox=tru%65",
                "?sandbox=true&x=%zz"
            })
    void theQueryAsksForTheSandbox(String query) {
        assertEquals(IN_SANDBOX, execute(mixed, "localhost", query).told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sandbox",
                "?sandbox=",
                "?sandbox=TRUE",
                "?sandbox=1",
                "?sandbox=true%20",
                "?sandbox=+true",
                "?sandbox=%zz",
                "?sandbox=%",
                "?sandbox=%FF",
                "?sandbox=true&sandbox=false",
                "?sandbox=false&sandbox=true",
                "?sandbox=true&sandbox=",
                "?sandbox=true;sandbox=true"
            })
    void anythingElseIsNotBoolean(String query) {
        assertEquals(NOT_BOOLEAN, execute(mixed, "localhost", query).told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sandbox",
                "sandbox.example.com",
                "SandBox.example.com:8443",
                "api.SANDBOX.example.com",
                "example.sandbox",
                "example.sandbox:80"
            })
    void aLabelOfTheHostMeansTheSandbox(String host) {
        assertEquals(IN_SANDBOX, execute(mixed, host, "").told());
        assertEquals(IN_SANDBOX, execute(mixed, host, "?sandbox=false").told());
        assertEquals(IN_SANDBOX, execute(mixed, host, "?sandbox=nonsense").told());
    }

    @Test
    void theTargetsOwnHostCountsToo() {
        String body = Flows.start(Flows.LOAN);
        String old = "POST http://sandbox.example.com" + TestService.EXECUTE + " HTTP/1.0\r\nx-api-key: " + mixed.key()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;

        assertEquals(IN_SANDBOX, Wire.send(mixed.port(), old).told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandboxes.example.com", "my-sandbox.example.com", "127.0.0.1:80", "[::1]:80", "[::1]"})
    void partOfALabelDoesNot(String host) {
        TestService.id(execute(mixed, host, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?sandbox=false", "?sandbox=nonsense", "?sandbox=%zz"})
    void aSandboxDeploymentReadsNoQuery(String query) {
        assertEquals(IN_SANDBOX, execute(sandboxOnly, "localhost", query).told());
    }

    @Test
    void aProductionDeploymentHasNoSandbox() {
        assertEquals(
                NO_SANDBOX,
                execute(productionOnly, "localhost", "?sandbox=true").told());
        assertEquals(
                NO_SANDBOX,
                execute(productionOnly, "sandbox.example.com", "?sandbox=false").told());
        assertEquals(
                NO_SANDBOX,
                productionOnly
                        .get(TestService.EXECUTE + "/status/" + Flows.LOAN + "?sandbox=true")
                        .send()
                        .told());
        assertEquals(
                NOT_BOOLEAN,
                execute(productionOnly, "localhost", "?sandbox=nonsense").told());
        TestService.id(execute(productionOnly, "localhost", "?sandbox=false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", Flows.LOAN_SCENARIO, Flows.SURVEY_SCENARIO, ""})
    void productionIgnoresTheScenario(String scenario) {
        Reply reply = mixed.execute(Flows.start(Flows.LOAN, scenario)).send();

        TestService.id(reply);
    }

    @Test
    void theSandboxTakesADefinitionsOwnScenario() {
        Reply reply = mixed.executeInSandbox(Flows.start(Flows.LOAN, Flows.LOAN_SCENARIO))
                .send();

        TestService.id(reply);
    }
}
