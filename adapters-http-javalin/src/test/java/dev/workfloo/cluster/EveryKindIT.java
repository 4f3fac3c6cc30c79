package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.driver.CallbackReceiver;
import dev.workfloo.driver.Driver;
import dev.workfloo.driver.Driver.Driven;
import dev.workfloo.driver.EveryKind;
import dev.workfloo.driver.HttpCalls;
import dev.workfloo.driver.Person;
import dev.workfloo.driver.Polling;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.http.DrivenFlow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A program that knows what the API promises, and nothing else, takes a flow with every kind of node to its end. */
@Execution(ExecutionMode.CONCURRENT)
class EveryKindIT {

    @TempDir
    static Path folder;

    private static ServedFlow served;

    @BeforeAll
    static void start() throws Exception {
        served = ServedFlow.in(folder);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpCalls client(String environment) {
        return new HttpCalls(served.address(), served.clientKey(), environment, DescribedApi::check);
    }

    private static HttpCalls reviewer(String environment) {
        return new HttpCalls(served.address(), served.reviewerKey(), environment, DescribedApi::check);
    }

    private static Driven drive(Driver driver, Optional<String> scenario) throws Exception {
        Driven driven = driver.drive(EveryKind.DEFINITION, scenario);
        JsonNode detail = driver.client().detail(driven.id());
        DrivenFlow.assertWhole(driven, detail, driver.files(detail));
        return driven;
    }

    private static Driven drivePolling(String environment, Person person, Optional<String> scenario) throws Exception {
        HttpCalls client = client(environment);
        return drive(new Driver(client, reviewer(environment), person, Polling.of(client)), scenario);
    }

    @Test
    void isDrivenInTheSandbox() throws Exception {
        Person person = new Person(true, Person.Inbox.OF_THE_SANDBOX);

        drivePolling(HttpCalls.SANDBOX, person, Optional.of(EveryKind.SCENARIO));
    }

    @Test
    void isDrivenInProduction() throws Exception {
        Person person = new Person(false, served.inbox());

        String id = drivePolling(HttpCalls.PRODUCTION, person, Optional.empty()).id();

        TestDeployment outside = served.deployment();
        assertEquals(
                List.of(id + "/bureau/1/1", id + "/registry/1/1"),
                outside.bureau().asks(id).stream().map(Bureau.Ask::key).toList());
        assertEquals(1, outside.gateway().messages(id).size());
        assertEquals(1, outside.verifier().sent(id));
        String detail = client(HttpCalls.PRODUCTION).detail(id).toString();
        assertTrue(detail.contains("Bearer ***") && !detail.contains(Bureau.SECRET), detail);
    }

    private static Driven driveTold(String environment, Person person, Optional<String> scenario) throws Exception {
        try (CallbackReceiver told = new CallbackReceiver(DescribedApi::checkCallback)) {
            Driver driver = new Driver(client(environment), reviewer(environment), person, told);
            Driven driven = drive(driver, scenario);
            assertEquals("consent SENT", told.nextCode(driven.id()));
            assertEquals(client(environment).status(driven.id()), driven.status());
            return driven;
        }
    }

    /** Who is told of every change sees each kind of step. */
    private static void assertSawEachStep(Driven driven) {
        List<String> steps = List.of("FORM", "DOCUMENT", "LINK_PROCESSING", "LINK", "TIMER", "VALIDATION");
        assertTrue(driven.types().containsAll(steps), () -> driven.types().toString());
    }

    @Test
    void isDrivenByCallbacksInTheSandbox() throws Exception {
        Person person = new Person(false, Person.Inbox.OF_THE_SANDBOX);

        assertSawEachStep(driveTold(HttpCalls.SANDBOX, person, Optional.of(EveryKind.SCENARIO)));
    }

    @Test
    void isDrivenByCallbacksInProduction() throws Exception {
        assertSawEachStep(driveTold(HttpCalls.PRODUCTION, new Person(true, served.inbox()), Optional.empty()));
    }
}
